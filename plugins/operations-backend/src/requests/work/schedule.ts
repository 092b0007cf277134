import { HeldRequest } from '../rows';
import { Settled } from '../settle';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something is young, and how often it is looked at then. The last counts for ever. */
type Ladder = Array<[until: number, every: number]>;

/** Git is asked for what is not merged. */
const IN_GIT: Ladder = [
  [10 * MINUTE, 5 * SECOND],
  [HOUR, 30 * SECOND],
  [DAY, 2 * MINUTE],
  [14 * DAY, 10 * MINUTE],
  [Infinity, DAY],
];
/** What is merged is looked up in the store. */
const IN_STORE: Ladder = [
  [10 * MINUTE, 2 * SECOND],
  [HOUR, 15 * SECOND],
  [DAY, MINUTE],
  [14 * DAY, 10 * MINUTE],
  [Infinity, DAY],
];
const FAILED: Ladder = [
  [3, 2 * SECOND],
  [6, 15 * SECOND],
  [Infinity, MINUTE],
];

function step(ladder: Ladder, value: number): number {
  const [, every] =
    ladder.find(([until]) => value < until) ?? ladder[ladder.length - 1];
  return every;
}

const MOST_FAILURES = 20;

/** When a request is looked at again; null where nothing is left to do. @internal */
export function nextLook(
  { row }: Pick<HeldRequest, 'row'>,
  { facts, columns }: Pick<Settled, 'facts' | 'columns'>,
  { now, failures }: { now: number; failures: number },
): number | null {
  const isOver = columns.state !== 'open';
  // A branch that stays behind for ever does no harm.
  if (isOver && failures > MOST_FAILURES) return null;
  if (failures > 0) return now + step(FAILED, failures);
  if (isOver) return row.branch && !facts.merged ? now : null;
  const since = facts.merged
    ? Date.parse(facts.merged.at)
    : Number(row.created_at);
  return now + step(facts.merged ? IN_STORE : IN_GIT, now - since);
}
