import { GitError } from '../git/GitError';
import { Mirror } from '../git/Mirror';
import { coAuthorsOf } from '../authors/history/trailers';

/** A commit that changed a file. @internal */
export interface LogEntry {
  revision: string;
  at: Date;
  author: { name: string; email?: string };
  /** Whom the message names, too. */
  coAuthors?: Array<{ name: string; email: string }>;
  message: string;
}

/** Begins each commit; fields end with a zero, which no name and no message can hold. No body can end as a commit begins. */
const FORMAT = '--format=%x01%H%x00%cI%x00%aN%x00%aE%x00%s%x00%b%x0a%x00';
const FIELDS = 6;
const ZERO = '\u0000';
// eslint-disable-next-line no-control-regex
const START = /\u0001(?=[0-9a-f]{40,64}\u0000)/;

function entryOf(fields: string[]): LogEntry {
  const [revision, at, name, email, message, body] = fields;
  const coAuthors = coAuthorsOf(body);
  return {
    revision,
    at: new Date(at),
    author: { name, email: email || undefined },
    ...(coAuthors.length > 0 && { coAuthors }),
    message,
  };
}

function commitsOf(said: string): Array<{ entry: LogEntry; paths: string[] }> {
  return said
    .split(START)
    .slice(1)
    .map(part => {
      const fields = part.split(ZERO);
      return {
        entry: entryOf(fields),
        paths: fields
          .slice(FIELDS)
          .map(path => path.replace(/^\n/, ''))
          .filter(Boolean),
      };
    });
}

/** The last commit that changed each file, by its path; those of `known` are taken over unless they changed. @internal */
export async function lastChanges(
  mirror: Mirror,
  options: {
    revision: string;
    /** What was found for a revision before. */
    known?: { revision: string; changes: ReadonlyMap<string, LogEntry> };
    signal: AbortSignal;
  },
): Promise<Map<string, LogEntry>> {
  const { revision, known, signal } = options;
  const range = known ? `${known.revision}..${revision}` : revision;
  const said = await mirror.local(
    ['log', FORMAT, '-z', '--name-only', '--no-renames', range],
    { signal },
  );
  const changes = new Map<string, LogEntry>();
  for (const { entry, paths } of commitsOf(said.toString())) {
    for (const path of paths) {
      if (!changes.has(path)) changes.set(path, entry);
    }
  }
  for (const [path, entry] of known?.changes ?? []) {
    if (!changes.has(path)) changes.set(path, entry);
  }
  return changes;
}

/** A new name with half of the old content is a rename; where that would have to be fetched, one with the same content. */
async function withRenames<T>(read: (how: string) => Promise<T>): Promise<T> {
  try {
    return await read('-M');
  } catch (error) {
    if (!(error instanceof GitError) || !error.isMissing) throw error;
    return read('-M100%');
  }
}

/** Who changed one file, newest first, under its former names, too; merges change nothing themselves. @internal */
export async function historyOf(
  mirror: Mirror,
  path: string,
  options: { revision: string; limit: number; signal: AbortSignal },
): Promise<LogEntry[]> {
  const { revision, limit, signal } = options;
  const said = await withRenames(how =>
    mirror.local(
      [
        ...['log', FORMAT, '-z', '--follow', how],
        ...[`--max-count=${limit}`, revision, '--', path],
      ],
      { signal },
    ),
  );
  return commitsOf(said.toString()).map(({ entry }) => entry);
}

/** Files that got another path between two commits; none where the first is known no more. @internal */
export async function renamesBetween(
  mirror: Mirror,
  since: string,
  revision: string,
  signal: AbortSignal,
): Promise<Array<{ from: string; to: string }>> {
  try {
    const said = await withRenames(how =>
      mirror.local(
        [
          ...['diff-tree', '-r', '-z', how, '--diff-filter=R'],
          ...['--name-status', since, revision],
        ],
        { signal },
      ),
    );
    const fields = said.toString().split(ZERO);
    const renames: Array<{ from: string; to: string }> = [];
    for (let at = 0; at + 2 < fields.length; at += 3) {
      renames.push({ from: fields[at + 1], to: fields[at + 2] });
    }
    return renames;
  } catch (error) {
    // History was rewritten: what was, is gone.
    if (error instanceof GitError) return [];
    throw error;
  }
}

/** Whether a commit is part of another one's history. @internal */
export async function isPartOf(
  mirror: Mirror,
  revision: string,
  of: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await mirror.local(['merge-base', '--is-ancestor', revision, of], {
      signal,
    });
    return true;
  } catch (error) {
    if (error instanceof GitError && error.code !== null) return false;
    throw error;
  }
}
