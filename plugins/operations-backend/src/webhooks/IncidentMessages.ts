import { Incident, Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../access/criteria';
import { withoutDetail } from '../access/withoutDetail';
import { IncidentAudience } from '../incidents/audience';
import { IncidentStore } from '../incidents/IncidentStore';
import { IncidentEvent } from '../incidents/model';
import { IncidentViews } from '../incidents/readers/IncidentViews';
import { visibleIncidents } from '../incidents/readers/visibleIncidents';
import { checkLease, Lease } from '../leases';
import { PublicText } from '../redaction/PublicText';
import { WebhookConfig } from './config';
import { enqueueMessages, Message } from './WebhookQueue';

const LISTENER = 'webhooks';
const EVENTS_AT_ONCE = 100;

/** What machines see: as visitors do, or everything. */
const AUDIENCES: Record<Visibility, IncidentAudience> = {
  public: { criteria: ONLY_PUBLIC, showPersons: false, showText: false },
  internal: { criteria: undefined, showPersons: true, showText: true },
};

/**
 * Turns what happened in incidents into messages, both in one transaction.
 *
 * @internal
 */
export class IncidentMessages {
  readonly #database: Knex;
  readonly #incidents: IncidentStore;
  readonly #views: IncidentViews;
  readonly #webhooks: WebhookConfig[];
  readonly #appUrl?: string;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    incidents: IncidentStore;
    webhooks: WebhookConfig[];
    appUrl?: string;
    /** Makes what people wrote fit for webhooks that see what visitors see. */
    publicText?: PublicText;
    now?: () => number;
  }): IncidentMessages {
    return new IncidentMessages(options);
  }

  private constructor(options: {
    database: Knex;
    incidents: IncidentStore;
    webhooks: WebhookConfig[];
    appUrl?: string;
    publicText?: PublicText;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#incidents = options.incidents;
    this.#views = IncidentViews.create(options);
    this.#webhooks = options.webhooks;
    this.#appUrl = options.appUrl;
    this.#now = options.now ?? Date.now;
  }

  async enqueue(lease: Lease): Promise<void> {
    for (;;) {
      const events = await this.#incidents.events(LISTENER, EVENTS_AT_ONCE);
      if (events.length === 0) return;
      const messages = await this.#messages(events);
      await this.#database.transaction(async transaction => {
        await checkLease(transaction, lease);
        await enqueueMessages(transaction, messages, this.#now());
        const ids = events.map(({ id }) => id);
        await this.#incidents.told(LISTENER, ids, transaction);
      });
      if (events.length < EVENTS_AT_ONCE) return;
    }
  }

  async #messages(events: IncidentEvent[]): Promise<Message[]> {
    const messages: Message[] = [];
    for (const visibility of ['public', 'internal'] as const) {
      const webhooks = this.#webhooks.filter(
        one => one.visibility === visibility,
      );
      const wanted = events.filter(({ topic }) =>
        webhooks.some(one => one.events.includes(`incident.${topic}`)),
      );
      const incidents = await this.#seen(wanted, AUDIENCES[visibility]);
      for (const event of wanted) {
        const incident = incidents.get(event.incidentId);
        if (!incident) continue;
        messages.push(...this.#messagesOf(event, incident, webhooks));
      }
    }
    return messages;
  }

  #messagesOf(
    { topic, at, incidentId }: IncidentEvent,
    incident: Incident,
    webhooks: WebhookConfig[],
  ): Message[] {
    const type = `incident.${topic}` as const;
    const url =
      this.#appUrl && `${this.#appUrl}/operations/incidents/${incident.key}`;
    return webhooks
      .filter(({ events }) => events.includes(type))
      .map(({ id }) => ({
        webhookId: id,
        type,
        at,
        incidentId,
        data: { incident, url },
      }));
  }

  async #seen(
    events: IncidentEvent[],
    audience: IncidentAudience,
  ): Promise<Map<string, Incident>> {
    const ids = [...new Set(events.map(({ incidentId }) => incidentId))];
    if (ids.length === 0) return new Map();
    const rows = await visibleIncidents(this.#database, audience.criteria)
      .whereIn('incidents.id', ids)
      .select('incidents.*');
    const incidents = await this.#views.of(rows, audience);
    const shown = audience.showText ? incidents : withoutDetail(incidents);
    return new Map(shown.map(incident => [incident.id, incident]));
  }
}
