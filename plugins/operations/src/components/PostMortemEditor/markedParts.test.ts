import { markedParts } from './markedParts';

const marked = (text: string, marks: string[]) =>
  markedParts(text, marks).map(({ words, isMarked }) =>
    isMarked ? `[${words}]` : words,
  );

describe('what is marked in a text', () => {
  it('is marked wherever it stands, and the longer where one holds another', () => {
    expect(
      marked('ask ada or ada@example.org (a+b)', [
        'ada',
        'ada@example.org',
        'a+b',
      ]),
    ).toEqual([
      'ask ',
      '[ada]',
      ' or ',
      '[ada@example.org]',
      ' (',
      '[a+b]',
      ')',
    ]);
  });

  it('leaves a text whole of which nothing is to be marked', () => {
    expect(marked('as it is', ['', ' '])).toEqual(['as it is']);
  });
});
