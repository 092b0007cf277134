import fc from 'fast-check';
import type { ChangedFile } from '../../generated/openapi';
import { editYaml } from '../../onboarding';
import { sameChange } from './sameChange';

function list(...names: string[]): string {
  return `resources:\n${names.map(name => `  - ${name}\n`).join('')}`;
}

function changed(before: string, after: string, path = 'a.yaml'): ChangedFile {
  return { path, change: 'changed', before, after };
}

const ADDED: ChangedFile = {
  path: 'new.yaml',
  change: 'added',
  after: 'a: 1\n',
};
const SHOP = changed(list('cart'), list('cart', 'shop'));

describe('sameChange', () => {
  it.each<[string, ChangedFile[], ChangedFile[], boolean]>([
    ['nothing and nothing', [], [], true],
    ['a change and itself', [SHOP, ADDED], [ADDED, SHOP], true],
    [
      'one line among others',
      [SHOP],
      [changed(list('cart', 'zoo'), list('cart', 'shop', 'zoo'))],
      true,
    ],
    [
      'one line at another place',
      [SHOP],
      [changed(list('cart', 'till'), list('cart', 'till', 'shop'))],
      true,
    ],
    [
      'another line',
      [SHOP],
      [changed(list('cart'), list('cart', 'shop2'))],
      false,
    ],
    [
      'a line in another depth',
      [SHOP],
      [changed(list('cart'), `${list('cart')}- shop\n`)],
      false,
    ],
    [
      'one line more',
      [SHOP],
      [changed(list('cart'), list('cart', 'shop', 'zoo'))],
      false,
    ],
    [
      'the same line twice',
      [SHOP],
      [changed(list('cart'), list('cart', 'shop', 'shop'))],
      false,
    ],
    [
      'a line that goes as well',
      [SHOP],
      [changed(list('cart', 'zoo'), list('cart', 'shop'))],
      false,
    ],
    [
      'the other way round',
      [SHOP],
      [changed(list('cart', 'shop'), list('cart'))],
      false,
    ],
    [
      'another file',
      [SHOP],
      [changed(list('cart'), list('cart', 'shop'), 'b.yaml')],
      false,
    ],
    ['one file more', [SHOP], [SHOP, ADDED], false],
    ['another new file', [ADDED], [{ ...ADDED, after: 'a: 2\n' }], false],
    [
      'new lines in another order',
      [ADDED],
      [{ ...ADDED, after: 'a: 1' }],
      false,
    ],
    [
      'a new file that is there by now',
      [ADDED],
      [changed('b: 1\n', 'b: 1\na: 1\n', 'new.yaml')],
      false,
    ],
    [
      'two ways to turn lines round',
      [changed('a\nb\nc\n', 'c\na\nb\n')],
      [changed('a\nb\nc\n', 'b\nc\na\n')],
      false,
    ],
    [
      'a file that goes',
      [{ path: 'x', change: 'removed', before: '1' }],
      [{ path: 'x', change: 'removed', before: '2' }],
      false,
    ],
    [
      'a last line without an end',
      [SHOP],
      [changed(list('cart').trimEnd(), list('cart', 'shop').trimEnd())],
      true,
    ],
  ])('%s', (_title, one, other, same) => {
    expect(sameChange(one, other)).toBe(same);
    expect(sameChange(other, one)).toBe(same);
  });

  it('gives up on what is too different to compare, and says no', () => {
    const text = (seed: string) =>
      Array.from({ length: 5000 }, (_, line) => `${seed}${line}`).join('\n');
    const large = changed(text('a'), text('b'));
    expect(sameChange([large], [{ ...large }])).toBe(true);
    expect(
      sameChange([large], [changed(`${text('a')}\nz`, `${text('b')}\nz`)]),
    ).toBe(false);
  });

  it('an addition to a list stays the same, whatever others have added', () => {
    const name = fc.stringMatching(/^[a-z]{1,4}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { minLength: 1, maxLength: 12 }),
        fc.uniqueArray(name, { maxLength: 12 }),
        name,
        (first, others, mine) => {
          const on = (names: string[]) => {
            const before = list(
              ...new Set(names.filter(each => each !== mine)),
            );
            const after = editYaml(before, [
              { op: 'add', path: ['resources'], value: mine },
            ]);
            return [changed(before, after)];
          };
          fc.pre(first.some(each => each !== mine));
          expect(sameChange(on(first), on([...first, ...others]))).toBe(true);
        },
      ),
    );
  });
});
