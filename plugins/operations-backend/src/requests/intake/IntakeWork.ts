import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { checkLease, Lease } from '../../leases';
import { backOff } from '../../notifications/backOff';
import { repeat } from '../../notifications/repeat';
import { Came, IntakeDesk } from './IntakeDesk';
import { IntakeSender } from './IntakeSender';
import { IntakePlace } from './IntakeSet';
import { Mirror } from './Mirror';
import { IntakeRow } from './rows';

const WORK_MILLISECONDS = 1_000;
const ROWS_AT_ONCE = 20;
const RETRY = { first: 5_000, factor: 3, most: 5 * 60_000 };
const DAY = 24 * 60 * 60_000;
/** Older deliveries are known by the time of their issue. */
const KEPT_MILLISECONDS = 30 * DAY;

/** @internal */
export interface IntakeWorkOptions {
  database: Knex;
  logger: LoggerService;
  desk: IntakeDesk;
  sender: IntakeSender;
  mirror?: Mirror;
  placeOf: (row: IntakeRow) => IntakePlace | undefined;
  now?: () => number;
}

/**
 * Reads issues that were stored, and tells them how it goes on, while the lease is held.
 *
 * @internal
 */
export class IntakeWork {
  readonly #options: IntakeWorkOptions;
  readonly #now: () => number;

  static create(options: IntakeWorkOptions): IntakeWork {
    return new IntakeWork(options);
  }

  private constructor(options: IntakeWorkOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger } = this.#options;
    const every = (name: string, milliseconds: number) => ({
      name,
      milliseconds,
      signal,
      logger,
    });
    await Promise.all([
      repeat(every('read issues', WORK_MILLISECONDS), () =>
        this.work(lease, signal),
      ),
      repeat(every('forget deliveries', DAY), () => this.#forget(lease)),
    ]);
  }

  /** Everything that is due. */
  async work(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, mirror, sender } = this.#options;
    const rows: IntakeRow[] = await database('intake_issues')
      .where('read_at', '<=', this.#now())
      .orderBy(['read_at', 'id'])
      .limit(ROWS_AT_ONCE);
    for (const row of rows) {
      if (signal.aborted) return;
      await this.#read(row, lease);
    }
    await mirror?.plan(lease);
    await sender.send(lease, signal);
  }

  async #read(row: IntakeRow, lease: Lease): Promise<void> {
    const { desk, logger, placeOf } = this.#options;
    const place = placeOf(row);
    try {
      const came: Came = place
        ? await desk.read(row, place)
        : { outcome: { type: 'nothing' } };
      const { outcome, ...columns } = came;
      await this.#put(lease, row, {
        ...columns,
        outcome: JSON.stringify(outcome),
        read_at: null,
        read_attempts: 0,
        say_at: this.#now(),
      });
    } catch (error) {
      logger.warn(`Cannot read an issue, trying again later: ${error}`);
      const read_attempts = row.read_attempts + 1;
      const read_at = this.#now() + backOff(Math.min(read_attempts, 20), RETRY);
      await this.#put(lease, row, { read_attempts, read_at });
    }
  }

  /** What was told meanwhile is read again: only what this reading opened is kept. */
  async #put(
    lease: Lease,
    row: IntakeRow,
    columns: Partial<IntakeRow>,
  ): Promise<void> {
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const own = () => transaction('intake_issues').where({ id: row.id });
      const turn = transaction.raw('turn + 1');
      const changed = await own()
        .where({ turn: row.turn })
        .update({ ...columns, turn });
      const { request_id, round, asked } = columns;
      if (changed > 0 || request_id === undefined) return;
      await own().update({
        request_id,
        ...(round !== undefined && { round }),
        ...(asked !== undefined && { asked }),
      });
    });
  }

  async #forget(lease: Lease): Promise<void> {
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await transaction('intake_deliveries')
        .where('at', '<', this.#now() - KEPT_MILLISECONDS)
        .delete();
    });
  }
}
