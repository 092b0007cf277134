import {
  HealthReason,
  HealthStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { withoutDetail } from '../access/withoutDetail';
import { chunksOf, Milliseconds } from '../database/rows';
import { checkLease, Lease } from '../leases';
import { HEADLINE } from '../observations/transitions';
import { WebhookConfig } from './config';
import { enqueueMessages, Message } from './WebhookQueue';

const TRANSITIONS_AT_ONCE = 500;
const ROWS_PER_STATEMENT = 200;
/** What is told later than that helps nobody. */
const WEEK = 7 * 24 * 60 * 60 * 1000;

interface LatestRow {
  service_id: string;
  at: Milliseconds;
  status: HealthStatus;
}

interface ChangedRow extends LatestRow {
  reasons: string;
  told_status: HealthStatus;
  entity_ref: string;
  title: string | null;
  visibility: Visibility;
}

/**
 * Turns changes of the health of services into messages. Of each service it remembers up to where machines were told:
 * history is never rewritten before its last change, so that nothing is told twice and nothing left out.
 *
 * @internal
 */
export class HealthMessages {
  readonly #database: Knex;
  readonly #webhooks: WebhookConfig[];
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    webhooks: WebhookConfig[];
    now?: () => number;
  }): HealthMessages {
    const { database, webhooks, now = Date.now } = options;
    return new HealthMessages(database, webhooks, now);
  }

  private constructor(
    database: Knex,
    webhooks: WebhookConfig[],
    now: () => number,
  ) {
    this.#database = database;
    this.#webhooks = webhooks.filter(({ events }) =>
      events.includes('health.changed'),
    );
    this.#now = now;
  }

  /** Whether anybody wants to know. */
  get wanted(): boolean {
    return this.#webhooks.length > 0;
  }

  async enqueue(lease: Lease): Promise<void> {
    const unknown = await this.#unknown();
    const changed = await this.#changed();
    if (unknown.length + changed.length === 0) return;
    const told = new Map<string, LatestRow>();
    const messages: Message[] = [];
    for (const row of changed) {
      const { service_id, at, status } = row;
      const previous = told.get(service_id)?.status ?? row.told_status;
      // Other reasons for the same are no change.
      if (status !== previous)
        messages.push(...this.#messagesOf(row, previous));
      told.set(service_id, { service_id, at, status });
    }
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await enqueueMessages(transaction, messages, this.#now());
      const rows = [...unknown, ...told.values()];
      for (const chunk of chunksOf(rows, ROWS_PER_STATEMENT)) {
        await transaction('webhook_health')
          .insert(chunk)
          .onConflict('service_id')
          .merge();
      }
    });
  }

  /** Services of which nothing was told: how they were before is no news. */
  async #unknown(): Promise<LatestRow[]> {
    const database = this.#database;
    const rows: Array<Omit<LatestRow, 'at'> & { at: Milliseconds | null }> =
      await database('services')
        .leftJoin('webhook_health', 'webhook_health.service_id', 'services.id')
        .whereNull('webhook_health.service_id')
        .whereNull('services.removed_at')
        .select({
          service_id: 'services.id',
          status: 'services.health_status',
          at: database('health_transitions')
            .whereRaw('health_transitions.service_id = services.id')
            .where('environment', HEADLINE)
            .max('at'),
        });
    return rows.map(({ at, ...row }) => ({ ...row, at: at ?? 0 }));
  }

  async #changed(): Promise<ChangedRow[]> {
    return this.#database('health_transitions')
      .join(
        'webhook_health',
        'webhook_health.service_id',
        'health_transitions.service_id',
      )
      .join('services', 'services.id', 'health_transitions.service_id')
      .whereNull('services.removed_at')
      .where('health_transitions.environment', HEADLINE)
      .where('health_transitions.at', '>=', this.#now() - WEEK)
      .whereRaw('health_transitions.at > webhook_health.at')
      .orderBy(['health_transitions.at', 'health_transitions.service_id'])
      .limit(TRANSITIONS_AT_ONCE)
      .select(
        'health_transitions.service_id',
        'health_transitions.at',
        'health_transitions.status',
        'health_transitions.reasons',
        { told_status: 'webhook_health.status' },
        'services.entity_ref',
        'services.title',
        'services.visibility',
      );
  }

  #messagesOf(row: ChangedRow, previous: HealthStatus): Message[] {
    const { service_id: serviceId, status } = row;
    const at = Number(row.at);
    const reasons: HealthReason[] = JSON.parse(row.reasons);
    return this.#webhooks
      .filter(
        ({ visibility }) =>
          visibility === 'internal' || row.visibility === 'public',
      )
      .map(({ id, visibility }) => ({
        webhookId: id,
        type: 'health.changed',
        at,
        serviceId,
        data: {
          service: { ref: row.entity_ref, title: row.title ?? undefined },
          status,
          previous,
          since: new Date(at).toISOString(),
          reasons: visibility === 'internal' ? reasons : withoutDetail(reasons),
        },
      }));
  }
}
