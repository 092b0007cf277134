import { Core, MINUTE } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { ONLY_PUBLIC } from '../access/criteria';
import { Retention } from '../database/Retention';
import { AlertReader } from './AlertReader';
import { AlertInput, AlertStore } from './AlertStore';

const databases = testDatabases();

async function setUp(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(
    component('shop', { spec: { owner: 'team-a' } }),
    component('vault', {
      labels: { 'operate-first.io/visibility': 'internal' },
    }),
  );
  const ids = { shop: await core.id('shop'), vault: await core.id('vault') };
  const store = AlertStore.create({ database, now: () => core.now });
  const reader = AlertReader.create({ database });
  const alert = (
    fingerprint: string,
    more: Partial<AlertInput> = {},
  ): AlertInput => ({
    fingerprint,
    severity: 'page',
    title: `Alert ${fingerprint}`,
    labels: { alertname: fingerprint },
    annotations: {},
    visibility: 'public',
    serviceId: ids.shop,
    startsAt: core.now,
    ...more,
  });
  const put = (...alerts: AlertInput[]) =>
    store.put(core.lease, 'test', alerts);
  const list = async (
    query: Parameters<AlertReader['list']>[0] = {},
    criteria: Parameters<AlertReader['list']>[1] = undefined,
  ) => {
    const { items } = await reader.list(query, criteria);
    return items.map(({ fingerprint, state }) => `${fingerprint} ${state}`);
  };
  return { database, core, ids, store, reader, alert, put, list };
}

describe.each(databases.ids)('alerts on %s', databaseId => {
  it('fire, go on, and end with the set that their source tells', async () => {
    const { core, ids, alert, put, list, reader, store } = await setUp(
      databaseId,
    );
    const start = core.now;
    const [a, b] = [alert('a'), alert('b', { serviceId: ids.vault })];
    const first = await put(a, b);
    expect(first.fired).toEqual([a, b]);
    expect(first.serviceIds.sort()).toEqual(Object.values(ids).sort());
    core.now += MINUTE;
    expect(await put(a, b)).toEqual({
      fired: [],
      resolved: [],
      serviceIds: [],
    });
    // Told of anew with another start and other words, it goes on since it began.
    core.now += MINUTE;
    const changed = await put(
      alert('a', { message: 'It burns.', suppressed: 'maintenance' }),
    );
    expect(changed).toEqual({
      fired: [],
      resolved: ['b'],
      serviceIds: expect.arrayContaining(Object.values(ids)),
    });
    expect(await list()).toEqual(['a firing', 'b resolved']);
    const { items } = await reader.list({}, undefined);
    expect(items[0]).toMatchObject({
      startsAt: new Date(start).toISOString(),
      message: 'It burns.',
      suppressed: 'maintenance',
      service: { ref: 'component:default/shop' },
    });
    expect(items[1].endsAt).toBe(new Date(core.now).toISOString());
    // Other sources are not meant.
    await store.put(core.lease, 'other', []);
    expect(await list({ state: 'firing' })).toEqual(['a firing']);
    // It fires again: another time that it fired, beside the first.
    core.now += MINUTE;
    await put(alert('b'));
    expect((await list()).sort()).toEqual([
      'a resolved',
      'b firing',
      'b resolved',
    ]);
  });

  it('go on where they had ended by mistake, and end when their source says so', async () => {
    const { core, alert, put, list, reader } = await setUp(databaseId);
    const a = alert('a');
    await put(a);
    core.now += MINUTE;
    await put();
    core.now += MINUTE;
    await put(a);
    expect(await list()).toEqual(['a firing']);
    const endsAt = core.now - 30_000;
    const { resolved } = await put({ ...a, endsAt });
    expect(resolved).toEqual(['a']);
    const { items } = await reader.list({}, undefined);
    expect(items[0].endsAt).toBe(new Date(endsAt).toISOString());
  });

  it('are not written by whoever has lost the lease', async () => {
    const { core, alert, put, list, database, store } = await setUp(databaseId);
    await put(alert('a'));
    await database('leases').update('expires_at', 0);
    const taken = await takeLease(database, 'test');
    await expect(put()).rejects.toThrow('no longer held');
    expect(await list()).toEqual(['a firing']);
    await store.put(taken, 'test', []);
    expect(await list()).toEqual(['a resolved']);
    expect(core.lease).not.toEqual(taken);
  });

  it('are seen as their services are, and those of none as they say themselves', async () => {
    const { ids, alert, put, list } = await setUp(databaseId);
    await put(
      alert('of-shop'),
      alert('of-vault', { serviceId: ids.vault }),
      alert('of-nobody', { serviceId: 'a-service-that-was-forgotten' }),
      alert('of-none', { serviceId: undefined }),
      alert('internal', { visibility: 'internal' }),
    );
    const visible = await list({}, ONLY_PUBLIC);
    expect(visible.sort()).toEqual(['of-none firing', 'of-shop firing']);
    expect(
      await list({}, { not: { column: 'owner', values: [] } }),
    ).toHaveLength(5);
    const owned = {
      column: 'owner' as const,
      values: ['group:default/team-a'],
    };
    expect((await list({}, owned)).sort()).toEqual([
      'internal firing',
      'of-shop firing',
    ]);
  });

  it('are listed page by page, firing ones first, and filtered', async () => {
    const { core, ids, alert, put, reader, list } = await setUp(databaseId);
    const names = Array.from({ length: 23 }, (_, at) => `n${at}`);
    for (const name of names.slice(0, 11)) {
      core.now += MINUTE;
      await put(alert(name, { severity: 'ticket' }));
    }
    core.now += MINUTE;
    await put(...names.slice(11).map(name => alert(name)));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reader.list({ limit: 5, cursor }, undefined);
      expect(page.totalItems).toBe(23);
      seen.push(...page.items.map(one => `${one.state} ${one.fingerprint}`));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(23);
    expect(seen.slice(0, 12).every(one => one.startsWith('firing'))).toBe(true);
    expect(seen.slice(12)).toEqual(
      names
        .slice(0, 11)
        .reverse()
        .map(name => `resolved ${name}`),
    );
    expect(await list({ severity: 'ticket' })).toHaveLength(11);
    expect(await list({ owner: ['Group:default/team-a'] })).toHaveLength(23);
    expect(await list({ service: ['component:default/vault'] })).toEqual([]);
    await expect(
      reader.list({ cursor: 'abc', limit: 5 }, undefined),
    ).rejects.toThrow('cursor');
    const range = { from: core.now - 3 * MINUTE, to: core.now - MINUTE };
    const { items } = await reader.during(
      { serviceId: ids.shop },
      range,
      undefined,
    );
    expect(items.map(({ fingerprint }) => fingerprint)).toEqual(['n9', 'n8']);
  });

  it('are forgotten once they are old, but never while they fire', async () => {
    const { core, alert, put, list, database } = await setUp(databaseId);
    await put(alert('old'));
    await put(alert('firing'));
    core.now += 91 * 24 * 60 * MINUTE;
    const days = { history: 90 };
    const now = () => core.now;
    await Retention.create({ database, days, now }).prune(core.lease);
    expect(await list()).toEqual(['firing firing']);
  });
});
