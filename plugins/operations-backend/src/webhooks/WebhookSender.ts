import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../access/criteria';
import { visibleIncidents } from '../incidents/readers/visibleIncidents';
import { checkLease, Lease } from '../leases';
import { backOff } from '../notifications/backOff';
import { WebhookConfig } from './config';
import { Attempt, postMessage } from './postMessage';
import { DeliveryRow, GIVE_UP_MILLISECONDS, putState } from './WebhookQueue';

const ROWS_AT_ONCE = 20;
const RETRY = { first: 5_000, factor: 4, most: 6 * 60 * 60 * 1000 };

/**
 * Delivers messages at least once: what was sent when the process was killed is sent again, under the same id.
 *
 * @internal
 */
export class WebhookSender {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    logger: LoggerService;
    now?: () => number;
  }): WebhookSender {
    const { database, logger, now = Date.now } = options;
    return new WebhookSender(database, logger, now);
  }

  private constructor(
    database: Knex,
    logger: LoggerService,
    now: () => number,
  ) {
    this.#database = database;
    this.#logger = logger;
    this.#now = now;
  }

  /** Sends what is due, the oldest first. */
  async deliver(
    webhook: WebhookConfig,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    for (;;) {
      const rows: DeliveryRow[] = await this.#database('webhook_deliveries')
        .where('webhook_id', webhook.id)
        .where('due_at', '<=', this.#now())
        .orderBy(['due_at', 'created_at', 'id'])
        .limit(ROWS_AT_ONCE);
      for (const row of rows) {
        const outcome = await this.#send(webhook, row, { lease, signal });
        // The others would wait for nobody: they are tried in the next round.
        if (signal.aborted || outcome === 'unreachable') return;
      }
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  async #send(
    webhook: WebhookConfig,
    row: DeliveryRow,
    { lease, signal }: { lease: Lease; signal: AbortSignal },
  ): Promise<Attempt['outcome'] | 'hidden'> {
    if (webhook.visibility === 'public' && (await this.#hidden(row))) {
      await this.#write(lease, transaction => this.#forget(transaction, row));
      return 'hidden';
    }
    const attempt = await postMessage(webhook, row, {
      now: this.#now(),
      signal,
    });
    if (signal.aborted) return attempt.outcome;
    await this.#write(lease, transaction =>
      attempt.outcome === 'delivered'
        ? this.#delivered(transaction, row)
        : this.#failed(transaction, row, attempt.problem),
    );
    return attempt.outcome;
  }

  /** What was public when it happened may be internal by now. */
  async #hidden(row: DeliveryRow): Promise<boolean> {
    const visible = row.incident_id
      ? visibleIncidents(this.#database, ONLY_PUBLIC)
          .where('incidents.id', row.incident_id)
          .first('incidents.id')
      : this.#database('services')
          .where({ id: row.service_id, visibility: 'public' })
          .first('id');
    return (await visible) === undefined;
  }

  async #delivered(
    transaction: Knex.Transaction,
    row: DeliveryRow,
  ): Promise<void> {
    await this.#forget(transaction, row);
    await putState(transaction, row.webhook_id, {
      delivered_at: this.#now(),
      problem: null,
    });
  }

  async #failed(
    transaction: Knex.Transaction,
    row: DeliveryRow,
    problem: string,
  ): Promise<void> {
    const now = this.#now();
    const { webhook_id: webhookId } = row;
    await putState(transaction, webhookId, { failed_at: now, problem });
    if (Number(row.created_at) < now - GIVE_UP_MILLISECONDS) {
      await this.#forget(transaction, row);
      await transaction('webhook_states')
        .where('webhook_id', webhookId)
        .increment('given_up');
      this.#logger.warn(
        `Gave up telling the webhook ${webhookId} of ${row.type} after three days: ${problem}`,
      );
      return;
    }
    const attempts = row.attempts + 1;
    await transaction('webhook_deliveries')
      .where('id', row.id)
      .update({ attempts, due_at: now + backOff(attempts, RETRY) });
  }

  async #forget(
    transaction: Knex.Transaction,
    { id }: DeliveryRow,
  ): Promise<void> {
    await transaction('webhook_deliveries').where({ id }).delete();
  }

  async #write(
    lease: Lease,
    work: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await work(transaction);
    });
  }
}
