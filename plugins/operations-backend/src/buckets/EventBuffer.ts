import {
  EventBucket,
  FINE_STEP_SECONDS,
  stepStart,
} from '@operate-first/plugin-operations-common';
import { ObservationInput } from '@operate-first/plugin-operations-node';
import { scopeKey } from '../observations/scopes';

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

  get empty(): boolean {
    return this.#scopes.size === 0;
  }

  scopes(): CountedScope[] {
    return [...this.#scopes.values()];
  }

  add(source: string, input: ObservationInput) {
    const { events, serviceId, scope, observedAt } = input;
    if (!events) return;
    const key = serviceId + scopeKey(source, scope);
    const counted = this.#scopes.get(key) ?? {
      serviceId,
      source,
      scope,
      buckets: new Map<number, EventBucket>(),
    };
    this.#scopes.set(key, counted);
    const start = stepStart(observedAt.getTime(), FINE_STEP_SECONDS);
    const bucket = counted.buckets.get(start);
    counted.buckets.set(start, {
      start,
      good: (bucket?.good ?? 0) + events.good,
      total: (bucket?.total ?? 0) + events.total,
      coveredSeconds: (bucket?.coveredSeconds ?? 0) + events.coveredSeconds,
    });
  }
}
