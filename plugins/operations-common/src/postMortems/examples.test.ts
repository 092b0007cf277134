import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { postMortemProgress } from './account/postMortemProgress';
import { publicSource } from './account/publicSource';
import { reviewPostMortem } from './lens/reviewPostMortem';
import { readPostMortem } from './readPostMortem';

const FOLDER = join(__dirname, '../../../../examples/post-mortems');
/** A day on which nothing in them is overdue. */
const NOW = new Date('2026-11-21T12:00:00Z');
/** Fillers that look like secrets, so that one sees how they are redacted. */
const SECRETS: Record<string, string[]> = {
  '2026-05-payments-connection-pool.md': ['url credentials'],
  '2026-07-seats-backup-not-restored.md': ['password'],
};

function filesOf(folder: string): string[] {
  return readdirSync(folder).filter(name => name.endsWith('.md'));
}

function read(...path: string[]) {
  const markdown = readFileSync(join(FOLDER, ...path), 'utf8');
  return { markdown, ...readPostMortem(markdown, { path: path.at(-1) }) };
}

describe('accounts of the example organisation', () => {
  it('are at least fourteen, two internal, one German, one by headings', () => {
    const documents = filesOf(FOLDER).map(name => read(name).document!);
    expect(documents.length).toBeGreaterThanOrEqual(14);
    const count = (fits: (each: (typeof documents)[number]) => boolean) =>
      documents.filter(fits).length;
    expect(
      count(d => d.convention === 'own' && d.visibility === 'internal'),
    ).toBe(2);
    expect(count(d => d.language === 'de')).toBe(1);
    expect(count(d => d.convention === 'headings')).toBe(1);
    const items = documents.flatMap(({ actionItems }) => actionItems);
    expect(items.some(({ done }) => done)).toBe(true);
    expect(items.some(({ done }) => !done)).toBe(true);
  });

  it.each(filesOf(FOLDER))('%s is read without a problem', name => {
    expect(read(name).problems).toEqual([]);
  });

  it.each(filesOf(FOLDER))('a reviewer has nothing to say about %s', name => {
    const { document } = read(name);
    const findings = reviewPostMortem(document!, { now: NOW });
    expect(findings.filter(({ severity }) => severity !== 'error')).toEqual([]);
    expect(
      findings.flatMap(({ severity, values }) =>
        severity === 'error' ? [values.kind] : [],
      ),
    ).toEqual(SECRETS[name] ?? []);
    const { done, total } = postMortemProgress(document!);
    expect(done).toBe(total);
  });

  it.each(filesOf(FOLDER))(
    '%s has a public source without its internal parts',
    name => {
      const { markdown, document } = read(name);
      const source = publicSource(markdown);
      expect(source).not.toMatch(/internal -->/);
      expect(source).not.toMatch(/user:default/);
      const { document: open, problems } = readPostMortem(source);
      expect(problems).toEqual([]);
      expect(open?.title).toBe(document?.title);
    },
  );

  it('have a broken one, with the reasons', () => {
    const [name] = filesOf(join(FOLDER, 'broken'));
    const { document, problems } = read('broken', name);
    expect(document).toBeUndefined();
    expect(problems.map(({ line }) => line)).toEqual(
      expect.arrayContaining([8]),
    );
  });
});
