import { hitsOf, piecesOf } from './find';
import { LogBuffer } from './LogBuffer';

describe('finding in a log', () => {
  it.each<[string, string, string]>([
    ['error and ERROR', 'error', '[error] and [ERROR]'],
    ['no such thing', 'error', 'no such thing'],
    ['a.b axb', 'a.b', '[a.b] axb'],
    ['(x) [y] \\ ^$', '[y] \\', '(x) [[y] \\] ^$'],
    ['Straße', 'SSE', 'Straße'],
    ['aaaa', 'aa', '[aa][aa]'],
    ['all of it', '', 'all of it'],
  ])('in "%s" it finds "%s" as "%s"', (text, wanted, marked) => {
    expect(
      piecesOf(text, wanted)
        .map(piece => (piece.isHit ? `[${piece.text}]` : piece.text))
        .join(''),
    ).toBe(marked);
  });

  it('counts lines, not what stands between them', () => {
    const buffer = LogBuffer.create();
    buffer.append('an error\nfine\nError, error\n');
    buffer.resume(0);
    buffer.append('errors\n');
    expect(hitsOf(buffer.entries, 'ERROR')).toEqual([0, 2, 4]);
    expect(hitsOf(buffer.entries, '')).toEqual([]);
  });
});
