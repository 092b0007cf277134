import { Mirror } from '../../git/Mirror';

const BLAME_MS = 10_000;
/** More of them do not fit onto a command line. */
const MOST_IGNORED = 500;

/**
 * The commit that wrote a line, as it stood at a revision; spaces and moves within the file do not count.
 * Throws GitError.
 *
 * @internal
 */
export async function blameLine(
  mirror: Mirror,
  place: { revision: string; path: string; line: number },
  options: { ignored: string[]; signal: AbortSignal },
): Promise<string | undefined> {
  const { revision, path, line } = place;
  const said = await mirror.local(
    [
      'blame',
      '-w',
      '-M',
      '--porcelain',
      ...options.ignored
        .slice(0, MOST_IGNORED)
        .map(ignored => `--ignore-rev=${ignored}`),
      `-L${line},${line}`,
      revision,
      '--',
      path,
    ],
    { signal: options.signal, timeoutMs: BLAME_MS },
  );
  return /^([0-9a-f]{40,64}) /.exec(said.toString('latin1'))?.[1];
}
