import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { checkLease, Lease } from '../leases';
import { repeat } from '../notifications/repeat';
import { PublicText } from '../redaction/PublicText';
import { WebhookConfig } from './config';
import { HealthMessages } from './HealthMessages';
import { IncidentMessages } from './IncidentMessages';
import { forgetOthers } from './WebhookQueue';
import { WebhookSender } from './WebhookSender';

const SECOND = 1_000;
const HEALTH_MILLISECONDS = 3_000;

/** @internal */
export interface WebhookWorkOptions {
  database: Knex;
  logger: LoggerService;
  incidents: IncidentStore;
  webhooks: WebhookConfig[];
  /** Where people find the portal. */
  appUrl?: string;
  publicText?: PublicText;
}

/**
 * Tells machines what happens, while the lease of the core is held. Each has its own turn, so that none waits for
 * another.
 *
 * @internal
 */
export class WebhookWork {
  readonly #options: WebhookWorkOptions;

  static create(options: WebhookWorkOptions): WebhookWork {
    return new WebhookWork(options);
  }

  private constructor(options: WebhookWorkOptions) {
    this.#options = options;
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, logger, publicText, webhooks } = this.#options;
    const incidents = IncidentMessages.create(this.#options);
    const health = HealthMessages.create(this.#options);
    const sender = WebhookSender.create(this.#options);
    const every = (milliseconds: number, name: string) => ({
      name,
      milliseconds,
      signal,
      logger,
    });
    await database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await forgetOthers(transaction, webhooks);
    });
    await Promise.all([
      repeat(every(SECOND, 'plan webhooks'), async () => {
        if (publicText?.isReady ?? true) await incidents.enqueue(lease);
      }),
      ...(health.wanted
        ? [
            repeat(every(HEALTH_MILLISECONDS, 'plan webhooks of health'), () =>
              health.enqueue(lease),
            ),
          ]
        : []),
      ...webhooks.map(webhook =>
        repeat(every(SECOND, `tell the webhook ${webhook.id}`), () =>
          sender.deliver(webhook, lease, signal),
        ),
      ),
    ]);
  }
}
