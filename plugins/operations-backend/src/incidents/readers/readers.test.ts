import { IncidentMetricsBy } from '@operate-first/plugin-operations-common';
import { component } from '../../__testUtils__/entities';
import { Core } from '../../__testUtils__/Core';
import { testDatabases } from '../../__testUtils__/databases';
import { ONLY_PUBLIC } from '../../access/criteria';
import { AlertReader } from '../../alerts/AlertReader';
import { AlertStore } from '../../alerts/AlertStore';
import { IncidentAudience } from '../audience';
import { IncidentStore } from '../IncidentStore';
import { Actor, NewIncident } from '../model';
import { IncidentReader } from './IncidentReader';
import { IncidentViews } from './IncidentViews';
import { MetricsReader } from './MetricsReader';
import { MineReader } from './MineReader';
import { TimelineReader } from './TimelineReader';

const databases = testDatabases();
const ADA = 'user:default/ada';
const PERSON: Actor = { kind: 'person', ref: ADA };
const VISITOR: IncidentAudience = {
  criteria: ONLY_PUBLIC,
  showPersons: false,
  showText: false,
};
const MEMBER: IncidentAudience = {
  criteria: undefined,
  showPersons: true,
  showText: true,
  person: ADA,
};
/** Sees what the team owns, whatever its visibility. */
const OWNER: IncidentAudience = {
  ...MEMBER,
  criteria: { column: 'owner', values: ['group:default/team'] },
};

async function start(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  const spec = { owner: 'group:default/team', system: 'pay' };
  await core.catalog(
    component('shop', { spec }),
    component('search'),
    component('vault', {
      labels: { 'operate-first.io/visibility': 'internal' },
      spec,
    }),
  );
  const now = () => core.now;
  const store = IncidentStore.create({ database, now });
  const views = IncidentViews.create({ database });
  const alerts = AlertReader.create({ database });
  const reader = IncidentReader.create({ database, views, alerts, now });
  const open = async (
    names: string[],
    more: Partial<NewIncident> = {},
  ): Promise<{ id: string; key: string }> => {
    const services = await Promise.all(
      names.map(async name => ({
        serviceId: await core.id(name),
        impact: 'major' as const,
        regions: [],
      })),
    );
    core.now += 1000;
    return store.transaction(writer =>
      writer.open(
        {
          title: `Trouble of ${names[0] ?? 'nobody'}`,
          severity: 3,
          impact: 'major',
          visibility: 'public',
          drill: false,
          startedAt: core.now,
          detectedAt: core.now,
          services,
          alertIds: [],
          ...more,
        },
        PERSON,
      ),
    );
  };
  const keys = async (
    audience: IncidentAudience,
    query: Parameters<IncidentReader['list']>[0] = {},
  ) => {
    const { items, totalItems } = await reader.list(query, audience);
    expect(totalItems).toBe(items.length);
    return items.map(({ key }) => key);
  };
  return { database, core, store, views, alerts, reader, open, keys };
}

describe.each(databases.ids)('readers of incidents on %s', databaseId => {
  it('show an incident to those who may see its root', async () => {
    const { open, keys, reader } = await start(databaseId);
    const shop = await open(['shop', 'vault']);
    const vault = await open(['vault', 'shop']);
    const search = await open(['search']);
    const nobody = await open([]);
    const hidden = await open(['search'], { visibility: 'internal' });
    expect(await keys(MEMBER)).toEqual([
      hidden.key,
      nobody.key,
      search.key,
      vault.key,
      shop.key,
    ]);
    expect(await keys(VISITOR)).toEqual([nobody.key, search.key, shop.key]);
    expect(await keys(OWNER)).toEqual([vault.key, shop.key]);
    expect(await reader.find(vault.key, VISITOR)).toBeUndefined();
    expect(await reader.find(shop.key.toLowerCase(), VISITOR)).toBeDefined();
    const owner = ['GROUP:default/team'];
    expect(await keys(MEMBER, { owner })).toEqual([vault.key, shop.key]);
    expect(await keys(VISITOR, { owner })).toEqual([shop.key]);
    const system = ['system:default/pay'];
    expect(await keys(VISITOR, { system })).toEqual([shop.key]);
    const service = ['component:default/vault'];
    expect(await keys(VISITOR, { service })).toEqual([]);
    const { items } = await reader.list({ service }, MEMBER);
    expect(
      items.map(({ services }) => services.map(one => one.service.ref)),
    ).toEqual([
      ['component:default/vault', 'component:default/shop'],
      ['component:default/shop', 'component:default/vault'],
    ]);
    expect(await reader.facets({}, VISITOR)).toMatchObject({
      state: [{ value: 'open', count: 3 }],
      owner: [{ value: 'group:default/team', count: 1 }],
      service: [
        { value: 'component:default/search', count: 1 },
        { value: 'component:default/shop', count: 1 },
      ],
    });
  });

  it('sort by urgency and by the rest, page by page', async () => {
    const { open, keys, store, reader } = await start(databaseId);
    const minor = await open(['shop'], { severity: 4 });
    const worst = await open(['shop'], { severity: 1 });
    const worse = await open(['shop'], { severity: 2, drill: true });
    await store.transaction(writer =>
      writer.update(
        worst.id,
        {
          status: 'resolved',
          cause: 'data',
          roles: [{ role: 'scribe', person: ADA }],
        },
        PERSON,
      ),
    );
    const [a, b, c] = [minor.key, worst.key, worse.key];
    expect(await keys(MEMBER)).toEqual([c, a, b]);
    expect(await keys(VISITOR, { sort: 'severity' })).toEqual([b, c, a]);
    expect(await keys(MEMBER, { sort: 'started' })).toEqual([c, b, a]);
    expect(await keys(MEMBER, { drill: true })).toEqual([c]);
    expect(await keys(MEMBER, { drill: false })).toEqual([a, b]);
    expect(await keys(MEMBER, { cause: ['data'] })).toEqual([b]);
    expect(await keys(MEMBER, { person: [ADA] })).toEqual([b]);
    expect(await keys(VISITOR, { person: [ADA] })).toEqual([]);
    expect(await keys(MEMBER, { text: `of SHOP ${a}` })).toEqual([a]);
    expect(await keys(MEMBER, { text: '%' })).toEqual([]);
    for (const audience of [MEMBER, VISITOR]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await reader.list({ limit: 1, cursor }, audience);
        seen.push(...page.items.map(({ key }) => key));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual([c, a, b]);
    }
  });

  it('count an alert once, whoever tells of it, and only to those who may know', async () => {
    const { database, core, open, store, reader } = await start(databaseId);
    const alerts = AlertStore.create({ database, now: () => core.now });
    const alert = async (name: string, fingerprint: string) => ({
      fingerprint,
      severity: 'page' as const,
      title: fingerprint,
      labels: {},
      annotations: {},
      visibility: 'public' as const,
      serviceId: await core.id(name),
      startsAt: core.now,
    });
    await alerts.put(core.lease, 'slo', [
      await alert('shop', 'a'),
      await alert('vault', 'b'),
    ]);
    await alerts.put(core.lease, 'prometheus', [await alert('shop', 'a')]);
    const rows = await database('alerts').select('id');
    const { id } = await open(['shop'], {
      alertIds: rows.map(row => row.id),
    });
    const firing = async (audience: IncidentAudience) => {
      const row = await reader.byId(id, audience);
      if (!row) throw new Error('It is not there');
      const { incident, alertCount } = await reader.detail(row, audience, true);
      return [incident.firing, alertCount];
    };
    expect(await firing(MEMBER)).toEqual([2, 3]);
    expect(await firing(VISITOR)).toEqual([1, 2]);
    await alerts.put(core.lease, 'slo', []);
    expect(await firing(MEMBER)).toEqual([1, 3]);
    const again = await store.transaction(writer =>
      writer.addAlerts(
        id,
        rows.map(row => row.id),
      ),
    );
    expect(again).toEqual([]);
  });

  it('leave out of timelines what belongs to others', async () => {
    const { database, core, open, store, reader } = await start(databaseId);
    const timeline = TimelineReader.create({ database });
    const { id } = await open(['shop']);
    const vault = await core.id('vault');
    const entry = (text: string, more: object = {}) => ({
      kind: 'change' as const,
      at: core.now,
      text,
      actor: { kind: 'policy' as const },
      ...more,
    });
    await store.transaction(writer =>
      writer.write(id, [
        entry('For all'),
        entry('Of the vault', { serviceId: vault }),
        entry('Inside', { visibility: 'internal' }),
        entry('Said', { kind: 'note', actor: PERSON }),
      ]),
    );
    const texts = async (audience: IncidentAudience) => {
      const row = await reader.byId(id, audience);
      if (!row) throw new Error('It is not there');
      const read = await timeline.read(row, {}, audience);
      expect(read.totalItems).toBe(read.entries.length);
      expect(read.version).toBe(5);
      return read.entries.slice(1).map(({ text }) => text);
    };
    expect(await texts(MEMBER)).toEqual([
      'For all',
      'Of the vault',
      'Inside',
      'Said',
    ]);
    expect(await texts(VISITOR)).toEqual(['For all', '']);
    expect(await texts(OWNER)).toEqual(['For all', 'Of the vault', 'Said']);
  });

  it('know what is mine, and how long it took', async () => {
    const { database, core, open, store, views, reader } = await start(
      databaseId,
    );
    const mine = MineReader.create({ database, views, services: core.reader });
    const owned = await open(['shop']);
    const followed = await open(['search']);
    const role = await open([]);
    await open(['search'], { title: 'Nobody of mine' });
    await database('follows').insert({
      kind: 'incident',
      target_id: followed.id,
      person: ADA,
      since: core.now,
    });
    await store.transaction(writer =>
      writer.update(
        role.id,
        { roles: [{ role: 'commander', person: ADA }] },
        PERSON,
      ),
    );
    const read = () => mine.read(ADA, [ADA, 'group:default/team'], MEMBER);
    const { incidents } = await read();
    expect(incidents.map(({ key }) => key).sort()).toEqual(
      [owned.key, followed.key, role.key].sort(),
    );
    core.now += 60_000;
    await store.transaction(writer =>
      writer.update(owned.id, { status: 'resolved' }, PERSON),
    );
    expect((await read()).incidents).toHaveLength(2);
    const row = await reader.byId(followed.id, MEMBER);
    expect(row && (await reader.detail(row, MEMBER, true))).toMatchObject({
      following: true,
      followers: 1,
    });
    const metrics = MetricsReader.create({ database, now: () => core.now });
    const { groups } = await metrics.read({ by: 'owner' }, VISITOR);
    expect(groups).toContainEqual(
      expect.objectContaining({
        name: { ref: 'group:default/team' },
        incidents: 1,
        timeToResolve: expect.objectContaining({ count: 1, median: 63 }),
      }),
    );
  });

  it.each<[IncidentMetricsBy, Array<[string | undefined, number]>]>([
    ['none', [[undefined, 3]]],
    [
      'service',
      [
        ['component:default/shop', 2],
        ['component:default/search', 1],
      ],
    ],
    [
      'owner',
      [
        ['group:default/team', 2],
        ['group:default/search', 1],
      ],
    ],
    [
      'cause',
      [
        ['change', 2],
        ['unknown', 1],
      ],
    ],
    [
      'severity',
      [
        ['3', 2],
        ['2', 1],
      ],
    ],
  ])('measure by %s', async (by, expected) => {
    const { database, core, open, store } = await start(databaseId);
    await core.catalog(
      component('shop', { spec: { owner: 'group:default/team' } }),
      component('search', { spec: { owner: 'group:default/search' } }),
    );
    const causes = [
      { services: ['shop'], cause: 'change' as const, severity: 3 as const },
      { services: ['shop'], cause: 'change' as const, severity: 2 as const },
      { services: ['search'], severity: 3 as const },
    ];
    for (const { services, ...fields } of causes) {
      const { id } = await open(services);
      await store.transaction(writer => writer.update(id, fields, PERSON));
    }
    core.now += 1000;
    const metrics = MetricsReader.create({ database, now: () => core.now });
    const { groups } = await metrics.read({ by }, MEMBER);
    expect(groups.map(({ name, incidents }) => [name?.ref, incidents])).toEqual(
      expected,
    );
  });
});
