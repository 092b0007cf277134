import { coarsenDay, utcDay } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { checkLease, Lease } from '../leases';
import { BucketTiers } from './BucketTiers';
import {
  BUCKET_COLUMNS,
  BucketDayRow,
  daysOfRows,
  putRows,
  rowsOfDays,
} from './dayRows';

const DAY = 24 * 60 * 60 * 1000;
const DAYS_PER_TRANSACTION = 200;

/**
 * Moves days that have become old into the longer steps of the next tier, and forgets those that are too old for the
 * last one.
 *
 * @internal
 */
export class Compaction {
  readonly #database: Knex;
  readonly #tiers: BucketTiers;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    tiers: BucketTiers;
    now?: () => number;
  }): Compaction {
    const { database, tiers, now = Date.now } = options;
    return new Compaction(database, tiers, now);
  }

  private constructor(database: Knex, tiers: BucketTiers, now: () => number) {
    this.#database = database;
    this.#tiers = tiers;
    this.#now = now;
  }

  /** @returns how many days were moved. */
  async run(lease: Lease, signal?: AbortSignal): Promise<number> {
    let moved = 0;
    for (;;) {
      const some = signal?.aborted ? 0 : await this.#moveSome(lease);
      moved += some;
      if (some === 0) break;
      await othersTurn();
    }
    const kept = utcDay(this.#tiers.keptSince(this.#now()));
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await transaction('sli_buckets').where('day', '<', kept).delete();
    });
    return moved;
  }

  async #moveSome(lease: Lease): Promise<number> {
    const { tiers } = this.#tiers;
    const now = this.#now();
    const kept = utcDay(this.#tiers.keptSince(now));
    return this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const query = transaction('sli_buckets')
        .select(BUCKET_COLUMNS)
        .andWhere('day', '>=', kept)
        .orderBy(['sli_id', 'day'])
        .limit(DAYS_PER_TRANSACTION)
        .forUpdate();
      query.andWhere(old => {
        tiers.slice(1).forEach(({ stepSeconds }, at) => {
          const before = utcDay(now - tiers[at].days * DAY);
          old.orWhere(one =>
            one
              .where('step_seconds', '<', stepSeconds)
              .andWhere('day', '<', before),
          );
        });
      });
      const rows: BucketDayRow[] = await query;
      const days = (await daysOfRows(rows)).map(({ sliId, day, data }) => {
        const stepSeconds =
          this.#tiers.stepOf(Date.parse(`${day}T00:00:00Z`), now) ??
          tiers[tiers.length - 1].stepSeconds;
        return {
          sliId,
          day,
          stepSeconds,
          data: coarsenDay(data, day, stepSeconds),
        };
      });
      await putRows(transaction, await rowsOfDays(days));
      return days.length;
    });
  }
}
