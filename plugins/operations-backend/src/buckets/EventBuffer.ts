import {
  EventBucket,
  FINE_STEP_SECONDS,
  stepStart,
} from '@operate-first/plugin-operations-common';
import { ObservationInput } from '@operate-first/plugin-operations-node';
import { sliKey } from '../observations/scopes';

/** What is counted, before it has a row. @internal */
export interface CountedScope {
  serviceId: string;
  source: string;
  scope: ObservationInput['scope'];
  buckets: Map<number, EventBucket>;
}

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

  add(source: string, input: ObservationInput) {
    const { events, serviceId, scope, observedAt } = input;
    if (!events) return;
    const key = sliKey(serviceId, source, scope);
    const counted = this.#scopes.get(key) ?? {
      serviceId,
      source,
      scope,
      buckets: new Map<number, EventBucket>(),
    };
    this.#scopes.set(key, counted);
    const at = observedAt.getTime();
    countIn(counted.buckets, at, { good: events.good, total: events.total });
    for (const { start, seconds } of coveredSteps(at, events.coveredSeconds)) {
      countIn(counted.buckets, start, { coveredSeconds: seconds });
    }
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

/** A look speaks for the time before it, which may lie in several steps; the newest is first. */
function coveredSteps(
  end: number,
  coveredSeconds: number,
): Array<{ start: number; seconds: number }> {
  const steps: Array<{ start: number; seconds: number }> = [];
  const begin = end - coveredSeconds * 1000;
  for (let to = end; to > begin; ) {
    const start = stepStart(to - 1, FINE_STEP_SECONDS);
    const from = Math.max(start, begin);
    steps.push({ start, seconds: (to - from) / 1000 });
    to = from;
  }
  return steps;
}
