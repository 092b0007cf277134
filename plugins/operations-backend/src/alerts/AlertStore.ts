import { Alert, Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { chunksOf, Milliseconds } from '../database/rows';
import { Turns } from '../database/Turns';
import { storable } from '../database/text';
import { checkLease, Lease } from '../leases';

/** An alert as its source tells it. Times are milliseconds since the epoch. @internal */
export interface AlertInput {
  /** Tells alerts of a source apart; see `alertFingerprint`. */
  fingerprint: string;
  severity: Alert['severity'];
  title: string;
  /** What it means, in a sentence. */
  message?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** The id of the service, which its renames do not change. */
  serviceId?: string;
  /** Its own; that of the service counts as well. Internal unless the source says otherwise. */
  visibility?: Visibility;
  environment?: string;
  cluster?: string;
  /** Entity ref of the SLO, and the place of the objective in it. */
  slo?: string;
  objective?: number;
  runbookUrl?: string;
  /** Why it tells nobody. */
  suppressed?: Alert['suppressed'];
  startsAt: number;
  /** Where the source knows when it ended; missing while it fires. */
  endsAt?: number;
}

/** @internal */
export interface AlertRow {
  id: string;
  source: string;
  fingerprint: string;
  starts_at: Milliseconds;
  ends_at: Milliseconds | null;
  severity: Alert['severity'];
  title: string;
  message: string | null;
  labels: string;
  annotations: string;
  service_id: string | null;
  visibility: Visibility;
  environment: string | null;
  cluster: string | null;
  slo: string | null;
  objective: number | null;
  runbook_url: string | null;
  suppressed: Alert['suppressed'] | null;
  updated_at: Milliseconds;
}

/** What a `put` has changed. @internal */
export interface AlertChanges {
  fired: AlertInput[];
  /** Fingerprints of alerts that have ended. */
  resolved: string[];
  /** Services of which an alert fired, ended or became another. */
  serviceIds: string[];
}

type AlertColumns = Omit<AlertRow, 'id' | 'starts_at' | 'updated_at'>;

function columnsOf(source: string, input: AlertInput): AlertColumns {
  const text = (value: string | undefined) =>
    value === undefined ? null : storable(value);
  return {
    source,
    fingerprint: input.fingerprint,
    ends_at: input.endsAt ?? null,
    severity: input.severity,
    title: storable(input.title),
    message: text(input.message),
    labels: storable(JSON.stringify(input.labels)),
    annotations: storable(JSON.stringify(input.annotations)),
    service_id: input.serviceId ?? null,
    visibility: input.visibility ?? 'internal',
    environment: text(input.environment),
    cluster: text(input.cluster),
    slo: text(input.slo),
    objective: input.objective ?? null,
    runbook_url: text(input.runbookUrl),
    suppressed: input.suppressed ?? null,
  };
}

function differs(row: AlertRow, columns: AlertColumns): boolean {
  return Object.entries(columns).some(
    ([column, value]) => row[column as keyof AlertColumns] !== value,
  );
}

/**
 * Alerts as their sources tell them: each time that one fires is a row, open until it ends.
 *
 * @internal
 */
export class AlertStore {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: { database: Knex; now?: () => number }): AlertStore {
    return new AlertStore(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
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
    return this.#database.transaction(async transaction => {
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
        const columns = input && columnsOf(source, input);
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
      const services = [
        ...fired.map(({ serviceId }) => serviceId),
        ...ended.map(row => row.service_id),
        ...changed.map(({ row }) => row.service_id),
      ];
      return {
        fired,
        resolved: [...ended, ...over.map(({ row }) => row)].map(
          ({ fingerprint }) => fingerprint,
        ),
        serviceIds: [...new Set(services.flatMap(id => id ?? []))],
      };
    });
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
      updated_at: this.#now(),
    }));
    const turns = Turns.create();
    for (const chunk of chunksOf(rows, 50)) {
      await turns.take();
      // One that goes on after all, since the same moment, is not a second one.
      const { id: _, ...merged } = chunk[0];
      await transaction('alerts')
        .insert(chunk)
        .onConflict(['source', 'fingerprint', 'starts_at'])
        .merge(Object.keys(merged));
    }
  }
}
