import { Core, PRODUCTION } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { clusterReport, deployment } from '../__testUtils__/workloads';
import { ONLY_PUBLIC, ServiceCriteria } from '../access/criteria';
import { Retention } from '../database/Retention';
import { Lease, releaseLease } from '../leases';
import { ClusterReader } from './ClusterReader';
import { ClusterStore } from './ClusterStore';

const databases = testDatabases();
const SOURCE = 'kubernetes:eu-1';

describe.each(databases.ids)('clusters on %s', databaseId => {
  let core: Core;
  let lease: Lease;
  let versions: number[];
  let news: number[];
  let store: ClusterStore;

  beforeEach(async () => {
    const database = await databases.open(databaseId);
    core = await Core.create(database);
    lease = await takeLease(database, `source:${SOURCE}`);
    versions = [];
    news = [];
    store = ClusterStore.create({
      database,
      onChange: (version, isNews) => {
        versions.push(version);
        if (isNews) news.push(version);
      },
      now: () => core.now,
    });
  });

  const reader = (...sources: string[]) =>
    ClusterReader.create({
      database: core.database,
      sources: () => [SOURCE, ...sources],
      now: () => core.now,
    });

  const detail = async (name: string, criteria?: ServiceCriteria) => {
    const found = await reader().detail(name, criteria);
    if (!found) throw new Error(`No cluster ${name}`);
    return found;
  };

  it('keeps the last figures with their age while nobody can see', async () => {
    await store.record(lease, SOURCE, [
      clusterReport('eu-1', { version: 'v1.36.0', namespaces: ['shops'] }),
    ]);
    const figures = {
      observedAt: '2026-11-20T12:00:00.000Z',
      nodes: 1,
      nodesReady: 1,
      resources: { capacity: { cpuCores: 4 } },
      nodeList: [{ name: 'node-1' }],
      quotas: [{ namespace: 'shops' }],
    };
    expect(await detail('eu-1')).toMatchObject({
      ...figures,
      state: 'watching',
      stale: false,
      version: 'v1.36.0',
      since: '2026-11-20T10:00:00.000Z',
    });
    await store.record(lease, SOURCE, [
      clusterReport('eu-1', {
        state: 'failing',
        message: 'eu-1 does not answer.',
        remedy: 'Look at its API server.',
        lastAnswerAt: new Date('2026-11-20T12:00:01Z'),
        figures: undefined,
      }),
    ]);
    expect(await detail('eu-1')).toMatchObject({
      ...figures,
      state: 'failing',
      message: 'eu-1 does not answer.',
      remedy: 'Look at its API server.',
      lastAnswerAt: '2026-11-20T12:00:01.000Z',
      stale: true,
    });
  });

  it('grows its version with every difference and with nothing else', async () => {
    const report = clusterReport('eu-1');
    await store.record(lease, SOURCE, [report]);
    await store.record(lease, SOURCE, [report]);
    expect(versions).toEqual([1]);
    await store.record(lease, SOURCE, [{ ...report, figures: undefined }]);
    await store.record(lease, SOURCE, [{ ...report, figures: undefined }]);
    await store.record(lease, SOURCE, [report, clusterReport('eu-2')]);
    expect(versions).toEqual([1, 2, 3]);
  });

  it('tells news from figures that move with every look', async () => {
    const report = clusterReport('eu-1');
    const { figures } = report;
    const observedAt = new Date(core.now + 13_000);
    const next = { ...report, figures: figures && { ...figures, observedAt } };
    await store.record(lease, SOURCE, [report]);
    await store.record(lease, SOURCE, [{ ...next, lastAnswerAt: observedAt }]);
    expect([versions, news]).toEqual([[1, 2], [1]]);
    await store.record(lease, SOURCE, [{ ...next, figures: undefined }]);
    await store.record(lease, SOURCE, [next]);
    expect(news).toEqual([1, 3, 4]);
  });

  it('shows figures as old when nobody has told any for long', async () => {
    await store.record(lease, SOURCE, [clusterReport('eu-1')]);
    expect((await detail('eu-1')).stale).toBe(false);
    core.now += 120_000;
    expect((await detail('eu-1')).stale).toBe(true);
  });

  it('is written by its own source alone, until that is gone', async () => {
    await store.record(lease, SOURCE, [clusterReport('eu-1')]);
    const other = await takeLease(core.database, 'source:other');
    const take = () =>
      store.record(other, 'other', [clusterReport('eu-1', { title: 'Mine' })]);
    await expect(take()).rejects.toThrow('belongs to the source');
    await releaseLease(core.database, lease);
    await take();
    expect(await reader('other').list(undefined)).toMatchObject([
      { source: 'other', title: 'Mine' },
    ]);
    await expect(
      store.record({ ...lease, fencing: 0 }, SOURCE, [clusterReport('eu-1')]),
    ).rejects.toThrow('no longer held');
  });

  it('says when nobody watches, and forgets what is no longer configured', async () => {
    await store.record(lease, SOURCE, [clusterReport('eu-1')]);
    await releaseLease(core.database, lease);
    expect(await detail('eu-1')).toMatchObject({
      state: 'connecting',
      message: expect.stringContaining('Nobody watches'),
      stale: true,
      nodes: 1,
    });
    const { database } = core;
    const elsewhere = ClusterReader.create({ database, sources: () => [] });
    expect(await elsewhere.list(undefined)).toEqual([]);
    core.now += 2 * 24 * 3600 * 1000;
    await Retention.create({
      database,
      days: { history: 1 },
      now: () => core.now,
    }).prune(core.lease);
    expect(await reader().names()).toEqual([]);
  });

  it('lists those first that need somebody', async () => {
    await store.record(lease, SOURCE, [
      clusterReport('well'),
      clusterReport('also-well'),
      clusterReport('dead', { state: 'failing', figures: undefined }),
      clusterReport('closed', { state: 'unwatchable', figures: undefined }),
    ]);
    const clusters = await reader().list(undefined);
    expect(clusters.map(({ name, nodes }) => [name, nodes])).toEqual([
      ['dead', 0],
      ['closed', 0],
      ['also-well', 1],
      ['well', 1],
    ]);
    expect(clusters[0].observedAt).toBeUndefined();
  });

  describe('as readers see them', () => {
    const internal = { 'operate-first.io/visibility': 'internal' };
    const cluster = 'eu-1';

    beforeEach(async () => {
      await core.catalog(
        component('shop'),
        component('cart'),
        component('late'),
        component('vault', { labels: internal }),
        component('safe', { labels: internal }),
        {
          ...component('eu-1', { spec: { type: 'kubernetes-cluster' } }),
          kind: 'Resource',
        },
        {
          ...component('eu-2', {
            spec: { type: 'kubernetes-cluster' },
            labels: internal,
          }),
          kind: 'Resource',
        },
      );
      const at = (namespace?: string) => ({
        ...PRODUCTION,
        cluster,
        namespace,
      });
      for (const [name, namespace, status] of [
        ['shop', 'shops', 'down'],
        ['cart', undefined, 'healthy'],
        ['vault', 'vaults', 'degraded'],
        ['safe', 'shops', 'healthy'],
      ] as const) {
        const scope = at(namespace);
        await core.declare(name, [{ ...scope, intervalSeconds: 10 }]);
        await core.observe(name, status, { scope });
      }
      await core.declare('late', [{ ...at('late'), intervalSeconds: 10 }]);
      // The cart is seen in all of the cluster at once; its workloads say where it is.
      core.now += 1000;
      await core.store.record(core.lease, 'test', [
        {
          serviceId: await core.id('cart'),
          scope: at(),
          status: 'healthy',
          reasons: [],
          observedAt: new Date(core.now),
          workloads: [
            {
              ...deployment('cart'),
              object: { ...deployment('cart').object, namespace: 'carts' },
            },
          ],
        },
      ]);
      const namespaces = ['shops', 'vaults', 'carts', 'empty'];
      await store.record(lease, SOURCE, [
        clusterReport('eu-1', { namespaces }),
        clusterReport('eu-2'),
      ]);
    });

    const seen = async (criteria: ServiceCriteria) => {
      const { services, quotas, quotasHidden } = await detail(
        cluster,
        criteria,
      );
      return {
        services,
        quotas: quotas.map(({ namespace }) => namespace),
        quotasHidden,
      };
    };

    it('counts services and shows quotas as far as the reader sees', async () => {
      expect(await seen(undefined)).toEqual({
        services: { healthy: 2, degraded: 1, down: 1, unknown: 1 },
        quotas: ['empty', 'carts', 'vaults', 'shops'],
        quotasHidden: 0,
      });
      expect(await seen(ONLY_PUBLIC)).toEqual({
        services: { healthy: 1, degraded: 0, down: 1, unknown: 1 },
        quotas: ['carts', 'shops'],
        quotasHidden: 2,
      });
      expect(await seen({ column: 'owner', values: [] })).toEqual({
        services: { healthy: 0, degraded: 0, down: 0, unknown: 0 },
        quotas: [],
        quotasHidden: 4,
      });
      // What has expired is known no more, also before anybody has swept.
      core.now += 10 * 60_000;
      expect((await seen(undefined)).services).toMatchObject({ unknown: 5 });
    });

    it('names its entity where the reader may see it', async () => {
      const refs = async (criteria: ServiceCriteria) =>
        (await reader().list(criteria)).map(({ entityRef }) => entityRef);
      expect(await refs(undefined)).toEqual([
        'resource:default/eu-1',
        'resource:default/eu-2',
      ]);
      expect(await refs(ONLY_PUBLIC)).toEqual([
        'resource:default/eu-1',
        undefined,
      ]);
    });
  });
});
