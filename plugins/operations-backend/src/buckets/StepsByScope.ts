import {
  EventBucket,
  FINE_STEP_SECONDS,
} from '@operate-first/plugin-operations-common';

/** What was counted by step, in several scopes. @internal */
export class StepsByScope {
  readonly #scopes = new Map<string, Map<number, EventBucket>>();

  add(
    key: string,
    buckets: EventBucket[],
    stepSeconds: number = FINE_STEP_SECONDS,
  ) {
    const steps = this.#scopes.get(key) ?? new Map<number, EventBucket>();
    this.#scopes.set(key, steps);
    for (const bucket of buckets) {
      const step = steps.get(bucket.start);
      steps.set(bucket.start, {
        start: bucket.start,
        good: (step?.good ?? 0) + bucket.good,
        total: (step?.total ?? 0) + bucket.total,
        coveredSeconds: Math.min(
          (step?.coveredSeconds ?? 0) + Math.round(bucket.coveredSeconds),
          stepSeconds,
        ),
      });
    }
  }

  /**
   * The events of all scopes add up; the time they speak for does not: two that look at the same minute
   * cover one minute.
   */
  combine(): EventBucket[] {
    const all = new Map<number, EventBucket>();
    for (const steps of this.#scopes.values()) {
      for (const bucket of steps.values()) {
        const sum = all.get(bucket.start);
        all.set(bucket.start, {
          start: bucket.start,
          good: (sum?.good ?? 0) + bucket.good,
          total: (sum?.total ?? 0) + bucket.total,
          coveredSeconds: Math.max(
            sum?.coveredSeconds ?? 0,
            bucket.coveredSeconds,
          ),
        });
      }
    }
    return [...all.values()].sort((a, b) => a.start - b.start);
  }
}
