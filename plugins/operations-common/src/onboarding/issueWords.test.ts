import { z } from 'zod';
import { problemsOf } from './readOnboarding';

const schema = z.strictObject({
  name: z.string(),
  most: z.number().max(5, 'At most 5.'),
  count: z.int(),
  open: z.boolean(),
  tier: z.enum(['a', 'b'], 'Write one of a and b.'),
  tags: z.array(z.string()),
});
const RIGHT = { name: 'x', most: 1, count: 1, open: true, tier: 'a', tags: [] };

function said(change: object) {
  const value = { ...RIGHT, ...change };
  const { error } = schema.safeParse(value);
  return error ? problemsOf(error, value) : [];
}

describe('what a schema says', () => {
  it.each<[string, object, unknown]>([
    ['nothing of what is right', {}, []],
    [
      'that something is missing',
      { name: undefined },
      [{ field: 'name', message: 'Fill in this field.' }],
    ],
    [
      'what to write for a number',
      { most: 'abc' },
      [{ field: 'most', value: 'abc', message: 'Write a number, as in 0.5.' }],
    ],
    [
      'what to write for a whole number',
      { count: 1.5 },
      [{ field: 'count', value: '1.5', message: 'Write a whole number.' }],
    ],
    [
      'what to write for a text, quoting no object',
      { name: {} },
      [{ field: 'name', message: 'Write a text.' }],
    ],
    [
      'what to write for yes or no',
      { open: 'maybe' },
      [{ field: 'open', value: 'maybe', message: 'Write true or false.' }],
    ],
    [
      'what to write for a list',
      { tags: 'a' },
      [{ field: 'tags', value: 'a', message: 'Write a list.' }],
    ],
    [
      'its own words where it has some',
      { tier: 'z', most: 6 },
      [
        { field: 'most', value: '6', message: 'At most 5.' },
        { field: 'tier', value: 'z', message: 'Write one of a and b.' },
      ],
    ],
    [
      'what it does not know',
      { colour: 'red' },
      [
        {
          field: '',
          message: 'There is no field colour here. Leave it out.',
        },
      ],
    ],
  ])('%s', (_, change, problems) => {
    expect(said(change)).toEqual(problems);
  });
});
