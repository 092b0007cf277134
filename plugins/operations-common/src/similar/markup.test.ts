import fc from 'fast-check';
import { withoutHidden } from './markup';

describe('withoutHidden', () => {
  it.each([
    ['a<script>alert(1)</script>b', 'ab'],
    ['a<SCRIPT type="x">\nalert(1)\n</script >b', 'a\n\nb'],
    ['a<style>p {}</style>b', 'ab'],
    ['a<!-- secret\n\nremark -->b', 'a\n\nb'],
    ['a<!-- <script> -->b<script>c</script>', 'ab'],
    ['a<script>"<!--"</script>b-->', 'ab-->'],
    // What is cut off has no end.
    ['a<script>alert(1)', 'a<script>alert(1)'],
    ['a<!-- b', 'a<!-- b'],
    // What shows code shows all of it.
    ['`<script>` and `</script>`', '`<script>` and `</script>`'],
    ['```html\n<script>a</script>\n```', '```html\n<script>a</script>\n```'],
    [
      '~~~~\n~~~\n<!-- a -->\n~~~~\n<!-- b -->c',
      '~~~~\n~~~\n<!-- a -->\n~~~~\nc',
    ],
    ['a < b, <scripted> c', 'a < b, <scripted> c'],
  ])('%j', (text, visible) => {
    expect(withoutHidden(text)).toBe(visible);
  });

  it('keeps all lines where they are, and is done with a text after one time', () => {
    const piece = fc.constantFrom(
      ...['<script>', '</script>', '<style>', '</style>', '<!--', '-->'],
      ...['```', '`', '\n', 'a', ' '],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        const visible = withoutHidden(text);
        const lines = (of: string) => of.split('\n').length;
        expect(lines(visible)).toBe(lines(text));
        expect(visible.length).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('reads 1 MB in a time that is bounded', () => {
    for (const piece of ['<script>', '<!--', '```\n', '`', '<!---->', '</']) {
      const began = performance.now();
      withoutHidden(`<!--x-->${piece.repeat(1e6 / piece.length)}`);
      expect(performance.now() - began).toBeLessThan(10_000);
    }
  });
});
