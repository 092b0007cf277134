import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  HealthStatus,
  ServiceDetail,
} from '@operate-first/plugin-operations-common';
import { ObservationInput } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { CatalogFollower } from '../catalog/CatalogFollower';
import { CatalogWatch } from '../catalog/CatalogWatch';
import { ServiceProjection } from '../catalog/ServiceProjection';
import { Lease } from '../leases';
import { ObservationStore } from '../observations/ObservationStore';
import { HistoryReader } from '../services/HistoryReader';
import { ServiceReader } from '../services/ServiceReader';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { takeLease } from './databases';

const HEADLINE = ['production'];
export const PRODUCTION = { environment: 'production' };
export const MINUTE = 60_000;

/** The parts of the core on a real database, with a catalog and a clock that the test sets. */
export class Core {
  now = Date.parse('2026-11-20T12:00:00Z');
  entities: Entity[] = [];
  /** How the catalog fails, while it does. */
  catalogError?: Error;
  readonly announced: string[] = [];
  readonly logger = mockServices.logger.mock();

  readonly store: ObservationStore;
  readonly registry: ServiceRegistry;
  readonly reader: ServiceReader;
  readonly history: HistoryReader;
  readonly follower: CatalogFollower;

  static async create(database: Knex): Promise<Core> {
    return new Core(database, await takeLease(database, 'test'));
  }

  private constructor(readonly database: Knex, readonly lease: Lease) {
    const now = () => this.now;
    const headlineEnvironments = HEADLINE;
    const { logger } = this;
    const onChange = (changes: Array<{ id: string }>) =>
      this.announced.push(...changes.map(({ id }) => id));
    const common = { database, headlineEnvironments, logger, now };
    this.store = ObservationStore.create({ ...common, onChange });
    this.registry = ServiceRegistry.create({ database, logger });
    this.reader = ServiceReader.create(common);
    this.history = HistoryReader.create(common);
    this.follower = CatalogFollower.create({
      watch: CatalogWatch.create({
        auth: mockServices.auth(),
        catalog: catalogServiceMock.mock({
          queryEntities: async request => {
            if (this.catalogError) throw this.catalogError;
            return this.#catalog().queryEntities(request);
          },
          getEntitiesByRefs: async request =>
            this.#catalog().getEntitiesByRefs(request),
        }),
      }),
      projection: ServiceProjection.create(common),
      registry: this.registry,
      logger,
      onChange,
      intervalMilliseconds: 10_000,
    });
  }

  /** Lets the catalog hold these entities, and the core notice. */
  async catalog(...entities: Entity[]) {
    this.entities = entities;
    return this.follower.follow(this.lease);
  }

  async declare(
    name: string,
    scopes: Array<ObservationInput['scope'] & { intervalSeconds: number }> = [
      { ...PRODUCTION, intervalSeconds: 10 },
    ],
    source = 'test',
  ) {
    const serviceId = await this.id(name);
    await this.store.declare(this.lease, source, [
      { serviceId, scopes, problems: [] },
    ]);
  }

  /** Records a look that was made so many seconds after (or, negative, before) now. */
  async observe(
    name: string,
    status: HealthStatus,
    options: {
      after?: number;
      scope?: ObservationInput['scope'];
      source?: string;
    } = {},
  ) {
    const { after = 0, scope = PRODUCTION, source = 'test' } = options;
    return this.store.record(this.lease, source, [
      {
        serviceId: await this.id(name),
        scope,
        status,
        reasons:
          status === 'healthy'
            ? []
            : [{ code: `test.${status}`, status, message: `It is ${status}.` }],
        observedAt: new Date(this.now + after * 1000),
      },
    ]);
  }

  async id(name: string): Promise<string> {
    return (await this.detail(name)).id;
  }

  async detail(name: string): Promise<ServiceDetail> {
    const row = await this.reader.find(`component:default/${name}`, undefined);
    if (!row) throw new Error(`No service ${name}`);
    return this.reader.detail(row);
  }

  /** The history as `12:00:00-12:00:30 unknown`. */
  async segments(name: string, environment?: string): Promise<string[]> {
    const { segments } = await this.history.read(await this.id(name), {
      from: this.now - 24 * 60 * MINUTE,
      to: this.now,
      environment,
    });
    return segments.map(
      ({ from, to, status }) =>
        `${from.slice(11, 19)}-${to.slice(11, 19)} ${status}`,
    );
  }

  async names(): Promise<string[]> {
    const { items } = await this.reader.list({ sort: 'name' }, undefined);
    return items.map(({ entityRef }) => entityRef.split('/')[1]);
  }

  #catalog() {
    return catalogServiceMock({ entities: this.entities });
  }
}
