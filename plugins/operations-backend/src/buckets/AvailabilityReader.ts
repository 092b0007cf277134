import {
  availabilityOf,
  bucketsOfDay,
  coarsen,
  FINE_STEP_SECONDS,
  ServiceAvailability,
  stepStart,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ScopeRow } from '../database/rows';
import { scopeKey, scopeOf } from '../observations/scopes';
import { BucketWriter } from './BucketWriter';
import { CountedScope } from './EventBuffer';
import { StepsByScope } from './StepsByScope';
import { FINE_TIER } from './storedDays';

const HOUR = 60 * 60 * 1000;
const HOURS_IN_DETAIL = 24;

interface StoredDay extends ScopeRow {
  day: string;
  data: Uint8Array;
}

/**
 * Sums events over a window that ends now.
 *
 * @internal
 */
export class AvailabilityReader {
  readonly #database: Knex;
  readonly #writers: () => BucketWriter[];
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    /** The writers of this process, whose events are not all stored yet. */
    writers: () => BucketWriter[];
    now?: () => number;
  }): AvailabilityReader {
    return new AvailabilityReader(
      options.database,
      options.writers,
      options.now ?? Date.now,
    );
  }

  private constructor(
    database: Knex,
    writers: () => BucketWriter[],
    now: () => number,
  ) {
    this.#database = database;
    this.#writers = writers;
    this.#now = now;
  }

  async read(
    serviceId: string,
    options: { hours: number; environments: string[] },
  ): Promise<ServiceAvailability> {
    const { hours, environments } = options;
    const stepSeconds = hours <= HOURS_IN_DETAIL ? 300 : 3600;
    const now = this.#now();
    // The step that is running counts; both edges are edges of buckets.
    const to = stepStart(now, FINE_STEP_SECONDS) + FINE_STEP_SECONDS * 1000;
    const from = stepStart(now - hours * HOUR, stepSeconds);
    const [days, buffered] = await readThrough(serviceId, this.#writers(), () =>
      this.#storedDays(serviceId, environments, from),
    );
    const scopes = new StepsByScope();
    for (const row of days) {
      const buckets = bucketsOfDay(row.day, row.data);
      scopes.add(scopeKey(row.source, scopeOf(row)), buckets);
    }
    for (const { source, scope, buckets } of buffered) {
      if (environments.includes(scope.environment)) {
        scopes.add(scopeKey(source, scope), [...buckets.values()]);
      }
    }
    const fine = scopes
      .combine()
      .filter(({ start }) => start >= from && start < to);
    const iso = (time: number) => new Date(time).toISOString();
    return {
      from: iso(from),
      to: iso(to),
      ...availabilityOf(fine),
      measuredSince: fine[0] && iso(fine[0].start),
      stepSeconds,
      buckets: coarsen(fine, stepSeconds).map(({ start, ...counts }) => ({
        start: iso(start),
        ...counts,
      })),
    };
  }

  async #storedDays(
    serviceId: string,
    environments: string[],
    from: number,
  ): Promise<StoredDay[]> {
    return this.#database('sli_buckets')
      .join('slis', 'slis.id', 'sli_buckets.sli_id')
      .where('slis.service_id', serviceId)
      .whereIn('slis.environment', environments)
      .andWhere('sli_buckets.tier', FINE_TIER)
      .andWhere('sli_buckets.day', '>=', utcDay(from))
      .select(
        'sli_buckets.day',
        'sli_buckets.data',
        'slis.source',
        'slis.environment',
        'slis.cluster',
        'slis.namespace',
      );
  }
}

/** Nests the reads of all writers, so that what was stored is read once, with none of them moving. */
async function readThrough(
  serviceId: string,
  writers: BucketWriter[],
  stored: () => Promise<StoredDay[]>,
): Promise<[StoredDay[], CountedScope[]]> {
  const [writer, ...others] = writers;
  if (!writer) return [await stored(), []];
  const [[days, further], own] = await writer.read(serviceId, () =>
    readThrough(serviceId, others, stored),
  );
  return [days, [...own, ...further]];
}
