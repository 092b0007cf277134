import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  endOfSchedule,
  MaintenanceInput,
  MaintenanceSchedule,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { storable } from '../database/text';
import { checkSchedule } from './checkSchedule';
import { MaintenanceStore } from './MaintenanceStore';
import { fromRow, MaintenanceRow, windowsOf } from './StoredMaintenance';

function scheduleOf(input: MaintenanceInput): MaintenanceSchedule {
  return {
    startsAt: Date.parse(input.startsAt),
    endsAt: Date.parse(input.endsAt),
    recurrence: input.recurrence || undefined,
    zone: input.zone || 'UTC',
  };
}

function columnsOf(input: MaintenanceInput, schedule: MaintenanceSchedule) {
  return {
    title: storable(input.title),
    description: input.description ? storable(input.description) : null,
    scope: storable(JSON.stringify(input.scope)),
    starts_at: schedule.startsAt,
    ends_at: schedule.endsAt,
    recurrence: schedule.recurrence ?? null,
    zone: schedule.zone ?? 'UTC',
    last_end: endOfSchedule(schedule) ?? null,
  };
}

/**
 * Where maintenance is announced, changed and ended. What has been stays as it was.
 *
 * @internal
 */
export class MaintenanceDesk {
  readonly #database: Knex;
  readonly #store: MaintenanceStore;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    store: MaintenanceStore;
    now?: () => number;
  }): MaintenanceDesk {
    return new MaintenanceDesk(options);
  }

  private constructor(options: {
    database: Knex;
    store: MaintenanceStore;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#store = options.store;
    this.#now = options.now ?? Date.now;
  }

  /** @returns the id of the maintenance. */
  async announce(input: MaintenanceInput, by: string): Promise<string> {
    const now = this.#now();
    const schedule = scheduleOf(input);
    checkSchedule(input, schedule, now);
    const id = randomUUID();
    await this.#database('maintenance').insert({
      id,
      ...columnsOf(input, schedule),
      announced_by: by,
      announced_at: now,
      counts_from: now,
    });
    this.#store.forget();
    return id;
  }

  async change(id: string, input: MaintenanceInput): Promise<void> {
    const now = this.#now();
    const schedule = scheduleOf(input);
    checkSchedule(input, schedule, now);
    await this.#database.transaction(async transaction => {
      const row = await this.#open(transaction, id);
      const past = windowsOf(fromRow(row), { from: 0, to: now });
      if (past.length > 0) {
        await transaction('maintenance').insert({
          ...row,
          id: randomUUID(),
          ended_at: now,
          last_end: now,
          replaced_by: id,
        });
      }
      await transaction('maintenance')
        .where({ id })
        .update({ ...columnsOf(input, schedule), counts_from: now });
    });
    this.#store.forget();
  }

  /** Ends what runs and calls off what was to come. */
  async end(id: string): Promise<void> {
    const now = this.#now();
    await this.#database.transaction(async transaction => {
      await this.#open(transaction, id);
      await transaction('maintenance')
        .where({ id })
        .update({ ended_at: now, last_end: now });
    });
    this.#store.forget();
  }

  async #open(transaction: Knex.Transaction, id: string) {
    const row: MaintenanceRow | undefined = await transaction('maintenance')
      .where({ id })
      .whereNull('replaced_by')
      .forUpdate()
      .first();
    if (!row) throw new NotFoundError('There is no such maintenance any more.');
    const over = row.last_end !== null && Number(row.last_end) <= this.#now();
    if (row.ended_at === null && !over) return row;
    throw new ConflictError(
      'This maintenance is over. Announce another one instead of changing it.',
    );
  }
}
