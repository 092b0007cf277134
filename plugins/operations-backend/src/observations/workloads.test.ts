import {
  HealthReason,
  Workload,
} from '@operate-first/plugin-operations-common';
import { ChangeInput } from '@operate-first/plugin-operations-node';
import { Core, MINUTE, PRODUCTION } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { deployment } from '../__testUtils__/workloads';
import { Retention } from '../database/Retention';
import { ChangeReader } from '../services/ChangeReader';
import { WorkloadReader } from '../services/WorkloadReader';

const databases = testDatabases();
const HERE = { ...PRODUCTION, cluster: 'eu-1' };
const INTERVAL = { intervalSeconds: 10 };

describe.each(databases.ids)('what runs of a service, on %s', databaseId => {
  let core: Core;

  beforeEach(async () => {
    core = await Core.create(await databases.open(databaseId));
    await core.catalog(component('shop'));
    await core.declare('shop', [{ ...HERE, ...INTERVAL }]);
    core.announced.length = 0;
  });

  async function see(
    workloads: Workload[] | undefined,
    reasons: HealthReason[] = [],
  ) {
    core.now += 1000;
    await core.store.record(core.lease, 'test', [
      {
        serviceId: await core.id('shop'),
        scope: HERE,
        status: reasons.length > 0 ? 'degraded' : 'healthy',
        reasons,
        observedAt: new Date(core.now),
        workloads,
      },
    ]);
  }

  const locations = async () =>
    WorkloadReader.create({
      database: core.database,
      headlineEnvironments: ['production'],
      now: () => core.now,
    }).read(await core.id('shop'));

  const count = async (table: string) =>
    Number((await core.database(table).count({ n: '*' }))[0].n);

  it('tells readers when figures change, without history', async () => {
    await see([deployment('web')]);
    const { version } = await core.detail('shop');
    core.announced.length = 0;
    await see([deployment('web')]);
    expect(core.announced).toEqual([]);
    await see([{ ...deployment('web'), restarts: 1 }]);
    expect(core.announced).toEqual([await core.id('shop')]);
    expect((await core.detail('shop')).version).toBe(version + 1);
    expect(await count('observation_transitions')).toBe(1);
    expect(await count('health_transitions')).toBe(2);
    expect(await locations()).toMatchObject([
      {
        source: 'test',
        scope: HERE,
        status: 'healthy',
        stale: false,
        workloads: [{ object: { name: 'web' }, restarts: 1 }],
      },
    ]);
    // A look that says nothing of workloads is not one that saw none.
    await see(undefined);
    expect((await locations())[0].workloads).toHaveLength(1);
    await see([]);
    expect((await locations())[0].workloads).toEqual([]);
  });

  it('shows the last ones where nobody can look, and forgets those of a place that is retired', async () => {
    const there = { ...HERE, cluster: 'eu-2' };
    const staging = { ...HERE, environment: 'a-staging' };
    await core.declare('shop', [
      { ...staging, ...INTERVAL },
      { ...there, ...INTERVAL },
      { ...HERE, ...INTERVAL },
    ]);
    await see([deployment('web')]);
    const serviceId = await core.id('shop');
    for (const scope of [HERE, there]) {
      const reason = `${scope.cluster} does not answer`;
      await core.store.recordFailures(core.lease, 'test', [
        { serviceId, scope, reason },
      ]);
    }
    const places = (await locations()).map(
      ({ scope, stale, staleReason, workloads, observedAt }) => [
        scope.environment,
        scope.cluster,
        stale && staleReason,
        workloads.length,
        Boolean(observedAt),
      ],
    );
    expect(places).toEqual([
      ['production', 'eu-1', 'eu-1 does not answer', 1, true],
      ['production', 'eu-2', 'eu-2 does not answer', 0, false],
      ['a-staging', 'eu-1', 'test has not looked yet', 0, false],
    ]);
    core.now += MINUTE;
    expect((await locations())[0].workloads).toHaveLength(1);
    await core.declare('shop', []);
    expect(await locations()).toEqual([]);
    expect(await count('workloads')).toBe(0);
  });

  it('keeps history when a machine says the same in other words, and shows the last', async () => {
    const reason = (detail: string, pod = 'web-1'): HealthReason => ({
      code: 'kubernetes.crash-loop',
      status: 'degraded',
      message: 'web crashes again and again.',
      detail,
      object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shops', name: pod },
      container: 'app',
    });
    await see(undefined, [reason('back-off 10s')]);
    const before = await core.detail('shop');
    const rows = await count('health_transitions');
    core.announced.length = 0;
    await see(undefined, [reason('back-off 20s')]);
    const { health, observations, environments } = await core.detail('shop');
    expect(core.announced).toHaveLength(1);
    expect(await count('health_transitions')).toBe(rows);
    expect(await count('observation_transitions')).toBe(1);
    expect(health.since).toBe(before.health.since);
    for (const { reasons } of [
      health,
      observations[0],
      environments[0].health,
      environments[0].locations[0],
    ]) {
      expect(reasons).toEqual([
        expect.objectContaining(reason('back-off 20s')),
      ]);
    }
    const [stored] = await core.database('services').select('health_reasons');
    expect(stored.health_reasons).toContain('back-off 20s');
    // Another object is another reason.
    await see(undefined, [reason('back-off 20s', 'web-2')]);
    expect(await count('observation_transitions')).toBe(2);
  });

  it('retires what a source saw that is no longer configured', async () => {
    const us = { ...PRODUCTION, cluster: 'us-1' };
    await core.declare('shop', [{ ...us, ...INTERVAL }], 'gone');
    await core.observe('shop', 'healthy', { scope: us, source: 'gone' });
    await see([deployment('web')]);
    const sources = async () =>
      (await core.detail('shop')).observations.map(({ source }) => source);

    // Another process may still have it.
    await core.store.retireAbandoned(core.lease, ['test']);
    expect((await sources()).sort()).toEqual(['gone', 'test']);

    core.now += 2 * 60 * MINUTE;
    await core.store.sweep(core.lease);
    await see([deployment('web')]);
    const codes = async () =>
      (await core.detail('shop')).health.reasons.map(({ code }) => code);
    expect(await codes()).toEqual(['gone.stale']);
    await core.store.retireAbandoned(core.lease, ['test']);
    expect(await sources()).toEqual(['test']);
    expect(await codes()).toEqual([]);
  });

  describe('changes', () => {
    const rollout = async (
      key: string,
      after = 0,
      more: Partial<ChangeInput> = {},
    ): Promise<ChangeInput> => ({
      serviceId: await core.id('shop'),
      scope: HERE,
      key,
      kind: 'rollout',
      at: new Date(core.now + after * 1000),
      summary: `Version ${key} was brought in.`,
      ...more,
    });
    const record = (...changes: ChangeInput[]) =>
      core.store.recordChanges(core.lease, 'test', changes);
    const read = async (limit = 10, environments = ['production']) =>
      ChangeReader.create(core).read(await core.id('shop'), {
        from: core.now - MINUTE,
        to: core.now + MINUTE,
        environments,
        limit,
      });

    it('are kept once, newest first, with their ids', async () => {
      await record(await rollout('1.0', -20), await rollout('1.1', -10));
      const { version } = await core.detail('shop');
      const before = await read();
      expect(before.items.map(({ summary }) => summary)).toEqual([
        'Version 1.1 was brought in.',
        'Version 1.0 was brought in.',
      ]);
      core.announced.length = 0;
      await record(await rollout('1.1', 5), await rollout('1.0'));
      expect(core.announced).toEqual([]);
      expect(await read()).toEqual(before);
      await record(
        await rollout('1.2', 0, {
          detail: 'kubectl set image\0',
          object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        }),
        await rollout('late', -3600),
        await rollout('elsewhere', 0, {
          scope: { environment: 'staging' },
        }),
        await rollout('gone', 0, { serviceId: 'nobody' }),
        await rollout('long', 0, {
          scope: { environment: 'e'.repeat(64) },
        }),
      );
      expect((await core.detail('shop')).version).toBe(version + 1);
      const after = await read();
      expect(after.complete).toBe(true);
      expect(after.items).toHaveLength(3);
      expect(after.items[0]).toMatchObject({
        detail: 'kubectl set image',
        object: { name: 'web' },
        scope: HERE,
        source: 'test',
        kind: 'rollout',
      });
      expect(after.items.slice(1)).toEqual(before.items);
      expect((await read(2)).complete).toBe(false);
      expect((await read(2)).items).toEqual(after.items.slice(0, 2));
      expect((await read(10, ['staging'])).items).toHaveLength(1);
      expect(await count('changes')).toBe(5);
      expect(await count('observation_transitions')).toBe(0);
    });

    it('are kept whatever is wrong with others that come with them', async () => {
      const long = 'k'.repeat(10_000);
      const timeless = await rollout('timeless', 0, { at: new Date(NaN) });
      const early = await rollout('early', 3600);
      const changes = [await rollout(`${long}1`), await rollout(`${long}2`)];
      await record(timeless, early, ...changes);
      await record(...changes);
      const { items } = await read();
      expect(items).toHaveLength(3);
      expect(items.map(({ at }) => Date.parse(at))).toEqual(
        items.map(() => core.now),
      );
    });

    it('are forgotten with the history', async () => {
      const day = 24 * 60 * MINUTE;
      await record(await rollout('old', -25 * 3600), await rollout('new', -60));
      const { database, lease } = core;
      await Retention.create({
        database,
        days: { history: 1 },
        now: () => core.now,
      }).prune(lease);
      const kept = await database('changes').select('key', 'at');
      expect(kept.map(({ key }) => key)).toEqual(['new']);
      expect(Number(kept[0].at)).toBeGreaterThan(core.now - day);
    });

    it('are refused to who has lost the lease', async () => {
      const { lease } = core;
      await core.database('leases').update({ expires_at: 0 });
      await takeLease(core.database, lease.name);
      const change = await rollout('1.0');
      await expect(record(change)).rejects.toThrow('no longer held');
      expect(await count('changes')).toBe(0);
    });
  });
});
