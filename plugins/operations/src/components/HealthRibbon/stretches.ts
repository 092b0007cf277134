import {
  HealthReason,
  HealthStatus,
  HistorySegment,
  ServiceHistory,
} from '@operate-first/plugin-operations-common';

/** A stretch of the ribbon: a health, or the time before anybody looked. */
export interface Stretch {
  kind: HealthStatus | 'unlooked';
  from: number;
  to: number;
  reasons: HealthReason[];
}

function stretchOf(segment: HistorySegment): Stretch {
  return {
    kind: segment.status,
    from: Date.parse(segment.from),
    to: Date.parse(segment.to),
    reasons: segment.reasons,
  };
}

/**
 * The history as stretches of time without gaps, oldest first. What lies before the first look is a
 * stretch of its own: nothing is known of it, not even that it was unknown.
 *
 * @internal
 */
export function stretchesOf(history: ServiceHistory): Stretch[] {
  const from = Date.parse(history.from);
  const to = Date.parse(history.to);
  const looked = Math.min(
    to,
    Math.max(from, history.lookedSince ? Date.parse(history.lookedSince) : to),
  );
  const known = history.segments
    .map(stretchOf)
    .map(stretch => ({ ...stretch, from: Math.max(stretch.from, looked) }))
    .filter(stretch => stretch.to > stretch.from);
  const unlooked: Stretch = { kind: 'unlooked', from, to: looked, reasons: [] };
  return looked > from ? [unlooked, ...known] : known;
}

/** A history shorter than this is looked at by itself: in a week it would be a sliver. */
const SHORT_MS = 12 * 60 * 60 * 1000;

/**
 * Since when somebody has looked, where that is so short that the ribbon shows nothing else.
 *
 * @internal
 */
export function shortSince({ lookedSince, to }: ServiceHistory) {
  const short = lookedSince && Date.parse(to) - Date.parse(lookedSince);
  return short && short > 0 && short < SHORT_MS ? lookedSince : undefined;
}

/** How long each kind of health lasted in all, in milliseconds. */
export function sumsOf(stretches: Stretch[]) {
  const sum = (...kinds: Stretch['kind'][]) =>
    stretches
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((total, { from, to }) => total + to - from, 0);
  return {
    healthy: sum('healthy'),
    burning: sum('degraded', 'down'),
    unknown: sum('unknown'),
  };
}
