import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { Core } from '../../__testUtils__/Core';
import { IncidentStore } from '../../incidents/IncidentStore';
import { NewIncident } from '../../incidents/model';
import { WebhookConfig } from '../config';
import { HealthMessages } from '../HealthMessages';
import { IncidentMessages } from '../IncidentMessages';
import { WebhookReader } from '../WebhookReader';
import { WebhookSender } from '../WebhookSender';

/** Webhooks on a real database, with the clock of the core. */
export class WebhookLab {
  readonly incidents: IncidentStore;
  readonly logger = mockServices.logger.mock();
  readonly reader: WebhookReader;
  readonly #incidentMessages: IncidentMessages;
  readonly #healthMessages: HealthMessages;
  readonly #sender: WebhookSender;

  static create(core: Core, webhooks: WebhookConfig[]): WebhookLab {
    return new WebhookLab(core, webhooks);
  }

  private constructor(readonly core: Core, readonly webhooks: WebhookConfig[]) {
    const options = {
      database: core.database,
      webhooks,
      logger: this.logger,
      now: () => core.now,
      appUrl: 'https://portal.example.org',
    };
    this.incidents = IncidentStore.create(options);
    this.reader = WebhookReader.create(options);
    this.#incidentMessages = IncidentMessages.create({
      ...options,
      incidents: this.incidents,
    });
    this.#healthMessages = HealthMessages.create(options);
    this.#sender = WebhookSender.create(options);
  }

  get database(): Knex {
    return this.core.database;
  }

  async open(name: string, more: Partial<NewIncident> = {}) {
    const serviceId = await this.core.id(name);
    return this.incidents.transaction(writer =>
      writer.open(
        {
          title: `${name} is down`,
          severity: 2,
          impact: 'outage',
          visibility: 'public',
          drill: false,
          startedAt: this.core.now,
          detectedAt: this.core.now,
          services: [{ serviceId, impact: 'outage', regions: [] }],
          alertIds: [],
          ...more,
        },
        { kind: 'person', ref: 'user:default/ada' },
      ),
    );
  }

  async plan(): Promise<void> {
    await this.#incidentMessages.enqueue(this.core.lease);
    await this.#healthMessages.enqueue(this.core.lease);
  }

  /** One round for each webhook. */
  async deliver(signal = new AbortController().signal): Promise<void> {
    await Promise.all(
      this.webhooks.map(webhook =>
        this.#sender.deliver(webhook, this.core.lease, signal),
      ),
    );
  }
}
