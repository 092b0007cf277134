import {
  availabilityOf,
  coarsen,
  EventBucket,
  FINE_STEP_SECONDS,
  ServiceAvailability,
  stepStart,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { BucketWriter } from './BucketWriter';
import { CountedScope, EVENTS_MEASURE } from './CountedScope';
import { combinedSteps, CountedDay, readCountedDays } from './countedDays';

const HOUR = 60 * 60 * 1000;
const HOURS_IN_DETAIL = 24;

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
    const fine = await this.#steps(serviceId, environments, { from, to });
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

  async #steps(
    serviceId: string,
    environments: string[],
    range: TimeRange,
  ): Promise<EventBucket[]> {
    const counted = { environments, measure: EVENTS_MEASURE };
    const [days, buffered] = await readThrough(serviceId, this.#writers(), () =>
      readCountedDays(this.#database, [serviceId], counted, range),
    );
    const unstored = buffered.filter(
      ({ scope, measure }) =>
        measure === EVENTS_MEASURE && environments.includes(scope.environment),
    );
    return combinedSteps(days, unstored).filter(
      ({ start }) => start >= range.from && start < range.to,
    );
  }
}

/** Nests the reads of all writers, so that what was stored is read once, with none of them moving. */
async function readThrough(
  serviceId: string,
  writers: BucketWriter[],
  stored: () => Promise<CountedDay[]>,
): Promise<[CountedDay[], CountedScope[]]> {
  const [writer, ...others] = writers;
  if (!writer) return [await stored(), []];
  const [[days, further], own] = await writer.read(serviceId, () =>
    readThrough(serviceId, others, stored),
  );
  return [days, [...own, ...further]];
}
