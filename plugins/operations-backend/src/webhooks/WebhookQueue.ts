import { Knex } from 'knex';
import { chunksOf, Milliseconds } from '../database/rows';
import { timeOrderedId } from '../incidents/timeOrderedId';
import { WebhookConfig, WebhookEvent } from './config';

const ROWS_PER_STATEMENT = 100;
/** What could not be told for so long is told to nobody. @internal */
export const GIVE_UP_MILLISECONDS = 3 * 24 * 60 * 60 * 1000;
/** Whoever tries for the last time has time for it. */
const LAST_ATTEMPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** @internal */
export interface DeliveryRow {
  /** The `webhook-id` of its header: the same at each attempt. */
  id: string;
  webhook_id: string;
  type: WebhookEvent;
  payload: string;
  incident_id: string | null;
  service_id: string | null;
  created_at: Milliseconds;
  due_at: Milliseconds;
  attempts: number;
}

/** @internal */
export interface WebhookStateRow {
  webhook_id: string;
  delivered_at: Milliseconds | null;
  failed_at: Milliseconds | null;
  problem: string | null;
  given_up: number;
}

/** A message for a machine. @internal */
export interface Message {
  webhookId: string;
  type: WebhookEvent;
  /** When it happened. */
  at: number;
  data: object;
  /** What it tells of: where that is hidden meanwhile, it is told to nobody. */
  incidentId?: string;
  serviceId?: string;
}

/** Keeps messages until they are delivered. @internal */
export async function enqueueMessages(
  transaction: Knex.Transaction,
  messages: Message[],
  now: number,
): Promise<void> {
  for (const chunk of chunksOf(messages, ROWS_PER_STATEMENT)) {
    await transaction('webhook_deliveries').insert(
      chunk.map(
        ({
          webhookId,
          type,
          at,
          data,
          incidentId,
          serviceId,
        }): DeliveryRow => ({
          id: `msg_${timeOrderedId(now)}`,
          webhook_id: webhookId,
          type,
          payload: JSON.stringify({
            type,
            timestamp: new Date(at).toISOString(),
            data,
          }),
          incident_id: incidentId ?? null,
          service_id: serviceId ?? null,
          created_at: now,
          due_at: now,
          attempts: 0,
        }),
      ),
    );
  }
}

/** Remembers how the last attempt went. @internal */
export async function putState(
  transaction: Knex.Transaction,
  webhookId: string,
  columns: Partial<WebhookStateRow>,
): Promise<void> {
  await transaction('webhook_states')
    .insert({ webhook_id: webhookId, given_up: 0, ...columns })
    .onConflict('webhook_id')
    .merge(columns);
}

/** Forgets what is no longer configured. @internal */
export async function forgetOthers(
  transaction: Knex.Transaction,
  webhooks: WebhookConfig[],
): Promise<void> {
  const ids = webhooks.map(({ id }) => id);
  for (const table of ['webhook_deliveries', 'webhook_states']) {
    await transaction(table).whereNotIn('webhook_id', ids).delete();
  }
  if (!webhooks.some(({ events }) => events.includes('health.changed'))) {
    await transaction('webhook_health').delete();
  }
}

/** Gives up what is too old, also where nobody came to try it: a receiver that never answers keeps no table growing. @internal */
export async function pruneDeliveries(
  transaction: Knex.Transaction,
  now: number,
): Promise<void> {
  const before = now - GIVE_UP_MILLISECONDS - LAST_ATTEMPT_MILLISECONDS;
  const old: Array<{ webhook_id: string; count: number | string }> =
    await transaction('webhook_deliveries')
      .where('created_at', '<', before)
      .groupBy('webhook_id')
      .select('webhook_id')
      .count({ count: '*' });
  for (const { webhook_id, count } of old) {
    await transaction('webhook_states')
      .insert({ webhook_id, given_up: 0 })
      .onConflict('webhook_id')
      .ignore();
    await transaction('webhook_states')
      .where({ webhook_id })
      .increment('given_up', Number(count));
  }
  await transaction('webhook_deliveries')
    .where('created_at', '<', before)
    .delete();
}
