import { operationsTranslationRef } from './translation';
import german from './translations/de';

/** The ref keeps its messages to itself; only the app's own translations read them. */
const english = (
  operationsTranslationRef as unknown as {
    getDefaultMessages(): Record<string, string>;
  }
).getDefaultMessages();

const placesOf = (words: string) =>
  [...words.matchAll(/\{\{\w+\}\}/g)].map(([place]) => place);

describe('the German words', () => {
  it('are there for everything that is said, and for nothing else', () => {
    expect(Object.keys(english).length).toBeGreaterThan(500);
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('put in no more than they are given', () => {
    for (const [key, words] of Object.entries<string>(german)) {
      expect({ key, given: placesOf(english[key]) }).toEqual({
        key,
        given: expect.arrayContaining(placesOf(words)),
      });
    }
  });
});
