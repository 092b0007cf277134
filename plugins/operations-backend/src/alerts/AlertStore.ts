import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { chunksOf } from '../database/rows';
import { Turns } from '../database/Turns';
import { checkLease, Lease } from '../leases';
import { AlertInput, AlertRow, columnsOf, differs } from './AlertRow';
import { Asking, Spells } from './Spells';

export type { AlertInput, AlertRow } from './AlertRow';

/** What a `put` has changed. @internal */
export interface AlertChanges {
  fired: AlertInput[];
  /** Fingerprints of alerts that have ended. */
  resolved: string[];
  /** Services of which an alert fired, ended or became another. */
  serviceIds: string[];
}

/** An alert that was stored or has changed. @internal */
export interface TakenAlert {
  fingerprint: string;
  /** When it began, as its source says; milliseconds since the epoch. */
  toldStart: number;
}

/** Called after something of alerts has changed. @internal */
export type OnAlerts = (changes: { serviceIds: string[] }) => void;

/** Alerts of a source, prepared where nobody else writes those of the source. @internal */
export type ToldAlerts = (
  transaction: Knex.Transaction,
) => Promise<AlertInput[]>;

const ROWS_AT_ONCE = 50;

/**
 * Alerts as their sources tell them: each time that one fires is a row, open until it ends.
 *
 * @internal
 */
export class AlertStore {
  readonly #database: Knex;
  readonly #now: () => number;
  readonly #onChange?: OnAlerts;

  static create(options: {
    database: Knex;
    now?: () => number;
    onChange?: OnAlerts;
  }): AlertStore {
    return new AlertStore(options);
  }

  private constructor(options: {
    database: Knex;
    now?: () => number;
    onChange?: OnAlerts;
  }) {
    this.#database = options.database;
    this.#now = options.now ?? Date.now;
    this.#onChange = options.onChange;
  }

  /**
   * Takes the whole firing set of a source: what is new fires, what is known goes on since it began, and what is
   * missing has ended. The same set again changes nothing.
   */
  async put(
    lease: Lease,
    source: string,
    alerts: AlertInput[],
  ): Promise<AlertChanges> {
    const told = new Map(alerts.map(alert => [alert.fingerprint, alert]));
    const changes = await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const open: AlertRow[] = await transaction('alerts')
        .where({ source })
        .whereNull('ends_at');
      const known = new Map(open.map(row => [row.fingerprint, row]));
      const ended = open.filter(row => !told.has(row.fingerprint));
      const fired = [...told.values()].filter(
        ({ fingerprint }) => !known.has(fingerprint),
      );
      const changed = open.flatMap(row => {
        const input = told.get(row.fingerprint);
        const columns = input && {
          ...columnsOf(source, input),
          ends_at: input.endsAt ?? null,
        };
        return columns && differs(row, columns) ? [{ row, columns }] : [];
      });
      await this.#end(transaction, ended);
      await this.#insert(transaction, source, fired);
      const updated_at = this.#now();
      const turns = Turns.create();
      for (const { row, columns } of changed) {
        await turns.take();
        await transaction('alerts')
          .where('id', row.id)
          .update({ ...columns, updated_at });
      }
      const over = changed.filter(({ columns }) => columns.ends_at !== null);
      return {
        fired,
        resolved: [...ended, ...over.map(({ row }) => row)].map(
          ({ fingerprint }) => fingerprint,
        ),
        serviceIds: idsOf([
          ...fired.map(({ serviceId }) => serviceId),
          ...ended.map(row => row.service_id),
          ...changed.map(({ row }) => row.service_id),
        ]),
        changed: fired.length + ended.length + changed.length > 0,
      };
    });
    const { changed, ...answer } = changes;
    if (changed) this.#onChange?.(answer);
    return answer;
  }

  /**
   * Takes alerts that were pushed, on any replica: told twice, late or in another order they lead to the same.
   *
   * @returns those that were stored or changed.
   */
  async receive(source: string, told: ToldAlerts): Promise<TakenAlert[]> {
    return this.#merge(
      source,
      'told_at',
      told,
      (spells, alerts) => spells.receive(alerts),
      (alerts, transaction) => this.#storedOf(transaction, source, alerts),
    );
  }

  /** Takes everything that fires at a source that was asked. */
  async reconcile(
    lease: Lease,
    source: string,
    told: ToldAlerts,
    asking: Asking,
  ): Promise<TakenAlert[]> {
    return this.#merge(
      source,
      'asked_at',
      async transaction => {
        await checkLease(transaction, lease);
        return told(transaction);
      },
      (spells, alerts) => spells.reconcile(alerts, asking),
      async (alerts, transaction) => {
        const open: AlertRow[] = await transaction('alerts')
          .where({ source })
          .whereNull('ends_at');
        const known = await this.#storedOf(transaction, source, alerts);
        const ids = new Set(known.map(({ id }) => id));
        return [...known, ...open.filter(({ id }) => !ids.has(id))];
      },
    );
  }

  /**
   * Ends what sources told that are no longer there: nobody will ever say that it is over. One that comes back tells what
   * fires, and that goes on.
   */
  async retire(lease: Lease, present: string[]): Promise<void> {
    const changed = await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const rows: AlertRow[] = await transaction('alerts')
        .whereNull('ends_at')
        .whereNotIn('source', present);
      await this.#end(transaction, rows);
      return rows;
    });
    if (changed.length > 0) {
      this.#onChange?.({
        serviceIds: idsOf(changed.map(({ service_id }) => service_id)),
      });
    }
  }

  /**
   * Ends what was pushed and was not told again for long, of sources that were never asked: a message that said so was
   * missed, and nobody will send it again. One that is told again goes on.
   */
  async endUnheard(lease: Lease, milliseconds: number): Promise<void> {
    const now = this.#now();
    const changed = await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      const rows: AlertRow[] = await transaction('alerts')
        .whereNull('ends_at')
        .where('told_at', '<', now - milliseconds)
        .whereIn(
          'source',
          transaction('alert_sources').whereNull('asked_at').select('source'),
        );
      for (const chunk of chunksOf(rows.map(({ id }) => id))) {
        await transaction('alerts')
          .whereIn('id', chunk)
          .update({
            ends_at: now,
            missing_since: transaction.ref('told_at'),
            updated_at: now,
          });
      }
      return rows;
    });
    if (changed.length > 0) {
      this.#onChange?.({
        serviceIds: idsOf(changed.map(({ service_id }) => service_id)),
      });
    }
  }

  async #merge(
    source: string,
    when: 'told_at' | 'asked_at',
    told: ToldAlerts,
    take: (spells: Spells, alerts: AlertInput[]) => void,
    stored: (
      alerts: AlertInput[],
      transaction: Knex.Transaction,
    ) => Promise<AlertRow[]>,
  ): Promise<TakenAlert[]> {
    const changed = await this.#database.transaction(async transaction => {
      const now = this.#now();
      await holdSource(transaction, source, { [when]: now });
      const alerts = await told(transaction);
      const spells = Spells.of(source, await stored(alerts, transaction), now);
      take(spells, alerts);
      const changes = spells.changes();
      await this.#write(transaction, changes.rows);
      return changes.changed;
    });
    if (changed.length > 0) {
      this.#onChange?.({
        serviceIds: idsOf(changed.map(({ service_id }) => service_id)),
      });
    }
    return changed.map(({ fingerprint, told_start }) => ({
      fingerprint,
      toldStart: Number(told_start),
    }));
  }

  /** What alerts may go on, end or come before: open spells, and those that began with or after what is told. */
  async #storedOf(
    transaction: Knex.Transaction,
    source: string,
    alerts: AlertInput[],
  ): Promise<AlertRow[]> {
    const earliest = Math.min(...alerts.map(({ startsAt }) => startsAt));
    const fingerprints = new Set(alerts.map(({ fingerprint }) => fingerprint));
    const rows: AlertRow[] = [];
    for (const chunk of chunksOf([...fingerprints])) {
      const some: AlertRow[] = await transaction('alerts')
        .where({ source })
        .whereIn('fingerprint', chunk)
        .andWhere(which =>
          which.whereNull('ends_at').orWhere('told_start', '>=', earliest),
        );
      rows.push(...some);
    }
    return rows;
  }

  async #write(transaction: Knex.Transaction, rows: AlertRow[]): Promise<void> {
    const turns = Turns.create();
    for (const chunk of chunksOf(rows, ROWS_AT_ONCE)) {
      await turns.take();
      await transaction('alerts').insert(chunk).onConflict('id').merge();
    }
  }

  async #end(transaction: Knex.Transaction, rows: AlertRow[]) {
    const now = this.#now();
    for (const chunk of chunksOf(rows.map(({ id }) => id))) {
      await transaction('alerts')
        .whereIn('id', chunk)
        .update({ ends_at: now, updated_at: now });
    }
  }

  async #insert(
    transaction: Knex.Transaction,
    source: string,
    alerts: AlertInput[],
  ) {
    const rows = alerts.map(alert => ({
      id: randomUUID(),
      ...columnsOf(source, alert),
      starts_at: alert.startsAt,
      told_start: alert.startsAt,
      ends_at: alert.endsAt ?? null,
      updated_at: this.#now(),
    }));
    const turns = Turns.create();
    for (const chunk of chunksOf(rows, ROWS_AT_ONCE)) {
      await turns.take();
      // One that goes on after all, since the same moment, is not a second one.
      const { id: _, ...merged } = chunk[0];
      await transaction('alerts')
        .insert(chunk)
        .onConflict(['source', 'fingerprint', 'told_start'])
        .merge(Object.keys(merged));
    }
  }
}

/** Lets nobody else write alerts of a source until the transaction ends. @internal */
export async function holdSource(
  transaction: Knex.Transaction,
  source: string,
  columns: { told_at?: number; asked_at?: number; silences_at?: number } = {},
): Promise<void> {
  // Whatever is updated: the row is held from then on.
  const hold = async () =>
    transaction('alert_sources')
      .where({ source })
      .update({ source, ...columns });
  if ((await hold()) > 0) return;
  await transaction('alert_sources')
    .insert({ source })
    .onConflict('source')
    .ignore();
  await hold();
}

function idsOf(ids: Array<string | null | undefined>): string[] {
  return [...new Set(ids.flatMap(id => id ?? []))];
}
