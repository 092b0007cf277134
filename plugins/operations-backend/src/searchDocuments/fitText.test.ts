import { testDatabases } from '../__testUtils__/databases';
import { publicTextOf } from '../__testUtils__/publicText';
import { beginningOf, fenced, fitText } from './fitText';

const databases = testDatabases();
const asItIs = (text: string) => text;
const FILLING = 'word '.repeat(8_000);

it('ends with a whole word', () => {
  expect(beginningOf('one two', 7)).toBe('one two');
  expect(beginningOf('one two three', 7)).toBe('one two');
  expect(beginningOf('one two three', 9)).toBe('one two');
  expect(beginningOf('onetwothree', 6)).toBe('onetwo');
});

it('says nothing twice, and of each part no more than anybody reads', () => {
  expect(fitText(['one', ' one ', '', 'two'], asItIs)).toBe('one\n\ntwo');
  const [log, note] = fitText([fenced(FILLING), 'A note.'], asItIs).split(
    '\n\n',
  );
  expect(log.length).toBeLessThan(4_100);
  // The fence ends before what somebody has written begins.
  expect(log).toMatch(/word\n```$/);
  expect(note).toBe('A note.');
  const many = Array.from({ length: 20 }, (_, at) => `${at} ${FILLING}`);
  expect(fitText(many, asItIs).length).toBeLessThanOrEqual(40_000);
});

it('leaves out the parts that nobody may read, and no more', () => {
  const fit = (text: string) => (text.includes('no') ? undefined : text);
  expect(fitText(['one', 'no', 'two'], fit)).toBe('one\n\ntwo');
});

it('cuts no address in two before it is redacted', async () => {
  const publicText = await publicTextOf(await databases.open(databases.ids[0]));
  const fit = (text: string) => publicText.of(text).text;
  // Wherever a text is cut: at the end of a part, and at the end of all of them.
  for (const longest of [4_000, 40_000]) {
    const before = 'x '.repeat(longest / 2 - 12);
    for (let more = 0; more < 24; more++) {
      const text = `${before}${'x'.repeat(more)} wquist@example.org and more`;
      const shown = fitText([text, FILLING], fit);
      expect(shown).not.toMatch(/wquist|quist|example\.o/);
      expect(shown.length).toBeGreaterThan(4_000);
    }
  }
});
