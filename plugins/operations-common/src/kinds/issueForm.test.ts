import fc from 'fast-check';
import { isFieldAsked, isListField } from './fields';
import { issueForm, readIssueForm } from './issueForm';
import type { RequestField, RequestKind } from './model';
import { requestKinds } from './table';

const KINDS = requestKinds().map(kind => [kind.name, kind] as const);

/** What GitHub makes of a form that was filled in. */
function bodyOf(kind: RequestKind, values: Record<string, unknown>): string {
  return kind.fields
    .map(
      field => `### ${field.title}\n\n${writtenOf(field, values[field.name])}`,
    )
    .join('\n\n');
}

function titleOf({ options = [] }: RequestField, value: unknown): string {
  return options.find(option => option.value === value)?.title ?? String(value);
}

function writtenOf(field: RequestField, value: unknown): string {
  if (field.options && isListField(field)) {
    return field.options
      .map(option => {
        const isTicked = Array.isArray(value) && value.includes(option.value);
        return `- [${isTicked ? 'X' : ' '}] ${option.title}`;
      })
      .join('\n');
  }
  if (value === undefined) return '_No response_';
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return titleOf(field, value);
}

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
const line = fc
  .stringMatching(/^[a-zA-Z0-9 ,:.#äß-]{1,30}$/)
  .map(text => text.trim())
  .filter(text => text !== '' && text !== 'None');

function valueOf(field: RequestField): fc.Arbitrary<unknown> {
  const options = (field.options ?? []).map(({ value }) => value);
  if (isListField(field)) {
    if (options.length > 0) return fc.subarray(options, { minLength: 1 });
    const one = field.input === 'list' ? line : name;
    return fc.array(one, { minLength: 1, maxLength: 4 });
  }
  switch (field.input) {
    case 'yesNo':
      return fc.boolean();
    case 'number':
      return fc.oneof(
        fc.integer(),
        fc.integer({ min: 1, max: 9999 }).map(value => value / 1000),
      );
    case 'choice':
      return fc.constantFrom(...options);
    case 'lines':
      return fc
        .array(line, { minLength: 1, maxLength: 4 })
        .map(lines => lines.join('\n\n'))
        .filter(text => !text.includes('### '));
    default:
      return line;
  }
}

describe.each(KINDS)('the issue form of %s', (_, kind) => {
  it('has the fields of the kind, each with a title of its own', () => {
    const { body, labels } = issueForm(kind);
    expect(labels).toEqual([`request:${kind.name}`]);
    expect(body.flatMap(({ id }) => id ?? [])).toEqual(
      kind.fields.map(field => field.name),
    );
    const titles = body.flatMap(({ attributes }) => attributes.label ?? []);
    expect(new Set(titles).size).toBe(kind.fields.length);
  });

  it('is read back as it was filled in', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(
            kind.fields.map(field => [field.name, valueOf(field)]),
          ),
          { requiredKeys: [] },
        ),
        values => {
          const asked = kind.fields.filter(
            field =>
              isFieldAsked(kind, field, values) &&
              values[field.name] !== undefined,
          );
          expect(readIssueForm(kind, bodyOf(kind, values)).parameters).toEqual(
            Object.fromEntries(
              asked.map(field => [field.name, values[field.name]]),
            ),
          );
        },
      ),
    );
  });
});

describe('a text of an issue', () => {
  const kind: RequestKind = {
    name: 'walk',
    title: 'Take a walk',
    description: 'Around the lake.',
    fields: [
      { name: 'who', input: 'people', title: 'Who', required: true },
      { name: 'why', input: 'lines', title: 'Why' },
      {
        name: 'pace',
        input: 'choice',
        title: 'Pace',
        default: 'slow',
        options: [
          { value: 'slow', title: 'Slowly' },
          { value: 'none', title: 'None' },
        ],
      },
      { name: 'km', input: 'number', title: 'How far', minimum: 1 },
      { name: 'dog', input: 'yesNo', title: 'With the dog' },
      {
        name: 'leash',
        input: 'text',
        title: 'Leash',
        required: true,
        only: { field: 'dog', is: ['true'] },
      },
      {
        name: 'bring',
        input: 'choice',
        several: true,
        title: 'Bring',
        options: [
          { value: 'water', title: 'Water' },
          { value: 'map', title: 'A map' },
        ],
      },
    ],
    read: () => ({ problems: [{ field: '', message: '' }] }),
    build: () => ({ files: [], problems: [], notes: [] }),
    about: () => ({
      title: '',
      services: [],
      clusters: [],
      places: [],
      approval: { by: 'own', reason: '' },
    }),
  };
  const read = (body: string) => readIssueForm(kind, body);

  it.each<[string, string, Record<string, unknown>]>([
    ['of Windows', '### Who\r\n\r\nada\r\n', { who: ['ada'] }],
    [
      'names beside one another',
      '### Who\n- ada, grace\n* linus',
      { who: ['ada', 'grace', 'linus'] },
    ],
    ['an option by its value', '### Pace\n\nslow', { pace: 'slow' }],
    ['an option that is called None', '### Pace\n\nNone', { pace: 'none' }],
    [
      'no number',
      '### How far\n\nas far as you like',
      { km: 'as far as you like' },
    ],
    ['a comma', '### How far\n\n2,5', { km: 2.5 }],
    ['neither yes nor no', '### With the dog\n\nperhaps', { dog: 'perhaps' }],
    [
      'a field that is not asked for',
      '### With the dog\n\nNo\n\n### Leash\n\nred',
      { dog: false },
    ],
    [
      'headings of its own',
      '### Why\n\nIt is\n### Spring\n\n### Pace\n\nSlowly',
      { why: 'It is\n### Spring', pace: 'slow' },
    ],
    [
      'a heading that comes again',
      '### Who\n\nada\n\n### Why\n\n### Who\n\ngrace',
      { who: ['ada'], why: '### Who\n\ngrace' },
    ],
    ['ticks', '### Bring\n\n- [ ] Water\n- [X] A map', { bring: ['map'] }],
    ['nothing ticked', '### Bring\n\n- [ ] Water\n- [ ] A map', {}],
    ['something else', 'Hello, my computer is broken.', {}],
  ])('with %s', (_, body, parameters) => {
    expect(read(body).parameters).toEqual(parameters);
  });

  it('that leaves out what is needed says so, with the heading', () => {
    expect(read('### Who\n\n_No response_').problems).toEqual([
      { field: 'who', message: 'Fill in what stands below "Who".' },
    ]);
    expect(read('### Who\n\nada\n\n### With the dog\n\nYes').problems).toEqual([
      { field: 'leash', message: 'Fill in what stands below "Leash".' },
    ]);
    expect(read('### Who\n\nada').problems).toEqual([]);
  });

  it('comes from a form that GitHub takes', () => {
    expect(issueForm(kind)).toMatchObject({
      name: 'Take a walk',
      title: 'Take a walk: ',
      body: [
        { type: 'markdown' },
        {
          type: 'textarea',
          id: 'who',
          attributes: { label: 'Who', description: 'One per line.' },
          validations: { required: true },
        },
        { type: 'textarea', id: 'why' },
        {
          type: 'dropdown',
          id: 'pace',
          attributes: { options: ['Slowly', 'None'], default: 0 },
        },
        { type: 'input', id: 'km' },
        {
          type: 'dropdown',
          id: 'dog',
          attributes: { options: ['Yes', 'No'], default: 1 },
        },
        // It is asked for only with a dog, which the form cannot know.
        { type: 'input', id: 'leash' },
        {
          type: 'checkboxes',
          id: 'bring',
          attributes: { options: [{ label: 'Water' }, { label: 'A map' }] },
        },
      ],
    });
    expect(issueForm(kind).body[6]).not.toHaveProperty('validations');
  });
});
