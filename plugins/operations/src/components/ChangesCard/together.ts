import { Change } from '@operate-first/plugin-operations-common';

/** What happened in the same words so soon after each other is one thing to a reader. */
const TOGETHER_MS = 10 * 60_000;

/** Changes that are told as one, the newest first. */
export interface ToldChange {
  key: string;
  /** When the newest of them was. */
  at: string;
  kind: Change['kind'];
  changes: Change[];
}

function placeOf({ scope }: Change): string {
  return JSON.stringify([scope?.environment, scope?.cluster, scope?.namespace]);
}

/** Restarts in a burst are one story. Anything else happens once in a place: twice, it came and went. */
function joins(told: ToldChange, change: Change): boolean {
  const oldest = told.changes[told.changes.length - 1];
  return (
    Date.parse(oldest.at) - Date.parse(change.at) <= TOGETHER_MS &&
    (change.kind === 'restart' ||
      !told.changes.some(other => placeOf(other) === placeOf(change)))
  );
}

/**
 * Tells what happened in several places at once, and restarts in a burst, as one change.
 *
 * @param changes - the newest first.
 * @internal
 */
export function tellTogether(changes: Change[]): ToldChange[] {
  const told: ToldChange[] = [];
  const latest = new Map<string, ToldChange>();
  for (const change of changes) {
    const { kind, summary, detail, at, id } = change;
    const words = JSON.stringify([kind, summary, detail]);
    const before = latest.get(words);
    if (before && joins(before, change)) {
      before.changes.push(change);
      // By the oldest: what comes later does not make it another.
      before.key = id;
    } else {
      const one = { key: id, at, kind, changes: [change] };
      latest.set(words, one);
      told.push(one);
    }
  }
  return told;
}

/** One change of each place, in the order of their places. */
export function onePerPlace(changes: Change[]): Change[] {
  const places = new Map(changes.map(change => [placeOf(change), change]));
  return [...places]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, change]) => change);
}
