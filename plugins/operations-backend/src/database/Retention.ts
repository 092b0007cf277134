import { Knex } from 'knex';
import { pruneAlerts } from '../alerts/pruneAlerts';
import { pruneIncidentFiles } from '../incidents/IncidentFiles';
import { pruneIncidentEvents } from '../incidents/Outbox';
import { pruneDecisions } from '../incidents/policy/pruneDecisions';
import { pruneCodeChanges } from '../codeChanges/CodeChangeStore';
import { pruneQuotaUse } from '../clusters/quotaUse';
import { checkLease, Lease } from '../leases';
import { pruneNotifications } from '../notifications/NotificationQueue';
import { pruneDeliveries } from '../webhooks/WebhookQueue';

const DAY = 24 * 60 * 60 * 1000;
/** Pages look back so far into what was written. */
const CODE_DAYS = 400;

/**
 * Forgets what is older than is to be kept. What was in force when the kept time begins stays, so that
 * the history has no hole at its start.
 *
 * @internal
 */
export class Retention {
  readonly #database: Knex;
  readonly #days: { history: number };
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    days: { history: number };
    now?: () => number;
  }): Retention {
    return new Retention(
      options.database,
      options.days,
      options.now ?? Date.now,
    );
  }

  private constructor(
    database: Knex,
    days: { history: number },
    now: () => number,
  ) {
    this.#database = database;
    this.#days = days;
    this.#now = now;
  }

  async prune(lease: Lease): Promise<void> {
    const now = this.#now();
    const history = now - this.#days.history * DAY;
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await pruneTransitions(transaction, history, 'health_transitions', [
        'service_id',
        'environment',
      ]);
      await pruneTransitions(transaction, history, 'observation_transitions', [
        'service_id',
        'source',
        'environment',
        'cluster',
        'namespace',
      ]);
      await transaction('changes').where('at', '<', history).delete();
      await pruneCodeChanges(
        transaction,
        Math.min(history, now - CODE_DAYS * DAY),
      );
      await pruneAlerts(transaction, { before: history, now });
      await pruneIncidentEvents(transaction, now);
      await pruneDecisions(transaction, history);
      await pruneNotifications(transaction, history);
      await pruneDeliveries(transaction, now);
      await pruneIncidentFiles(transaction, now);
      await pruneQuotaUse(transaction, now);
      // Nobody has spoken of them since: they are no longer configured.
      await transaction('clusters').where('updated_at', '<', history).delete();
    });
  }
}

async function pruneTransitions(
  transaction: Knex.Transaction,
  before: number,
  table: string,
  columns: string[],
) {
  const sameScope = columns
    .map(column => `later.${column} = ${table}.${column}`)
    .join(' and ');
  await transaction(table)
    .where('at', '<', before)
    .whereRaw(
      `exists (select 1 from ${table} later
         where ${sameScope} and later.at > ${table}.at and later.at <= ?)`,
      [before],
    )
    .delete();
}
