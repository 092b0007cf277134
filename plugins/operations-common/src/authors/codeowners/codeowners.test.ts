import { CodeownersDialect } from './model';
import { codeownersIndex, ownersOf } from './ownersOf';
import { readCodeowners } from './readCodeowners';

/** Every word that stands for an owner, as it was written. */
function owners(text: string, dialect: CodeownersDialect, path: string) {
  return ownersOf(readCodeowners(text, dialect), path).flatMap(rule =>
    rule.owners.map(({ handle, team, email }) => handle ?? team ?? email),
  );
}

describe('what GitHub reads', () => {
  it.each([
    ['*', 'a/b/c.ts', true],
    ['*.js', 'a/b.js', true],
    ['*.js', 'a/b.jsx', false],
    ['*.js', 'folder.js/read.me', true],
    ['/build/logs/', 'build/logs/a/b.txt', true],
    ['/build/logs/', 'other/build/logs/a.txt', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['docs/*', 'app/docs/read.me', false],
    ['apps/', 'a/apps/b.ts', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/a.md', true],
    ['/apps/github', 'apps/github/read.me', true],
    ['/apps/github', 'apps/github', true],
    ['/apps/github', 'apps/github2', false],
    ['**/logs', 'build/logs/a', true],
    ['**/logs', 'logs', true],
    ['/src/**/test', 'src/a/b/test/c.ts', true],
    ['/src/**/test', 'src/test', true],
    ['src/**', 'src/a', true],
    ['/a?c.txt', 'abc.txt', true],
    ['/a?c.txt', 'a/c.txt', false],
    ['.github/', '.github/workflows/ci.yml', true],
    ['/a(b).txt', 'a(b).txt', true],
    ['/a[b].txt', 'ab.txt', false],
    ['/{a,b}.txt', 'a.txt', false],
    ['/a+b@c.txt', 'a+b@c.txt', true],
    ['/with\\ space/', 'with space/a', true],
    ['/', 'a', false],
  ])('%s for %s: %s', (pattern, path, matches) => {
    const found = owners(`${pattern} @somebody`, 'github', path);
    expect(found).toEqual(matches ? ['somebody'] : []);
  });

  it('lets the last match win, also one that names nobody', () => {
    const text = '* @all\n/src/ @org/team a@example.com # why\n/src/free/\n';
    expect(owners(text, 'github', 'read.me')).toEqual(['all']);
    expect(owners(text, 'github', 'src/a.ts')).toEqual([
      'org/team',
      'a@example.com',
    ]);
    expect(owners(text, 'github', 'src/free/a.ts')).toEqual([]);
  });
});

describe('what GitLab reads', () => {
  it.each([
    ['*', 'a/b/c.ts', true],
    ['*.js', 'a/b.js', true],
    ['README.md', 'a/README.md', true],
    ['/docs', 'docs/a.md', false],
    ['/docs/', 'docs/a/b.md', true],
    ['docs/', 'a/docs/b.md', true],
    ['/docs/*', 'docs/a.md', true],
    ['/docs/*', 'docs/a/b.md', false],
    ['internal/*.md', 'a/internal/b.md', true],
    ['/docs/**/*.rb', 'docs/a/b.rb', true],
    ['/docs/**/*.rb', 'docs/b.rb', true],
    ['/v[12].md', 'v1.md', true],
    ['/v[12].md', 'v3.md', false],
    ['\\#odd', '#odd', true],
  ])('%s for %s: %s', (pattern, path, matches) => {
    const found = owners(`${pattern} @somebody`, 'gitlab', path);
    expect(found).toEqual(matches ? ['somebody'] : []);
  });

  it('asks each section, with its own owners where a line has none', () => {
    const text = `
* @all
[Docs][2] @writers @group/sub
docs/
docs/api/ @api
!docs/generated/
^[Security]
docs/keys/ @@maintainer
[docs]
*.md @second
`;
    const read = readCodeowners(text, 'gitlab');
    expect(read.problems).toEqual([]);
    expect(read.rules.find(({ optional }) => optional)).toMatchObject({
      section: 'security',
      pattern: 'docs/keys/',
    });
    expect(read.rules[1]).toMatchObject({ section: 'docs', approvals: 2 });
    expect(owners(text, 'gitlab', 'docs/a.txt')).toEqual([
      'all',
      'writers',
      'group/sub',
    ]);
    expect(owners(text, 'gitlab', 'docs/api/a.txt')).toEqual(['all', 'api']);
    expect(owners(text, 'gitlab', 'docs/keys/a.txt')).toEqual([
      'all',
      'writers',
      'group/sub',
      'maintainer',
    ]);
    expect(owners(text, 'gitlab', 'docs/generated/a.txt')).toEqual(['all']);
    // Sections of one name are one.
    expect(owners(text, 'gitlab', 'docs/a.md')).toEqual(['all', 'second']);
  });
});

describe('thousands of rules', () => {
  /** As large organisations have them: a folder per team, names that are found anywhere, and what is for everything. */
  function many(count: number): string {
    const rules = Array.from({ length: count }, (_, at) =>
      at % 4 === 3
        ? `config-${at}.yaml @team-${at}`
        : `/services/group-${at % 50}/service-${at}/ @team-${at}`,
    );
    return ['* @all', ...rules, '*.md @writers'].join('\n');
  }

  it.each(['github', 'gitlab'] as const)(
    'are held against a path only where they can match it, and once (%s)',
    dialect => {
      const file = readCodeowners(many(8_000), dialect);
      const index = codeownersIndex(file);
      const paths = Array.from(
        { length: 500 },
        (_, at) => `services/group-${at % 50}/service-${at}/src/a.ts`,
      );
      const found = paths.map(path => ownersOf(file, path)[0].pattern);
      expect(found[4]).toBe('/services/group-4/service-4/');
      expect(found[3]).toBe('*');
      // Not 500 × 8,000.
      expect(index.evaluations).toBeLessThan(500 * 4);
      const before = index.evaluations;
      for (const path of paths) ownersOf(file, path);
      expect(index.evaluations).toBe(before);
      expect(codeownersIndex(file)).toBe(index);
      expect(ownersOf(file, 'x/config-7.yaml')[0].pattern).toBe(
        'config-7.yaml',
      );
      expect(ownersOf(file, 'x/read.md')[0].pattern).toBe('*.md');
    },
  );
});

describe('what is broken', () => {
  it('is listed, and the rest counts', () => {
    const text =
      '\uFEFF# ours\r\n/a/ @ok\r\n!/b/ @no\r\n/c/ somebody\r\n/d/*** @no\r\n/e/ @ok who\r\n/*a*b*c*d*e*f @no';
    const { rules, problems } = readCodeowners(text, 'github');
    expect(rules.map(({ pattern }) => pattern)).toEqual(['/a/', '/e/']);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
    expect(problems[1].message).toBe(
      'somebody is no @handle, @team or e-mail.',
    );
    expect(owners(text, 'github', 'c/x')).toEqual([]);
  });

  it('is not read where it is larger than 3 MB', () => {
    const text = '/a @b\n'.repeat(600_000);
    const { rules, problems } = readCodeowners(text, 'github');
    expect(rules).toEqual([]);
    expect(problems[0].message).toContain('larger than 3 MB');
  });

  it.each(['github', 'gitlab'] as const)(
    'never throws nor hangs, whatever stands in it (%s)',
    dialect => {
      const wild = '*a*a*a*a/**/**/**/**/*'.repeat(3);
      const text = `${wild} @x\n\\\n\\\\\n[ @x\n^[ @x\n]\n\\ @x\n**/ @x\n/**/a\\ @x\n[a][b] c\n`;
      const read = readCodeowners(text, dialect);
      const path = `${'a'.repeat(200)}/`.repeat(15);
      expect(() => ownersOf(read, path)).not.toThrow();
    },
  );
});
