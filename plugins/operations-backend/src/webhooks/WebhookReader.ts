import { Webhook } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { isoOf } from '../database/rows';
import { WebhookConfig } from './config';
import { hostOf } from './postMessage';
import { WebhookStateRow } from './WebhookQueue';

function stateOf(row: WebhookStateRow | undefined): Webhook['state'] {
  if (row?.problem) return 'failing';
  return row?.delivered_at ? 'working' : 'untried';
}

function messageOf(
  webhook: WebhookConfig,
  row: WebhookStateRow | undefined,
): string {
  const host = hostOf(webhook);
  const lost = row?.given_up
    ? ` ${row.given_up} could not be delivered within three days and were given up.`
    : '';
  switch (stateOf(row)) {
    case 'failing':
      return `${row?.problem}. It is tried again for three days.${lost}`;
    case 'working':
      return `What was sent last arrived at ${host}.${lost}`;
    default:
      return `Nothing has been sent to ${host} yet.`;
  }
}

/**
 * Says how telling machines goes, without what would let others tell them something.
 *
 * @internal
 */
export class WebhookReader {
  readonly #database: Knex;
  readonly #webhooks: WebhookConfig[];

  static create(options: {
    database: Knex;
    webhooks: WebhookConfig[];
  }): WebhookReader {
    return new WebhookReader(options.database, options.webhooks);
  }

  private constructor(database: Knex, webhooks: WebhookConfig[]) {
    this.#database = database;
    this.#webhooks = webhooks;
  }

  async list(): Promise<Webhook[]> {
    const [states, waiting] = await Promise.all([
      this.#states(),
      countWaiting(this.#database),
    ]);
    return this.#webhooks.map(webhook => {
      const row = states.get(webhook.id);
      return {
        id: webhook.id,
        title: webhook.title,
        events: webhook.events,
        state: stateOf(row),
        message: messageOf(webhook, row),
        waiting: waiting.get(webhook.id) ?? 0,
        lastDeliveredAt: isoOf(row?.delivered_at ?? null),
      };
    });
  }

  async #states(): Promise<Map<string, WebhookStateRow>> {
    const rows: WebhookStateRow[] = await this.#database('webhook_states');
    return new Map(rows.map(row => [row.webhook_id, row]));
  }
}

/** How many messages wait for each webhook. @internal */
export async function countWaiting(
  database: Knex,
): Promise<Map<string, number>> {
  const rows: Array<{ webhook_id: string; count: number | string }> =
    await database('webhook_deliveries')
      .select('webhook_id')
      .count({ count: '*' })
      .groupBy('webhook_id');
  return new Map(
    rows.map(({ webhook_id, count }) => [webhook_id, Number(count)]),
  );
}
