import { LogBuffer, LogEntry } from './LogBuffer';

const at = (second: string, text: string) =>
  `2026-11-20T12:00:${second}Z ${text}\n`;

function said(entries: LogEntry[]): string[] {
  return entries.map(entry => {
    if (entry.kind === 'line') return entry.text;
    return entry.isWhole ? '— whole —' : '— perhaps a gap —';
  });
}

describe('LogBuffer', () => {
  it.each<[string, string[], string[]]>([
    ['whole lines', ['a\nb\n'], ['a', 'b']],
    ['pieces that end anywhere', ['a', 'b\nc', '\n'], ['ab', 'c']],
    ['a last line without an end', ['a\nb'], ['a', 'b']],
    ['empty lines', ['a\n\nb\n'], ['a', '', 'b']],
    ['line ends of two characters', ['a\r\nb\r\n'], ['a', 'b']],
    ['colours', ['\u001b[31mred\u001b[0m\n'], ['red']],
    ['times', [at('01', 'a')], ['a']],
    ['a time with nothing behind it', ['2026-11-20T12:00:01Z \n'], ['']],
    ['what only looks like a time', ['2026-11-20 a\n'], ['2026-11-20 a']],
    [
      'a line without an end in sight',
      ['x'.repeat(20_000)],
      ['x'.repeat(8_192), 'x'.repeat(8_192), 'x'.repeat(3_616)],
    ],
    ['nothing', [''], []],
  ])('reads %s', (_what, pieces, expected) => {
    const buffer = LogBuffer.create();
    pieces.forEach(piece => buffer.append(piece));
    buffer.end();
    expect(said(buffer.entries)).toEqual(expected);
    expect(buffer.total).toBe(expected.length);
  });

  it('keeps the last lines, counts all, and never renames one', () => {
    const buffer = LogBuffer.create({ capacity: 3 });
    for (let line = 0; line < 100; line++) buffer.append(`${line}\n`);
    expect(said(buffer.entries)).toEqual(['97', '98', '99']);
    expect(buffer.entries.map(({ id }) => id)).toEqual([97, 98, 99]);
    expect(buffer.total).toBe(100);
    const seen = buffer.entries;
    buffer.append('100\n');
    expect(said(seen)).toEqual(['97', '98', '99']);
  });

  it.each<[string, string, string, string[]]>([
    [
      'what it has already is left out',
      at('01', 'a') + at('02', 'b'),
      at('01', 'a') + at('02', 'b') + at('03', 'c'),
      ['a', 'b', '— whole —', 'c'],
    ],
    [
      'lines of the same time are told apart',
      at('02.5', 'a') + at('02.5', 'b'),
      at('02.5', 'a') + at('02.5', 'b') + at('02.5', 'c'),
      ['a', 'b', '— whole —', 'c'],
    ],
    [
      'fractions are numbers, whatever zeros are left out',
      at('02.1', 'a'),
      at('02.1', 'a') + at('02.12', 'b'),
      ['a', '— whole —', 'b'],
    ],
    [
      'where nothing joins, a gap is not denied',
      at('01', 'a'),
      at('09', 'z'),
      ['a', '— perhaps a gap —', 'z'],
    ],
    [
      'lines without times are never left out',
      'a\nb\n',
      'a\nb\n',
      ['a', 'b', '— perhaps a gap —', 'a', 'b'],
    ],
    ['nothing new is no break', at('01', 'a'), at('01', 'a'), ['a']],
    [
      'a line that was cut off is kept as it came',
      '2026-11-20T12:00:01Z half',
      `${at('01', 'half of it')}${at('02', 'b')}`,
      ['half', '— perhaps a gap —', 'half of it', 'b'],
    ],
    ['before the first line there is nothing to join', '', 'a\n', ['a']],
  ])('after a break: %s', (_what, before, after, expected) => {
    const buffer = LogBuffer.create();
    buffer.append(before);
    buffer.resume(0);
    buffer.append(after);
    expect(said(buffer.entries)).toEqual(expected);
  });
});
