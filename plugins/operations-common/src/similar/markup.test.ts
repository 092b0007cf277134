import fc from 'fast-check';
import { withoutHidden } from './markup';

describe('withoutHidden', () => {
  it.each([
    ['a<script>alert(1)</script>b', 'a b'],
    ['a<SCRIPT type="x">\nalert(1)\n</script >b', 'a\n\nb'],
    ['a<style>p {}</style>b', 'a b'],
    ['a<svg viewBox="0 0 1 1"><text>words</text></svg>b', 'a b'],
    ['a<svg class="x"/>b', 'a b'],
    ['a<template><p>words</p></template>b', 'a b'],
    ['a<!-- secret\n\nremark -->b', 'a\n\nb'],
    ['a<!-- <script> -->b<script>c</script>', 'a b '],
    ['a<script>"<!--"</script>b-->', 'a b-->'],
    // Nothing that was apart becomes one.
    ['10.20<!-- -->.30.40', '10.20 .30.40'],
    ['<scr<!-- -->ipt>a</script>', '<scr ipt>a</script>'],
    // What is cut off has no end.
    ['a<script>alert(1)', 'a<script>alert(1)'],
    ['a<!-- b', 'a<!-- b'],
    // What shows code shows all of it.
    ['`<script>` and `</script>`', '`<script>` and `</script>`'],
    ['```html\n<script>a</script>\n```', '```html\n<script>a</script>\n```'],
    [
      '~~~~\n~~~\n<!-- a -->\n~~~~\n<!-- b -->c',
      '~~~~\n~~~\n<!-- a -->\n~~~~\n c',
    ],
    ['a < b, <scripted> c', 'a < b, <scripted> c'],
  ])('%j', (text, visible) => {
    expect(withoutHidden(text)).toBe(visible);
  });

  it.each([
    // As parsers of Markdown have it: from the beginning of a line on, everything.
    ['a\n<script>b\n\nc', 'a\n\n\n'],
    ['a\n  <!-- b\n\nc', 'a\n  \n\n'],
    ['a <svg>b\n\nc', 'a  \n\nc'],
    ['a `<script>` b\nc', 'a `<script>` b\nc'],
    ['```\n<script>a', '```\n<script>a'],
    ['a<script>b</script>c<style>d\ne', 'a c \ne'],
  ])('%j, which is all there is', (text, visible) => {
    expect(withoutHidden(text, { whole: true })).toBe(visible);
  });

  it('keeps all lines where they are, and is done with a text after one time', () => {
    const piece = fc.constantFrom(
      ...['<script>', '</script>', '<svg', '</svg>', '/>', '<!--', '-->'],
      ...['```', '`', '\n', 'a', ' '],
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.boolean(),
        (pieces, whole) => {
          const text = pieces.join('');
          const visible = withoutHidden(text, { whole });
          const lines = (of: string) => of.split('\n').length;
          expect(lines(visible)).toBe(lines(text));
          expect(visible.length).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('reads 1 MB in a time that is bounded', () => {
    const hidden = ['<script>', '<svg ', '<!--', '```\n', '`', '<!---->', '</'];
    for (const piece of hidden) {
      for (const whole of [false, true]) {
        const began = performance.now();
        withoutHidden(`<!--x-->${piece.repeat(1e6 / piece.length)}`, { whole });
        expect(performance.now() - began).toBeLessThan(10_000);
      }
    }
  });
});
