/** What happened on one day, as the reader's clock has days. */
export interface Day<T> {
  key: string;
  changes: T[];
}

/**
 * Changes by their day, in the order they come in.
 *
 * @internal
 */
export function daysOf<T extends { at: string }>(changes: T[]): Day<T>[] {
  const days: Day<T>[] = [];
  for (const change of changes) {
    const key = new Date(change.at).toDateString();
    const last = days[days.length - 1];
    if (last?.key === key) last.changes.push(change);
    else days.push({ key, changes: [change] });
  }
  return days;
}
