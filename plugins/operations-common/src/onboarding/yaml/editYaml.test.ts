import fc from 'fast-check';
import { parse } from 'yaml';
import { completeYaml } from './completeYaml';
import { editYaml } from './editYaml';

const LIST = `# Who is here. Keep it sorted!
kind:   Kustomization   # as kustomize says it
resources:
  # the shop
  - ../a   # with a reason
  - ../c

  # money
  - "../e"
patches: []
`;

function added(text: string, value: string, path = ['resources']) {
  return editYaml(text, [{ op: 'add', path, value }]);
}

/** The lines that were not there before; all others are there, in their order. */
function newLines(before: string, after: string): string[] {
  const rest = before.split('\n');
  const fresh = after.split('\n').filter(line => {
    if (rest[0] !== line) return true;
    rest.shift();
    return false;
  });
  expect(rest).toEqual([]);
  return fresh;
}

describe('editYaml', () => {
  it('adds to a list in its order, and touches no other line', () => {
    const cases: Array<[value: string, behind: string]> = [
      ['../0', '  # the shop'],
      ['../b', '  - ../a   # with a reason'],
      ['../d', '  - ../c'],
      ['../f', '  - "../e"'],
    ];
    for (const [value, behind] of cases) {
      const after = added(LIST, value);
      expect(newLines(LIST, after)).toEqual([`  - ${value}`]);
      expect(after).toContain(`${behind}\n  - ${value}\n`);
    }
  });

  it('changes nothing where it is there already', () => {
    expect(added(LIST, '../e')).toBe(LIST);
    expect(
      editYaml(LIST, [
        { op: 'set', path: ['kind'], value: 'Kustomization' },
        { op: 'remove', path: ['resources'], value: '../nobody' },
        { op: 'remove', path: ['nothing', 'here'] },
      ]),
    ).toBe(LIST);
  });

  it('leaves an order alone that somebody had a reason for', () => {
    const text = 'resources:\n- z\n- a\n';
    expect(added(text, 'm')).toBe('resources:\n- z\n- a\n- m\n');
  });

  it.each([
    ['resources: []\n', 'resources: [b]\n'],
    ['resources: [a, c] # short\n', 'resources: [a, b, c] # short\n'],
    ['resources: [c]', 'resources: [b, c]'],
    ['resources:\n  - a', 'resources:\n  - a\n  - b\n'],
    [
      'resources:\r\n  - a\r\n  - c\r\n',
      'resources:\r\n  - a\r\n  - b\r\n  - c\r\n',
    ],
    ['kind: X\n', 'kind: X\nresources:\n  - b\n'],
    ['', 'resources:\n  - b\n'],
    ['# Only a comment', '# Only a comment\nresources:\n  - b\n'],
    ['{}\n', '{ resources: ["b"] }\n'],
    ['resources:\n    -   a\n', 'resources:\n    -   a\n    -   b\n'],
  ])('writes as the file is written: %j', (before, after) => {
    expect(added(before, 'b')).toBe(after);
  });

  it('sets, adds and removes fields in place', () => {
    const text = `a:
  b: 1 # one
  # about c
  c:
    - name: x
      size: 1
    - name: y
d: end
`;
    expect(editYaml(text, [{ op: 'set', path: ['a', 'b'], value: 2 }])).toBe(
      text.replace('b: 1', 'b: 2'),
    );
    expect(
      editYaml(text, [{ op: 'set', path: ['a', 'e', 'f'], value: 'yes' }]),
    ).toBe(text.replace('d: end', "  e:\n    f: 'yes'\nd: end"));
    expect(
      editYaml(text, [
        { op: 'set', path: ['a', 'c', 1, 'size'], value: 3 },
        { op: 'add', path: ['a', 'c'], value: { name: 'z', size: 4 } },
      ]),
    ).toBe(
      text.replace(
        '    - name: y\n',
        '    - name: y\n      size: 3\n    - name: z\n      size: 4\n',
      ),
    );
    expect(
      editYaml(text, [
        { op: 'remove', path: ['a', 'c', 0] },
        { op: 'remove', path: ['d'] },
      ]),
    ).toBe('a:\n  b: 1 # one\n  # about c\n  c:\n    - name: y\n');
  });

  it('keeps comments also where the layout cannot be kept', () => {
    const text = '# top\nonly:\n  - a # why\nnote: |\n  two\n  lines\n';
    const after = editYaml(text, [
      { op: 'remove', path: ['only'], value: 'a' },
      { op: 'set', path: ['note'], value: { a: 1 } },
    ]);
    expect(parse(after)).toEqual({ only: [], note: { a: 1 } });
    expect(after).toContain('# top');
  });

  it('changes one of several documents', () => {
    const text = 'a: 1\n---\n# second\nlist:\n  - x\n';
    expect(
      editYaml(text, [{ op: 'add', path: ['list'], value: 'z' }], {
        document: 1,
      }),
    ).toBe('a: 1\n---\n# second\nlist:\n  - x\n  - z\n');
    expect(() =>
      editYaml(text, [{ op: 'add', path: ['list'], value: 'z' }], {
        document: 2,
      }),
    ).toThrow('The file has 2 documents, and none at place 2.');
  });

  it('says what to do where a change does not fit', () => {
    const edit = (text: string, path: Array<string | number>) => () =>
      editYaml(text, [{ op: 'add', path, value: 'x' }]);
    expect(edit('a: [', ['a'])).toThrow(/^The file is no YAML \(line 1\)/);
    expect(edit('a: 1\n', ['a'])).toThrow('a is no list');
    expect(edit('a: 1\n', ['a', 'b'])).toThrow('a is no group of fields');
    expect(edit('a: &x [y]\nb: *x\n', ['b'])).toThrow('(*x). Change it there.');
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefg'
      .split('')
      .map(
        (name, at) =>
          `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[at]}`)}]`,
      )
      .join('\n')}\nlist:\n  - z\n`;
    expect(edit(bomb, ['list'])).toThrow('repeats itself too often');
  });

  it('adds any name to any list so that it is read again, once, beside the others', () => {
    const names = fc.array(fc.string({ maxLength: 12 }), { maxLength: 6 });
    fc.assert(
      fc.property(names, fc.string({ maxLength: 12 }), (before, value) => {
        const text = before.reduce((file, each) => added(file, each), '# x\n');
        const after = added(text, value);
        expect(
          new Set((parse(after) as { resources: string[] }).resources),
        ).toEqual(new Set([...before, value]));
        expect(added(after, value)).toBe(after);
      }),
      { numRuns: 200 },
    );
  });
});

describe('completeYaml', () => {
  const wanted = {
    kind: 'Namespace',
    metadata: { name: 'shop', annotations: { owner: 'ours', docs: 'here' } },
    users: ['ada', 'Bob'],
  };

  it('adds what is missing, and leaves what somebody has written', () => {
    const text = `kind: Namespace
metadata:
  annotations:
    owner: theirs # do not touch
  name: shop
users: [bob]
`;
    const grows = [
      {
        path: ['users'],
        has: (there: unknown[], each: unknown) =>
          there.some(
            one => String(one).toLowerCase() === String(each).toLowerCase(),
          ),
      },
    ];
    const after = completeYaml(text, wanted, grows);
    expect(after).toBe(`kind: Namespace
metadata:
  annotations:
    owner: theirs # do not touch
    docs: here
  name: shop
users: [ada, bob]
`);
    expect(completeYaml(after, wanted, grows)).toBe(after);
    expect(completeYaml(text, wanted)).toContain('users: [bob]\n');
  });

  it('fills an empty file', () => {
    expect(parse(completeYaml('', wanted))).toEqual(wanted);
    expect(parse(completeYaml('metadata:\n', wanted))).toEqual(wanted);
  });
});
