import { isPartOf } from '../../documents/log';
import { GitError } from '../../git/GitError';
import { LeftOut } from '../../git/leftOut';
import { Mirror } from '../../git/Mirror';
import { History } from './History';
import { LOG_ARGS, LoggedCommit, LogParser } from './LogParser';

const READ_MS = 600_000;
const MANY_BYTES = 8 * 1024 * 1024 * 1024;
/** A new name with half of the old content is a rename; of more files at once than that only the equal ones are. */
const SIMILAR = ['-M', '-l200'];
/** A new name with the same content is a rename, for which nobody needs to read it. */
const SAME = ['-M100%'];
/** So many commits may rename among files that are not here, until of all others only the same content is one. */
const MOST_GAPS = 50;

/** @internal */
export interface HistoryOptions {
  head: string;
  /** What was read before, up to its own head. */
  known?: { head: string; history: History };
  bots: string[];
  /** The address under which the portal commits. */
  portal?: string;
  /** Only so many of the newest. */
  maxCommits: number;
  /** What may be missing. */
  leftOut: LeftOut;
  signal: AbortSignal;
}

interface LogOptions {
  leftOut: LeftOut;
  signal: AbortSignal;
  take: (commit: LoggedCommit) => void;
}

async function logOnce(
  mirror: Mirror,
  args: string[],
  options: Pick<LogOptions, 'signal' | 'take'> & { input?: string },
): Promise<void> {
  const { signal, take, input } = options;
  const parser = LogParser.create(take);
  try {
    await mirror.local(['log', ...LOG_ARGS, ...args], {
      ...{ signal, input },
      timeoutMs: READ_MS,
      maxBytes: MANY_BYTES,
      sink: chunk => parser.read(chunk),
    });
  } finally {
    parser.end();
  }
}

/** The revisions of a range, in the order in which they are read. */
async function revisionsOf(
  mirror: Mirror,
  args: string[],
  signal: AbortSignal,
): Promise<string[]> {
  const said = await mirror.local(['rev-list', ...args], {
    signal,
    timeoutMs: READ_MS,
  });
  return said.toString().split('\n').filter(Boolean);
}

/**
 * Reads commits, parents first. Where one of them might have renamed a file whose content is not here, git cannot say so and
 * ends: of that commit only equal files are renames, and it goes on after it.
 */
async function log(
  mirror: Mirror,
  range: string[],
  { leftOut, signal, take }: LogOptions,
): Promise<void> {
  const args = ['--topo-order', '--reverse', ...range];
  if (leftOut === 'blob:none') {
    await logOnce(mirror, [...SAME, ...args], { signal, take });
    return;
  }
  let taken = 0;
  const counting = (commit: LoggedCommit) => {
    taken += 1;
    take(commit);
  };
  /** Whether it came to its end. */
  const similar = async (rest: string[], input?: string) => {
    try {
      const options = { signal, take: counting, input };
      await logOnce(mirror, [...SIMILAR, ...rest], options);
      return true;
    } catch (error) {
      if (error instanceof GitError && error.isMissing) return false;
      throw error;
    }
  };
  if (await similar(args)) return;
  const revisions = await revisionsOf(mirror, args, signal);
  const lines = (from: number, to?: number) =>
    revisions
      .slice(from, to)
      .map(revision => `${revision}\n`)
      .join('');
  const listed = ['--no-walk=unsorted', '--stdin'];
  for (let gaps = 1; taken < revisions.length; gaps += 1) {
    const to = gaps > MOST_GAPS ? undefined : taken + 1;
    await logOnce(mirror, [...SAME, ...listed], {
      ...{ signal, take: counting },
      input: lines(taken, to),
    });
    if (taken >= revisions.length) return;
    if (await similar(listed, lines(taken))) return;
  }
}

async function readNew(
  mirror: Mirror,
  { head, bots, portal, maxCommits, leftOut, signal }: HistoryOptions,
): Promise<History> {
  const history = History.create({ bots, portal, width: head.length / 2 });
  const numbers = new Map<string, number>();
  const take = (commit: LoggedCommit) => history.add([commit], numbers);
  const options = { leftOut, signal, take };
  await log(mirror, [`--max-count=${maxCommits}`, head], options);
  return history;
}

/** What came since; it is added in one go, so that nobody sees the half of it. */
async function readOn(
  mirror: Mirror,
  known: { head: string; history: History },
  { head, maxCommits, leftOut, signal }: HistoryOptions,
): Promise<History> {
  const commits: LoggedCommit[] = [];
  await log(mirror, [`--max-count=${maxCommits}`, `${known.head}..${head}`], {
    ...{ leftOut, signal },
    take: commit => commits.push(commit),
  });
  known.history.add(commits, known.history.numbers());
  return known.history;
}

/**
 * The history of a commit: all of it, or what is new since it was read last. Where what was known is no part of it any more,
 * the history was rewritten, and is read anew.
 *
 * @internal
 */
export async function readHistory(
  mirror: Mirror,
  options: HistoryOptions,
): Promise<History> {
  const { known, head, signal } = options;
  const goesOn = known && (await isPartOf(mirror, known.head, head, signal));
  return goesOn ? readOn(mirror, known, options) : readNew(mirror, options);
}
