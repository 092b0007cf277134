import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SloEvaluation } from '@operate-first/plugin-operations-common';
import { SliSource } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { Lease } from '../leases';
import { readSlosConfig } from '../slos/config';
import { SliBucketStore } from '../slos/SliBucketStore';
import { SliSourceSet } from '../slos/SliSourceSet';
import { SloRow } from '../slos/sloColumns';
import { SloWork } from '../slos/SloWork';
import { SliRow } from '../slos/TrackedSli';
import { Core } from './Core';
import { takeLease } from './databases';
import { FakeSliSource } from './FakeSliSource';

/** More rounds than any history needs. */
const MOST_ROUNDS = 200;

/** An SLO document as the catalog holds it. */
export function slo(
  name: string,
  options: {
    query?: string;
    server?: string;
    target?: number;
    window?: object;
    spec?: object;
    indicator?: object;
    annotations?: Record<string, string>;
  } = {},
): Entity {
  const { query = 'requests', server = 'main', target = 0.9 } = options;
  const metric = (text: string) => ({
    metricSource: {
      type: 'Prometheus',
      metricSourceRef: server,
      spec: { query: text },
    },
  });
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name, namespace: 'default', annotations: options.annotations },
    spec: {
      service: 'shop',
      budgetingMethod: 'Occurrences',
      timeWindow: [options.window ?? { duration: '7d', isRolling: true }],
      indicator: {
        metadata: { name: `${name}-indicator` },
        spec: options.indicator ?? {
          ratioMetric: {
            counter: true,
            good: metric(`${query}_good`),
            total: metric(query),
          },
        },
      },
      objectives: [{ target }],
      ...options.spec,
    },
  };
}

/** SLOs on a real database, with a catalog, a source and a clock that the test sets. */
export class SloLab {
  now = Date.parse('2026-11-20T12:00:30Z');
  readonly source: FakeSliSource;
  readonly logger = mockServices.logger.mock();
  readonly announced: string[] = [];
  readonly #others: SliSource[];
  #entities: Entity[] = [];
  #work: SloWork;

  static async create(
    database: Knex,
    others: (now: () => number) => SliSource[] = () => [],
  ): Promise<SloLab> {
    const core = await Core.create(database);
    return new SloLab(
      database,
      core,
      await takeLease(database, 'core'),
      others,
    );
  }

  private constructor(
    readonly database: Knex,
    readonly core: Core,
    public lease: Lease,
    others: (now: () => number) => SliSource[],
  ) {
    const now = () => this.now;
    this.source = new FakeSliSource(now);
    this.#others = others(now);
    this.#work = this.begin();
  }

  get work(): SloWork {
    return this.#work;
  }

  /** What a process does that has just taken the lease. */
  begin(): SloWork {
    this.#work = SloWork.create({
      database: this.database,
      logger: this.logger,
      auth: mockServices.auth(),
      catalog: catalogServiceMock.mock({
        queryEntities: async request => this.#catalog().queryEntities(request),
        getEntitiesByRefs: async request =>
          this.#catalog().getEntitiesByRefs(request),
      }),
      config: readSlosConfig(undefined, ['production']),
      projectionMilliseconds: 100,
      registry: this.core.registry,
      sources: SliSourceSet.create([this.source, ...this.#others]),
      onChange: changes => this.announced.push(...changes.map(({ id }) => id)),
      now: () => this.now,
    });
    return this.#work;
  }

  /** Another process takes over. */
  async takeOver() {
    await this.database('leases').where('name', 'core').update('expires_at', 0);
    this.lease = await takeLease(this.database, 'core');
    this.begin();
  }

  /** Lets the catalog hold these entities, and the core notice. */
  async catalog(...entities: Entity[]) {
    this.#entities = entities.map(entity => ({
      ...entity,
      metadata: { ...entity.metadata, etag: JSON.stringify(entity) },
    }));
    this.core.now = this.now;
    await this.core.catalog(...this.#entities);
    await this.work.follow(this.lease);
  }

  /** Asks once for whatever is due, and evaluates. */
  async round() {
    const { signal } = new AbortController();
    await this.work.follow(this.lease);
    await this.work.measure(this.lease, signal);
    await this.work.evaluate(this.lease, signal);
  }

  /** Until nothing is missing any more. */
  async settle() {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const asked = this.source.requests.length;
      await this.round();
      if (this.source.requests.length === asked) return;
    }
    throw new Error('There is always something missing');
  }

  /** Lets time pass, in rounds of a minute unless said otherwise. */
  async pass(minutes: number, step = 1) {
    const end = this.now + minutes * 60_000;
    while (this.now < end) {
      this.now = Math.min(end, this.now + step * 60_000);
      await this.round();
    }
  }

  async row(name: string): Promise<SloRow> {
    const row = await this.database<SloRow>('slos')
      .where('ref', `slo:default/${name}`)
      .first();
    if (!row) throw new Error(`No SLO ${name}`);
    return row;
  }

  async evaluation(name: string): Promise<SloEvaluation> {
    const { evaluation } = await this.row(name);
    if (!evaluation) throw new Error(`${name} was not evaluated`);
    return JSON.parse(evaluation);
  }

  async sli(name: string): Promise<SliRow> {
    const [id] = JSON.parse((await this.row(name)).sli_ids);
    const row = await this.database<SliRow>('slo_slis').where({ id }).first();
    if (!row) throw new Error(`No SLI of ${name}`);
    return row;
  }

  /** What is stored of an SLO's first SLI in a range. */
  async stored(name: string, from: number, to: number) {
    const { id } = await this.sli(name);
    const { database } = this;
    const store = SliBucketStore.create({ database, now: () => this.now });
    const { good, total, coveredSeconds } = (
      await store.read(id, from, to)
    ).sum(from, to);
    return { good, total, coveredSeconds };
  }

  #catalog() {
    return catalogServiceMock({ entities: this.#entities });
  }
}
