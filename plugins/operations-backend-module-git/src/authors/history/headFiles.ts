import { Mirror } from '../../git/Mirror';
import { decode } from './decode';

const SUBMODULE = '160000';
const LARGEST = 3 * 1024 * 1024;

/** The paths of a commit, without other repositories in it. @internal */
export async function readPaths(
  mirror: Mirror,
  revision: string,
  signal: AbortSignal,
): Promise<string[]> {
  const said = await mirror.local(
    ['ls-tree', '-r', '-z', '--format=%(objectmode) %(path)', revision],
    { signal },
  );
  const paths: string[] = [];
  let from = 0;
  for (let to = said.indexOf(0); to >= 0; to = said.indexOf(0, from)) {
    const entry = decode(said.subarray(from, to));
    const space = entry.indexOf(' ');
    if (entry.slice(0, space) !== SUBMODULE) paths.push(entry.slice(space + 1));
    from = to + 1;
  }
  return paths;
}

/** Fetches what some files of a commit hold, where that was left out. Throws GitError. @internal */
export async function bringFiles(
  mirror: Mirror,
  revision: string,
  paths: string[],
  signal: AbortSignal,
): Promise<void> {
  if (paths.length === 0) return;
  if ((await mirror.leftOut(signal)) === 'nothing') return;
  const said = await mirror.local(
    [
      'ls-tree',
      '-z',
      '--format=%(objecttype) %(objectname)',
      revision,
      '--',
    ].concat(paths),
    { signal },
  );
  const ids = said
    .toString()
    .split('\0')
    .flatMap(entry => /^blob (\S+)$/.exec(entry)?.[1] ?? []);
  await mirror.bring(ids, signal);
}

/** What some files of a commit hold; those that are missing, large or not here are left out. @internal */
export async function readTexts(
  mirror: Mirror,
  revision: string,
  paths: string[],
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const said = await mirror
      .local(['cat-file', 'blob', `${revision}:${path}`], {
        signal,
        maxBytes: LARGEST,
      })
      .catch(() => undefined);
    if (said) found.set(path, decode(said));
  }
  signal.throwIfAborted();
  return found;
}
