import { GitError } from '../../git/GitError';
import { Mirror } from '../../git/Mirror';

const BLAME_MS = 10_000;
/** More of them do not fit onto a command line. */
const MOST_IGNORED = 500;

/** Of a file, so many of its newest contents are fetched in one go. */
const MOST_CONTENTS = 500;
/** With the remote asked for what is missing. */
const REMOTE_MS = 30_000;

/** Of a file whose content is not here, git says that there is none. */
function isFetchable(error: unknown): boolean {
  return (
    error instanceof GitError &&
    (error.isMissing || /no such path/.test(error.complaint))
  );
}

/** The ids of what a file held, where git has to look at it. */
async function contentsOf(
  mirror: Mirror,
  { revision, path }: { revision: string; path: string },
  signal: AbortSignal,
): Promise<string[]> {
  const said = await mirror.local(
    [
      ...['log', '--format=', '--raw', '--no-abbrev', '-z', '-M100%'],
      ...['--follow', `--max-count=${MOST_CONTENTS}`, revision, '--', path],
    ],
    { signal, timeoutMs: BLAME_MS },
  );
  const entries = said
    .toString('latin1')
    .matchAll(/:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /g);
  return [...entries]
    .flatMap(([, before, after]) => [before, after])
    .filter(id => !/^0+$/.test(id));
}

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
  const args = [
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
  ];
  const { signal } = options;
  const here = { signal, timeoutMs: BLAME_MS };
  const said = await mirror.local(args, here).catch(async error => {
    const leftOut = await mirror.leftOut(signal);
    if (leftOut === 'nothing' || !isFetchable(error)) throw error;
    await mirror.bring(await contentsOf(mirror, place, signal), signal);
    return mirror.withLeftOut(args, { signal, timeoutMs: REMOTE_MS });
  });
  return /^([0-9a-f]{40,64}) /.exec(said.toString('latin1'))?.[1];
}
