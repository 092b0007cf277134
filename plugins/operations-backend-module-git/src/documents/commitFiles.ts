import {
  ChangeAuthor,
  ChangeConflictError,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitError } from '../git/GitError';
import { Mirror } from '../git/Mirror';
import { checkPath } from './paths';
import { textOf } from './readTree';

const ABSENT = '0'.repeat(40);

/** Who commits on behalf of people. @internal */
export interface Committer {
  name: string;
  email: string;
}

/** A name as a commit can hold it. */
function plain(name: string): string {
  // eslint-disable-next-line no-control-regex
  return name.replace(/[\u0000-\u001f\u007f<>]/g, ' ').trim() || 'unknown';
}

/** Who wrote a commit, and who made it. @internal */
export function identities(author: ChangeAuthor, committer: Committer) {
  return {
    GIT_AUTHOR_NAME: plain(author.name),
    GIT_AUTHOR_EMAIL: plain(author.email ?? committer.email),
    GIT_COMMITTER_NAME: plain(committer.name),
    GIT_COMMITTER_EMAIL: plain(committer.email),
  };
}

/** The blob of a path in a commit. @internal */
export async function blobAt(
  mirror: Mirror,
  revision: string | undefined,
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!revision) return undefined;
  const said = await mirror.local(['ls-tree', '-z', revision, '--', path], {
    signal,
    env: { GIT_LITERAL_PATHSPECS: '1' },
  });
  const [record] = said.toString().split('\u0000');
  return /^\d+ blob ([0-9a-f]+)\t/.exec(record)?.[1];
}

async function checkBase(
  mirror: Mirror,
  base: string | undefined,
  { path, baseContentId }: WantedChange['files'][number],
  signal: AbortSignal,
) {
  const blob = await blobAt(mirror, base, path, signal);
  if (blob === baseContentId) return;
  const text = blob
    ? textOf(await mirror.local(['cat-file', 'blob', blob], { signal }))
    : undefined;
  const what = blob
    ? `${path} says something else in git than what the text was made from.`
    : `${path} is in git no more.`;
  throw new ChangeConflictError(what, path, text);
}

/**
 * Makes a commit on top of another one, or the first of all, without a working tree. Rejects with
 * {@link ChangeConflictError} where a file is not what its text was made from.
 *
 * @returns the commit; `base` itself where it changes nothing.
 * @internal
 */
export async function commitFiles(
  mirror: Mirror,
  options: {
    base: string | undefined;
    change: Omit<WantedChange, 'branch'>;
    committer: Committer;
    signal: AbortSignal;
  },
): Promise<string> {
  const { base, change, committer, signal } = options;
  for (const file of change.files) {
    checkPath(file.path);
    await checkBase(mirror, base, file, signal);
  }
  const folder = await mkdtemp(join(tmpdir(), 'operations-git-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    if (base) await mirror.local(['read-tree', base], { signal, env });
    const lines = await Promise.all(
      change.files.map(async ({ path, text }) => {
        if (text === undefined) return `0 ${ABSENT}\t${path}\u0000`;
        const blob = await mirror.local(['hash-object', '-w', '--stdin'], {
          signal,
          input: text,
        });
        return `100644 ${blob.toString().trim()}\t${path}\u0000`;
      }),
    );
    await mirror.local(['update-index', '-z', '--index-info'], {
      signal,
      env,
      input: lines.join(''),
    });
    const tree = await mirror.local(['write-tree', '--missing-ok'], {
      signal,
      env,
    });
    return await commitTree(mirror, {
      tree: tree.toString().trim(),
      parents: base ? [base] : [],
      message: change.message,
      identity: identities(change.author, committer),
      signal,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes a commit of a tree; its only parent itself where it has the same tree. @internal */
export async function commitTree(
  mirror: Mirror,
  options: {
    tree: string;
    parents: string[];
    message: string;
    identity: Record<string, string>;
    signal: AbortSignal;
  },
): Promise<string> {
  const { tree, parents, message, identity, signal } = options;
  if (parents.length === 1) {
    const before = await mirror.local(['rev-parse', `${parents[0]}^{tree}`], {
      signal,
    });
    if (before.toString().trim() === tree) return parents[0];
  }
  const made = await mirror.local(
    [
      'commit-tree',
      tree,
      ...parents.flatMap(parent => ['-p', parent]),
      '-F',
      '-',
    ],
    { signal, env: identity, input: message },
  );
  return made.toString().trim();
}

/** The tree of two commits together. Throws {@link ChangeConflictError} where they change the same lines. @internal */
export async function mergeTrees(
  mirror: Mirror,
  ours: string,
  theirs: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    const said = await mirror.local(
      [
        'merge-tree',
        '--write-tree',
        '--name-only',
        '--no-messages',
        '-z',
        ours,
        theirs,
      ],
      { signal },
    );
    return said.toString().split('\u0000')[0];
  } catch (error) {
    if (!(error instanceof GitError) || error.code !== 1) throw error;
    const [, path = ''] = error.printed.toString().split('\u0000');
    const blob = await blobAt(mirror, ours, path, signal);
    const text =
      blob &&
      textOf(await mirror.local(['cat-file', 'blob', blob], { signal }));
    throw new ChangeConflictError(
      `${path} was changed in git since it was proposed, in the same lines.`,
      path,
      text || undefined,
    );
  }
}
