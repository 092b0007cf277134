import {
  EventBucket,
  FINE_STEP_SECONDS,
  stepStart,
} from '@operate-first/plugin-operations-common';
import { ObservationInput } from '@operate-first/plugin-operations-node';
import { CountedScope, countedKey, EVENTS_MEASURE } from './CountedScope';
import { isWithin, measureOf, Threshold } from './thresholds';

/**
 * Events that are counted and not stored yet, by SLI and step.
 *
 * @internal
 */
export class EventBuffer {
  readonly #scopes = new Map<string, CountedScope>();

  scopes(): CountedScope[] {
    return [...this.#scopes.values()];
  }

  /**
   * @param thresholds - for which the seconds are counted that looks were within them.
   */
  add(source: string, input: ObservationInput, thresholds: Threshold[] = []) {
    const { events, observedAt } = input;
    if (!events) return;
    const at = observedAt.getTime();
    const { good, total, seconds } = events;
    const covered = [...coveredSteps(at, events.coveredSeconds)];
    const buckets = this.#buckets(source, input, EVENTS_MEASURE);
    countIn(buckets, at, { good, total });
    for (const { start, seconds: coveredSeconds } of covered) {
      countIn(buckets, start, { coveredSeconds });
    }
    if (seconds === undefined) return;
    for (const threshold of thresholds) {
      const within = isWithin(seconds, threshold);
      const counted = this.#buckets(source, input, measureOf(threshold));
      for (const step of covered) {
        countIn(counted, step.start, {
          good: within ? step.seconds : 0,
          total: step.seconds,
          coveredSeconds: step.seconds,
        });
      }
    }
  }

  #buckets(
    source: string,
    { serviceId, scope }: ObservationInput,
    measure: string,
  ): Map<number, EventBucket> {
    const counted = { serviceId, source, scope, measure };
    const key = countedKey(counted);
    const buckets = this.#scopes.get(key)?.buckets ?? new Map();
    this.#scopes.set(key, { ...counted, buckets });
    return buckets;
  }
}

/** Adds to the step into which a moment falls. */
function countIn(
  buckets: Map<number, EventBucket>,
  time: number,
  amounts: Partial<Omit<EventBucket, 'start'>>,
) {
  const start = stepStart(time, FINE_STEP_SECONDS);
  const bucket = buckets.get(start);
  buckets.set(start, {
    start,
    good: (bucket?.good ?? 0) + (amounts.good ?? 0),
    total: (bucket?.total ?? 0) + (amounts.total ?? 0),
    coveredSeconds:
      (bucket?.coveredSeconds ?? 0) + (amounts.coveredSeconds ?? 0),
  });
}

/**
 * A look speaks for the time before it, which may lie in several steps; the newest is first. Seconds are whole, so that
 * their sums are.
 */
function* coveredSteps(
  time: number,
  coveredSeconds: number,
): Generator<{ start: number; seconds: number }> {
  const end = Math.floor(time / 1000) * 1000;
  const begin = end - coveredSeconds * 1000;
  for (let to = end; to > begin; ) {
    const start = stepStart(to - 1, FINE_STEP_SECONDS);
    const from = Math.max(start, begin);
    yield { start, seconds: (to - from) / 1000 };
    to = from;
  }
}
