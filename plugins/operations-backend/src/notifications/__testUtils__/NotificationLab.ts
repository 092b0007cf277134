import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { Knex } from 'knex';
import { Core } from '../../__testUtils__/Core';
import { IncidentStore } from '../../incidents/IncidentStore';
import { IncidentWriter } from '../../incidents/IncidentWriter';
import { Actor, NewIncident } from '../../incidents/model';
import { FollowStore } from '../../follows/FollowStore';
import { CatalogPeople } from '../CatalogPeople';
import { NotificationPlanner } from '../NotificationPlanner';
import { NotificationSender } from '../NotificationSender';
import { Recipients } from '../Recipients';
import { SettingsStore } from '../SettingsStore';

export const POLICY: Actor = { kind: 'policy' };

/** Who is told what, with a clock that the test sets and a list instead of a screen. */
export class NotificationLab {
  now = Date.parse('2026-11-20T12:00:00Z');
  /** How sending fails, while it does. */
  failure?: Error;
  /** What happens while it is being told, once. */
  meanwhile?: () => Promise<unknown>;
  readonly sent: NotificationSendOptions[] = [];
  readonly incidents: IncidentStore;
  readonly follows: FollowStore;
  readonly settings: SettingsStore;
  readonly logger = mockServices.logger.mock();
  readonly #planner: NotificationPlanner;
  readonly #sender: NotificationSender;

  static create(
    database: Knex,
    core: Core,
    entities: Entity[],
  ): NotificationLab {
    return new NotificationLab(database, core, entities);
  }

  private constructor(
    readonly database: Knex,
    readonly core: Core,
    entities: Entity[],
  ) {
    const { logger } = this;
    const now = () => this.now;
    const people = CatalogPeople.create({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      now,
    });
    this.incidents = IncidentStore.create({ database, now });
    this.follows = FollowStore.create({ database, now });
    this.settings = SettingsStore.create({ database, now });
    this.#planner = NotificationPlanner.create({
      database,
      incidents: this.incidents,
      recipients: Recipients.create({ database, people }),
      now,
    });
    this.#sender = NotificationSender.create({
      database,
      people,
      logger,
      now,
      notifications: {
        send: async options => {
          if (this.failure) throw this.failure;
          this.sent.push(options);
          const { meanwhile } = this;
          this.meanwhile = undefined;
          await meanwhile?.();
        },
      },
    });
  }

  async open(
    services: string[],
    more: Partial<NewIncident> = {},
    actor = POLICY,
  ): Promise<{ id: string; key: string }> {
    const serviceIds = await Promise.all(
      services.map(name => this.core.id(name)),
    );
    return this.write(writer =>
      writer.open(
        {
          title: 'Shop is down',
          severity: 3,
          impact: 'major',
          visibility: 'public',
          drill: false,
          startedAt: this.now - 60_000,
          detectedAt: this.now,
          services: serviceIds.map(serviceId => ({
            serviceId,
            impact: 'major',
            regions: [],
          })),
          alertIds: [],
          ...more,
        },
        actor,
      ),
    );
  }

  async write<T>(work: (writer: IncidentWriter) => Promise<T>): Promise<T> {
    return this.incidents.transaction(work);
  }

  async plan(): Promise<void> {
    await this.#planner.plan(this.core.lease);
  }

  /** @returns what is told now: `ada, bob: INC-1 opened: Shop is down`. */
  async told(afterSeconds = 0): Promise<string[]> {
    this.now += afterSeconds * 1000;
    const before = this.sent.length;
    const { signal } = new AbortController();
    await this.plan();
    await this.#sender.send(this.core.lease, signal);
    return this.sent
      .slice(before)
      .map(({ recipients, payload }) => {
        const refs = 'entityRef' in recipients ? recipients.entityRef : [];
        const names = [refs].flat().map(ref => ref.split('/')[1]);
        return `${names.sort().join(', ')}: ${payload.title}`;
      })
      .sort();
  }
}
