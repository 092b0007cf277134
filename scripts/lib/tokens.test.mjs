import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const CSS = readFileSync(
  new URL('../../packages/app/src/modules/theme/tokens.css', import.meta.url),
  'utf8',
);

/** The tokens of a mode, by their names. */
function tokensOf(mode) {
  const [, block = ''] =
    new RegExp(`theme-mode='${mode}'\\]\\s*\\{([^}]*)\\}`).exec(CSS) ?? [];
  return new Map(
    [...block.matchAll(/--bui-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(
      ([, name, value]) => [name, value],
    ),
  );
}

/** How bright a colour is, as WCAG 2 computes it: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other) {
  const [bright, dark] = [luminance(one), luminance(other)].sort(
    (a, b) => b - a,
  );
  return (bright + 0.05) / (dark + 0.05);
}

for (const mode of ['light', 'dark']) {
  describe(`a solid button in ${mode}`, () => {
    const tokens = tokensOf(mode);
    const token = name => tokens.get(name) ?? '';

    it('that is disabled can be read, and does not look enabled', () => {
      const words = contrast(
        token('bg-solid-disabled'),
        token('fg-solid-disabled'),
      );
      assert.ok(words >= 4.5, `${words}`);
      const buttons = contrast(token('bg-solid-disabled'), token('bg-solid'));
      assert.ok(buttons >= 3, `${buttons}`);
    });
  });
}
