import { NotificationSettings } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { IncidentEvent, IncidentTopic } from '../incidents/model';
import { checkLease, Lease } from '../leases';
import { enqueueNotifications, ToTell } from './NotificationQueue';
import { Recipients } from './Recipients';
import { SettingsStore } from './SettingsStore';

/** Under this name the store of incidents knows what was planned. */
const LISTENER = 'notifications';
const EVENTS_AT_ONCE = 200;

/** As people name in their settings what they do not want to be told of. */
const SETTING_OF: Record<
  IncidentTopic,
  NotificationSettings['optOut'][number]
> = {
  opened: 'opened',
  reopened: 'opened',
  escalated: 'escalated',
  resolved: 'resolved',
  assigned: 'assigned',
  noted: 'updated',
  updated: 'updated',
};

/**
 * Turns what happened in incidents into what people are to be told, both in one transaction: nothing is forgotten, and
 * nothing planned twice.
 *
 * @internal
 */
export class NotificationPlanner {
  readonly #database: Knex;
  readonly #incidents: IncidentStore;
  readonly #recipients: Recipients;
  readonly #settings: SettingsStore;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    incidents: IncidentStore;
    recipients: Recipients;
    now?: () => number;
  }): NotificationPlanner {
    return new NotificationPlanner(options);
  }

  private constructor(options: {
    database: Knex;
    incidents: IncidentStore;
    recipients: Recipients;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#incidents = options.incidents;
    this.#recipients = options.recipients;
    this.#settings = SettingsStore.create(options);
    this.#now = options.now ?? Date.now;
  }

  async plan(lease: Lease): Promise<void> {
    for (;;) {
      const events = await this.#incidents.events(LISTENER, EVENTS_AT_ONCE);
      if (events.length === 0) return;
      const toTell = await this.#toTell(events);
      await this.#database.transaction(async transaction => {
        await checkLease(transaction, lease);
        await enqueueNotifications(transaction, toTell, this.#now());
        const ids = events.map(({ id }) => id);
        await this.#incidents.told(LISTENER, ids, transaction);
      });
      if (events.length < EVENTS_AT_ONCE) return;
    }
  }

  async #toTell(events: IncidentEvent[]): Promise<ToTell[]> {
    const recipients = await this.#recipients.of(events);
    const settings = await this.#settings.readAll([
      ...new Set([...recipients.values()].flat().map(({ person }) => person)),
    ]);
    const wants = (person: string, topic: IncidentTopic) =>
      !settings.get(person)?.optOut.includes(SETTING_OF[topic]);
    const all = new Map<string, ToTell>();
    for (const [{ incidentId }, people] of recipients) {
      for (const { person, topic } of people) {
        if (!wants(person, topic)) continue;
        const key = `${incidentId} ${person}`;
        const one = all.get(key) ?? { incidentId, person, topics: [] };
        one.topics.push(topic);
        all.set(key, one);
      }
    }
    return [...all.values()];
  }
}
