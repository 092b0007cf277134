import { Change } from '@operate-first/plugin-operations-common';

/** The changes of one day, as the reader's clock has days. */
export interface Day {
  key: string;
  changes: Change[];
}

/**
 * Changes by their day, in the order they come in.
 *
 * @internal
 */
export function daysOf(changes: Change[]): Day[] {
  const days: Day[] = [];
  for (const change of changes) {
    const key = new Date(change.at).toDateString();
    const last = days[days.length - 1];
    if (last?.key === key) last.changes.push(change);
    else days.push({ key, changes: [change] });
  }
  return days;
}
