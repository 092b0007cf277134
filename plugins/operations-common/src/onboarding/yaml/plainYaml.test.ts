import fc from 'fast-check';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { editYaml } from './editYaml';
import { addPlainItem, readPlainYaml } from './plainYaml';

const KUSTOMIZATION = `# All that is on eu-1.
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
metadata:
  labels:
    team: sales
  name: eu-1

resources:
  # The oldest.
  - ../../base/cart
  - ../../base/till
components:
- a
- b
`;

describe('files of keys, words and lists of words', () => {
  it('are read as all of YAML reads them', () => {
    expect(readPlainYaml(KUSTOMIZATION)?.value).toEqual(parse(KUSTOMIZATION));
  });

  it.each([
    'a: 1\n',
    'a: yes\n',
    'a: "b"\n',
    'a: b # c\n',
    'a: [b]\n',
    'a: {}\n',
    'a: |\n  b\n',
    'a: &b c\n',
    'a: *b\n',
    'a: b \n',
    'a:\tb\n',
    'a: b\r\n',
    'a: b\n---\na: c\n',
    'a: b\na: c\n',
    'a: b\n  c: d\n',
    'a: b\n  - c\n',
    'a:\n  b\n',
    'a:\n  - b\n    - c\n',
    'a:\n  - b: c\n',
    'a:\n  - b\n c: d\n',
    'a:\n    b: c\n  d: e\n',
    'a:\n  - b\n- c\n',
    '- a\n',
    ' a: b\n- c\n',
    'null: a\n',
    '<<: a\n',
    '# nothing\n',
    '',
  ])('%j is not so plain', text => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  const line = fc.constantFrom(
    ...[
      'a:',
      'b:',
      'c: word',
      'd: ./path/to',
      '- x',
      '- ./y',
      '-   z',
      'on: x',
    ],
    ...[
      'e: off',
      '# words',
      '- null',
      'f: a.b-c_d',
      'word',
      '- a: b',
      '---',
      'a: b # c',
    ],
  );
  const text = fc
    .array(fc.tuple(fc.constantFrom('', '', ' ', '  ', '  ', '    '), line), {
      minLength: 1,
      maxLength: 9,
    })
    .map(lines => lines.map(([indent, each]) => `${indent}${each}\n`).join(''));

  it('are nothing else to anybody, or are not taken for such', () => {
    fc.assert(
      fc.property(text, written => {
        const read = readPlainYaml(written);
        if (!read) return;
        const documents = parseAllDocuments(written);
        expect(documents).toHaveLength(1);
        expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
        expect(read.value).toEqual(parse(written));
        expect(parse(written, { version: '1.1' })).toEqual(parse(written));
      }),
      { numRuns: 5000 },
    );
  });

  it('are read whatever they hold', () => {
    const word = fc.stringMatching(/^(w[a-z.-]{0,3}|\.{0,2}\/[a-z/]{0,4})$/);
    const key = fc.stringMatching(/^k[a-z]{0,2}$/);
    const list = fc.array(word, { minLength: 1, maxLength: 4 });
    const { map } = fc.letrec<{ map: object; value: unknown }>(tie => ({
      map: fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4 }),
      value: fc.oneof({ maxDepth: 3 }, word, list, tie('map')),
    }));
    fc.assert(
      fc.property(map, fc.boolean(), (value, indentSeq) => {
        const written = stringify(value, { indentSeq });
        expect(readPlainYaml(written)?.value).toEqual(value);
      }),
    );
  });

  it.each([
    [
      '../../base/shop',
      'resources',
      '  - ../../base/cart\n  - ../../base/shop\n',
    ],
    [
      '../../base/aid',
      'resources',
      '  # The oldest.\n  - ../../base/aid\n  - ../../base/cart\n',
    ],
    [
      '../../base/zoo',
      'resources',
      '  - ../../base/till\n  - ../../base/zoo\ncomponents',
    ],
    ['c', 'components', '- b\n- c\n'],
  ])('take %s in its place', (value, list, piece) => {
    const after = editYaml(KUSTOMIZATION, [{ op: 'add', path: [list], value }]);
    expect(after).toContain(piece);
    expect(after.length).toBe(
      KUSTOMIZATION.length + value.length + (list === 'resources' ? 5 : 3),
    );
  });

  it('take nothing twice, and leave to others what is no word', () => {
    expect(addPlainItem(KUSTOMIZATION, ['components'], 'a')).toBe(
      KUSTOMIZATION,
    );
    for (const value of ['yes', '1', 'a b', 'a: b', '#', '']) {
      expect(
        addPlainItem(KUSTOMIZATION, ['components'], value),
      ).toBeUndefined();
    }
    expect(addPlainItem(KUSTOMIZATION, ['metadata'], 'a')).toBeUndefined();
    expect(addPlainItem(KUSTOMIZATION, ['patches'], 'a')).toBeUndefined();
  });

  it('get one line more, and lose none, wherever it goes', () => {
    const word = fc.stringMatching(/^(\.\/)?w[a-z]{0,2}$/);
    const file = fc.record({
      words: fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
      isInOrder: fc.boolean(),
      indent: fc.constantFrom('', '  ', '    '),
      ends: fc.boolean(),
      comments: fc.boolean(),
    });
    fc.assert(
      fc.property(file, word, (written, value) => {
        const { words, isInOrder, indent, ends, comments } = written;
        const items = isInOrder ? [...words].sort() : words;
        const before = `a: b\nlist:\n${items
          .map(item => `${comments ? '# about it\n' : ''}${indent}- ${item}`)
          .join('\n')}${ends ? '\n' : ''}`;
        const after = addPlainItem(before, ['list'], value) ?? '';
        const list: string[] = parse(after).list;
        const others = items.filter(each => each !== value);
        expect(list.filter(each => each !== value)).toEqual(others);
        expect(list).toHaveLength(others.length + 1);
        const wanted = isInOrder ? [...list].sort() : list;
        expect(list).toEqual(wanted);
        const rest = (whole: string) =>
          whole
            .trimEnd()
            .split('\n')
            .filter(each => each !== `${indent}- ${value}`);
        expect(rest(after)).toEqual(rest(before));
      }),
    );
  });
});
