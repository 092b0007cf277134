import { InputError } from '@backstage/errors';
import { portalAddressOf } from '@operate-first/plugin-operations-common';
import {
  ChangeAuthor,
  WantedChange,
} from '@operate-first/plugin-operations-node';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Mirror } from '../git/Mirror';
import { checkBases } from './conflicts';
import { entriesAt, Entry, foldersOf } from './entries';
import { checkPath } from './paths';

const ABSENT = '0'.repeat(40);
const USUAL = '100644';
const PROGRAM = '100755';

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

/** Somebody as a commit names them. */
function named(
  { name, email, key }: ChangeAuthor,
  committer: Committer,
): Committer {
  return {
    name: plain(name || committer.name),
    email: plain(email ?? portalAddressOf(committer.email, key)),
  };
}

/** What a commit says, with whose words are in it beside its author's; each once. @internal */
export function messageOf(
  { message, author, coAuthors = [] }: Omit<WantedChange, 'branch' | 'files'>,
  committer: Committer,
): string {
  const written = ({ name, email }: Committer) => `${name} <${email}>`;
  const own = written(named(author, committer));
  const others = coAuthors
    .map(one => written(named(one, committer)))
    .filter(one => one !== own);
  if (others.length === 0) return message;
  const trailers = [...new Set(others)].map(one => `Co-authored-by: ${one}`);
  return `${message.trimEnd()}\n\n${trailers.join('\n')}\n`;
}

/** Who wrote a commit, and who made it. @internal */
export function identities(author: ChangeAuthor, committer: Committer) {
  const { name, email } = named(author, committer);
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: plain(committer.name),
    GIT_COMMITTER_EMAIL: plain(committer.email),
  };
}

/** Each path once, inside the repository, and none inside of another. */
function checkPaths(files: WantedChange['files']) {
  const seen = new Set<string>();
  const written = new Set<string>();
  for (const { path, text } of files) {
    if (seen.has(checkPath(path))) {
      throw new InputError(`path is '${path}' twice; write each file once`);
    }
    seen.add(path);
    if (text !== undefined) written.add(path);
  }
  for (const path of written) {
    const file = foldersOf(path).find(folder => written.has(folder));
    if (file !== undefined) {
      throw new InputError(
        `path is '${path}', and '${file}' is written as a file; write one of them elsewhere`,
      );
    }
  }
}

/** Stores texts; one run of git for all of them. Their ids in the same order. */
async function storeTexts(
  mirror: Mirror,
  texts: string[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): Promise<string[]> {
  if (texts.length === 0) return [];
  const names = texts.map((_, at) => join(folder, `${at}`));
  for (const [at, text] of texts.entries()) await writeFile(names[at], text);
  const said = await mirror.local(
    ['hash-object', '-w', '--no-filters', '--stdin-paths'],
    { signal, input: names.map(name => `${name}\n`).join('') },
  );
  return said.toString().trim().split('\n');
}

/** The tree of a commit with files of a change in it, and without those that go. */
async function writeTree(
  mirror: Mirror,
  options: {
    base: string | undefined;
    files: WantedChange['files'];
    entries: ReadonlyMap<string, Entry>;
    signal: AbortSignal;
  },
): Promise<string> {
  const { base, files, entries, signal } = options;
  const folder = await mkdtemp(join(tmpdir(), 'operations-git-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    if (base) await mirror.local(['read-tree', base], { signal, env });
    const texts = files.flatMap(({ path, text }) =>
      text === undefined ? [] : [{ path, text }],
    );
    const ids = await storeTexts(
      mirror,
      texts.map(({ text }) => text),
      { folder, signal },
    );
    const lines = [
      // What goes makes room for what comes.
      ...files
        .filter(({ text }) => text === undefined)
        .map(({ path }) => `0 ${ABSENT}\t${path}\u0000`),
      ...texts.map(({ path }, at) => {
        const mode = entries.get(path)?.mode === PROGRAM ? PROGRAM : USUAL;
        return `${mode} ${ids[at]}\t${path}\u0000`;
      }),
    ];
    await mirror.local(['update-index', '-z', '--index-info'], {
      signal,
      env,
      input: lines.join(''),
    });
    const said = await mirror.local(['write-tree', '--missing-ok'], {
      signal,
      env,
    });
    const tree = said.toString().trim();
    await checkWritten(mirror, { tree, files, signal });
    return tree;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** git leaves out names that it does not trust, and says so to nobody. */
async function checkWritten(
  mirror: Mirror,
  options: {
    tree: string;
    files: WantedChange['files'];
    signal: AbortSignal;
  },
) {
  const { tree, files, signal } = options;
  const paths = files.map(({ path }) => path);
  const entries = await entriesAt(mirror, tree, paths, signal);
  const lost = files.find(
    ({ path, text }) =>
      (text !== undefined) !== (entries.get(path)?.type === 'blob'),
  );
  if (lost) {
    throw new InputError(
      `path is '${lost.path}', which git does not take; write another name`,
    );
  }
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
  const { files } = change;
  checkPaths(files);
  const looked = files.flatMap(({ path }) => [...foldersOf(path), path]);
  const entries = await entriesAt(mirror, base, [...new Set(looked)], signal);
  await checkBases(mirror, { files, entries, signal });
  return commitTree(mirror, {
    tree: await writeTree(mirror, { base, files, entries, signal }),
    parents: base ? [base] : [],
    message: messageOf(change, committer),
    identity: identities(change.author, committer),
    signal,
  });
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
