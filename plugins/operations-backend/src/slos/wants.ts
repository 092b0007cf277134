import { TimeRange } from '@operate-first/plugin-operations-common';
import { SliRequest } from '@operate-first/plugin-operations-node';
import { BucketTiers } from '../buckets/BucketTiers';
import { missingOf } from './ranges';
import { TrackedSli } from './TrackedSli';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** What the newest look reaches back for; a longer hole is history, and waits its turn. */
const NEWEST_MILLISECONDS = HOUR;
/** Data comes late: so many closed steps are asked for again. */
const LATE_STEPS = 2;
/** What happens with other targets and windows is shown over so many days. */
export const REPLAYED_DAYS = 90;
/** So many steps fit into one request for history. */
const STEPS_OF_A_REQUEST = 2_016;

/** @internal */
export interface WantContext {
  now: number;
  tiers: BucketTiers;
  /** The step in which a day is written. */
  stepOf(time: number): number | undefined;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function floorTo(time: number, seconds: number): number {
  return Math.floor(time / (seconds * 1000)) * seconds * 1000;
}

/** The step to ask in, so that slices and kept steps are both made of whole ones; and the edges that both share. */
export function gridOf({ definition }: TrackedSli, keptSeconds: number) {
  const slice = definition.slice?.seconds ?? keptSeconds;
  const stepSeconds = gcd(keptSeconds, slice);
  return { stepSeconds, edgeSeconds: (keptSeconds * slice) / stepSeconds };
}

/** The newest closed steps, with those before them that may have changed. @internal */
export function newestWanted(
  sli: TrackedSli,
  closed: number,
  context: WantContext,
): SliRequest | undefined {
  const kept = context.stepOf(closed - 1);
  if (kept === undefined) return undefined;
  const { stepSeconds, edgeSeconds } = gridOf(sli, kept);
  const to = floorTo(closed, kept);
  const known = sli.answered.at(-1)?.to ?? 0;
  const from = floorTo(
    Math.max(
      Math.min(known, to) - LATE_STEPS * kept * 1000,
      to - NEWEST_MILLISECONDS,
    ),
    edgeSeconds,
  );
  return from < to ? { sli: sli.definition, from, to, stepSeconds } : undefined;
}

/** The newest part of what is missing: of the window first, then of what is replayed. @internal */
export function historyWanted(
  sli: TrackedSli,
  closed: number,
  context: WantContext,
): SliRequest | undefined {
  const { tiers, now } = context;
  const to = closed - NEWEST_MILLISECONDS / 2;
  const kept = tiers.keptSince(now);
  const replayed = Math.max(kept, floorTo(now - REPLAYED_DAYS * DAY, 300));
  const needed = Math.max(kept, Math.min(sli.neededFrom, to));
  const missing =
    missingOf(sli.answered, { from: needed, to }).at(-1) ??
    missingOf(sli.answered, { from: replayed, to }).at(-1);
  return missing && partOf(sli, missing, context);
}

/** The end of a range that is kept in one step and fits into one request; whole days where it can be. */
export function partOf(
  sli: TrackedSli,
  missing: TimeRange,
  { stepOf, now, tiers }: WantContext,
): SliRequest | undefined {
  const kept = stepOf(missing.to - 1);
  if (kept === undefined) return undefined;
  const { stepSeconds, edgeSeconds } = gridOf(sli, kept);
  const days = Math.max(
    1,
    Math.floor((STEPS_OF_A_REQUEST * stepSeconds * 1000) / DAY),
  );
  let from = floorTo(missing.to - 1, DAY / 1000);
  for (let day = 1; day < days && from > missing.from; day += 1) {
    if (stepOf(from - 1) !== kept) break;
    from -= DAY;
  }
  const edge = edgeSeconds * 1000;
  return {
    sli: sli.definition,
    from: floorTo(
      Math.max(from, missing.from, tiers.keptSince(now)),
      edgeSeconds,
    ),
    to: Math.ceil(missing.to / edge) * edge,
    stepSeconds,
  };
}
