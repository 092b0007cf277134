import { Change, Incident } from '@operate-first/plugin-operations-common';

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
export const CHANGE_KINDS: Change['kind'][] = [
  'rollout',
  'configuration',
  'slo',
  'scaling',
  'restart',
];

/** The share of the axis that a mark takes: nearer ones could not be told apart, nor hit. */
const NEAR_SHARE = 0.03;

/**
 * What lies near to each other, gathered, oldest first. Something gathered spans no more than a mark takes on the axis,
 * so that a restart every hour is a row of marks and not one.
 */
function gather<T>(
  items: Array<{ item: T; at: number }>,
  span: { from: number; to: number },
): Array<{ from: number; to: number; items: T[] }> {
  const { from, to } = span;
  const near = (to - from) * NEAR_SHARE;
  const gathered: Array<{ from: number; to: number; items: T[] }> = [];
  for (const { item, at } of [...items].sort((a, b) => a.at - b.at)) {
    const last = gathered[gathered.length - 1];
    if (last && at - last.from < near) {
      last.to = at;
      last.items.unshift(item);
    } else {
      gathered.push({ from: at, to: at, items: [item] });
    }
  }
  return gathered;
}

/**
 * The changes of one kind within a span of time as marks on its axis.
 *
 * @internal
 */
export function marksOf(
  changes: Change[],
  span: { kind: Change['kind']; from: number; to: number },
): ChangeMark[] {
  const { kind, from, to } = span;
  const within = changes
    .filter(change => change.kind === kind)
    .map(change => ({ item: change, at: Date.parse(change.at) }))
    .filter(({ at }) => at >= from && at <= to);
  return gather(within, span).map(({ items, ...mark }) => ({
    ...mark,
    kind,
    changes: items,
  }));
}

/** Incidents that began so near to each other that they are one mark. */
export interface IncidentMark {
  from: number;
  to: number;
  /** Newest first. */
  incidents: Incident[];
}

/**
 * The incidents within a span of time as marks on its axis, where they began. One that began before it and was open in
 * it stands at its beginning.
 *
 * @internal
 */
export function incidentMarksOf(
  incidents: Incident[],
  span: { from: number; to: number },
): IncidentMark[] {
  const { from, to } = span;
  const within = incidents
    .filter(({ startedAt, resolvedAt, status }) => {
      const isOver = status === 'resolved' && resolvedAt;
      return (
        Date.parse(startedAt) <= to && !(isOver && Date.parse(isOver) < from)
      );
    })
    .map(incident => ({
      item: incident,
      at: Math.max(from, Date.parse(incident.startedAt)),
    }));
  return gather(within, span).map(({ items, ...mark }) => ({
    ...mark,
    incidents: items,
  }));
}
