import { Change } from '@operate-first/plugin-operations-common';

/** Changes of one kind that lie so near to each other that they are one mark. */
export interface ChangeMark {
  kind: Change['kind'];
  /** The first and the last, in milliseconds. */
  from: number;
  to: number;
  /** Newest first. */
  changes: Change[];
}

/** The kinds in the order of their lanes. */
export const CHANGE_KINDS: Change['kind'][] = ['rollout', 'scaling', 'restart'];

/** The share of the axis that a mark takes: nearer ones could not be told apart, nor hit. */
const NEAR_SHARE = 0.03;

/**
 * The changes of one kind within a span of time as marks on its axis, oldest first. A mark spans no more than it
 * takes on the axis, so that a restart every hour is a row of marks and not one.
 *
 * @internal
 */
export function marksOf(
  changes: Change[],
  span: { kind: Change['kind']; from: number; to: number },
): ChangeMark[] {
  const { kind, from, to } = span;
  const near = (to - from) * NEAR_SHARE;
  const marks: ChangeMark[] = [];
  const within = changes
    .filter(change => change.kind === kind)
    .map(change => ({ change, at: Date.parse(change.at) }))
    .filter(({ at }) => at >= from && at <= to)
    .sort((a, b) => a.at - b.at);
  for (const { change, at } of within) {
    const last = marks[marks.length - 1];
    if (last && at - last.from < near) {
      last.to = at;
      last.changes.unshift(change);
    } else {
      marks.push({ kind, from: at, to: at, changes: [change] });
    }
  }
  return marks;
}
