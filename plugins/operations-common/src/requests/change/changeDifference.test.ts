import type { ChangedFile } from '../../generated/openapi';
import { changeDifference } from './changeDifference';
import { placedLines } from './placedLines';

function list(...names: string[]): string {
  return `kind: List\nresources:\n${names
    .map(name => `  - ${name}\n`)
    .join('')}`;
}

const PATH = 'a.yaml';

/** What a text becomes; from nothing where there is none. */
function file(before?: string, after?: string) {
  if (after === undefined) return { path: PATH, change: 'removed', before };
  return before === undefined
    ? { path: PATH, change: 'added', after }
    : { path: PATH, change: 'changed', before, after };
}

const OTHERS = `${list('cart')}components:\n  - small\n`;

describe('changeDifference', () => {
  it.each<[string, [string?, string?], [string?, string?]]>([
    ['itself', [undefined, list('a')], [undefined, list('a')]],
    [
      'a list that is there by now',
      [undefined, list('a')],
      [list('z'), list('a', 'z')],
    ],
    [
      'half of what it brings',
      [list('a'), list('a', 'b', 'c')],
      [list('a', 'b'), list('a', 'b', 'c')],
    ],
    [
      'a new file of which the tree has half',
      [undefined, list('a', 'b')],
      [list('b'), list('a', 'b')],
    ],
    [
      'a list that is not indented',
      [undefined, 'resources:\n- a\nkind: X\n'],
      [
        'resources:\n- b\ncomponents:\n- c\nkind: X\n',
        'resources:\n- a\n- b\ncomponents:\n- c\nkind: X\n',
      ],
    ],
  ])('approves also %s', (_words, was, is) => {
    const tree = new Map<string, string>(
      is[0] === undefined ? [] : [[PATH, is[0]]],
    );
    expect(
      changeDifference(
        [file(...was) as ChangedFile],
        [file(...is) as ChangedFile],
        tree,
      ),
    ).toEqual({ there: [] });
  });

  it.each<[string, [string?, string?], [string?, string?], string]>([
    [
      'says something else',
      [undefined, list('a')],
      [list('z'), list('b', 'z')],
      'a.yaml is in the tree by now, and says something else',
    ],
    [
      'takes something away that nobody was shown',
      [undefined, list('a')],
      [list('z'), list('a')],
      'a.yaml is in the tree by now, and says something else',
    ],
    [
      'has in another list what was approved for this one',
      [undefined, `${list('a')}components:\n  - b\n`],
      [list('b'), list('a', 'b')],
      'a.yaml is in the tree by now, and says something else',
    ],
    [
      'puts into another list what was approved for this one',
      [undefined, list('small', 'b')],
      [
        OTHERS.replace('cart', 'small'),
        `${OTHERS.replace('cart', 'small')}  - b\n`,
      ],
      'a.yaml is in the tree by now, and says something else',
    ],
    [
      'brings more',
      [list('a'), list('a', 'b')],
      [list('a'), list('a', 'b', 'c')],
      'a.yaml changes otherwise',
    ],
    [
      'leaves what was to go',
      [list('a', 'b'), list('a', 'c')],
      [list('a', 'b'), list('a', 'b', 'c')],
      'a.yaml changes otherwise',
    ],
    [
      'has a limit less than was approved',
      [list('a'), 'cpu: 4\nmemory: 8\n'],
      [list('a'), 'cpu: 4\n'],
      'a.yaml changes otherwise',
    ],
    [
      'removes what was to change',
      [list('a'), list('a', 'b')],
      [list('a'), undefined],
      'a.yaml changes otherwise',
    ],
  ])('is not one of a change that %s', (_words, was, is, reason) => {
    const tree = new Map([[PATH, is[0] ?? '']]);
    expect(
      changeDifference(
        [file(...was) as ChangedFile],
        [file(...is) as ChangedFile],
        tree,
      ),
    ).toEqual({ reason, there: [] });
  });

  it.each<[string, [string?, string?], string | undefined, string | undefined]>(
    [
      ['the same file', [undefined, list('a')], list('a'), undefined],
      ['it, and more', [undefined, list('a')], list('a', 'z'), undefined],
      ['the same line', [list('a'), list('a', 'b')], list('b', 'z'), undefined],
      ['what was to go no more', [list('a'), undefined], undefined, undefined],
      [
        'another file',
        [undefined, list('a')],
        list('z'),
        'a.yaml is in the tree by now, and says something else',
      ],
      [
        'what was to go',
        [list('a', 'b'), list('a')],
        list('a', 'b'),
        'a.yaml is in the tree by now, and says something else',
      ],
      [
        'nothing of it',
        [list('a'), list('a', 'b')],
        undefined,
        'a.yaml is no part of it any more',
      ],
    ],
  )('where the tree has %s', (_words, was, now, reason) => {
    const rest: ChangedFile = { path: 'b.yaml', change: 'added', after: 'b' };
    const tree = new Map<string, string>(
      now === undefined ? [] : [[PATH, now]],
    );
    expect(
      changeDifference([file(...was) as ChangedFile, rest], [rest], tree),
    ).toEqual(reason ? { reason, there: [] } : { there: [PATH] });
  });

  it('names a file that nobody was shown', () => {
    const shown = file(undefined, list('a')) as ChangedFile;
    const more: ChangedFile = { path: 'b.yaml', change: 'added', after: 'b' };
    expect(changeDifference([shown], [shown, more], new Map()).reason).toBe(
      'b.yaml was no part of it',
    );
  });
});

it('places lines below what they are part of', () => {
  expect(placedLines('a:\n- x: 1\n  y: 2\n\nb:\n    c: 3\n')).toEqual([
    'a:',
    'a:\n- x: 1',
    'a:\n- x: 1\n  y: 2',
    '',
    'b:',
    'b:\n    c: 3',
    '',
  ]);
});
