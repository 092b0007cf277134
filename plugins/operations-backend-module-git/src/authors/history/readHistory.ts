import { isPartOf } from '../../documents/log';
import { Mirror } from '../../git/Mirror';
import { History } from './History';
import { LOG_ARGS, LoggedCommit, LogParser } from './LogParser';

const READ_MS = 600_000;
const MANY_BYTES = 8 * 1024 * 1024 * 1024;
/** A new name with half of the old content is a rename; of more files at once than that only the equal ones are. */
const RENAMES = ['-M', '-l200'];

/** @internal */
export interface HistoryOptions {
  head: string;
  /** What was read before, up to its own head. */
  known?: { head: string; history: History };
  bots: string[];
  /** Only so many of the newest. */
  maxCommits: number;
  signal: AbortSignal;
}

async function log(
  mirror: Mirror,
  range: string[],
  options: { signal: AbortSignal; take: (commit: LoggedCommit) => void },
): Promise<void> {
  const { signal, take } = options;
  const parser = LogParser.create(take);
  await mirror.local(
    ['log', ...LOG_ARGS, ...RENAMES, '--topo-order', '--reverse', ...range],
    {
      signal,
      timeoutMs: READ_MS,
      maxBytes: MANY_BYTES,
      sink: chunk => parser.read(chunk),
    },
  );
  parser.end();
}

async function readNew(
  mirror: Mirror,
  { head, bots, maxCommits, signal }: HistoryOptions,
): Promise<History> {
  const history = History.create({ bots, width: head.length / 2 });
  const numbers = new Map<string, number>();
  const take = (commit: LoggedCommit) => history.add([commit], numbers);
  await log(mirror, [`--max-count=${maxCommits}`, head], { signal, take });
  return history;
}

/** What came since; it is added in one go, so that nobody sees the half of it. */
async function readOn(
  mirror: Mirror,
  known: { head: string; history: History },
  { head, maxCommits, signal }: HistoryOptions,
): Promise<History> {
  const commits: LoggedCommit[] = [];
  await log(mirror, [`--max-count=${maxCommits}`, `${known.head}..${head}`], {
    signal,
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
