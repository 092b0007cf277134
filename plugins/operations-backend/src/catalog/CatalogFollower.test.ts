import { randomBytes } from 'node:crypto';
import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { until } from '../__testUtils__/until';
import { AlertStore } from '../alerts/AlertStore';
import { SourceReader } from '../sources/SourceReader';
import { SourceSet } from '../sources/SourceSet';
import { SourceStates } from '../sources/SourceStates';

const databases = testDatabases();

const FORMERLY = 'operate-first.io/formerly';
const annotated = { annotations: { [FORMERLY]: 'component:default/shop' } };
const renamed = component('store', annotated);
const NOT_HANDED_OVER =
  'The history of component:default/shop is not handed over: it had another owner, or it was internal and this service is public.';
const INTERNAL = { 'operate-first.io/visibility': 'internal' };

describe.each(databases.ids)('CatalogFollower on %s', databaseId => {
  let core: Core;

  beforeEach(async () => {
    core = await Core.create(await databases.open(databaseId));
  });

  it('takes what somebody operates, and only that', async () => {
    await core.catalog(
      component('shop', {
        title: 'The Shop',
        spec: { owner: 'team-a', system: 'sales' },
      }),
      component('library', { spec: { type: 'library' } }),
      component('off', { labels: { 'operate-first.io/operated': 'false' } }),
      component('secret', {
        labels: INTERNAL,
      }),
    );
    expect(await core.names()).toEqual(['secret', 'shop']);
    expect(await core.detail('shop')).toMatchObject({
      title: 'The Shop',
      owner: 'group:default/team-a',
      system: 'system:default/sales',
      visibility: 'public',
    });
    expect((await core.detail('secret')).visibility).toBe('internal');
  });

  it('takes a service without an owner, or with one that cannot be read', async () => {
    await core.catalog(
      component('nobody'),
      component('odd', { spec: { owner: ':::' } }),
    );
    expect((await core.detail('nobody')).owner).toBeUndefined();
    expect((await core.detail('odd')).owner).toBeUndefined();
  });

  it('writes only what has changed', async () => {
    await core.catalog(component('shop'), component('cart'));
    core.announced.length = 0;
    await core.catalog(component('shop'), component('cart', { title: 'Cart' }));
    expect(core.announced).toEqual([await core.id('cart')]);
  });

  it('keeps the history of what leaves, and knows it when it returns', async () => {
    await core.catalog(component('shop'), component('cart'));
    await core.declare('shop');
    await core.observe('shop', 'down');
    const id = await core.id('shop');
    await core.catalog(component('cart'));
    expect(await core.names()).toEqual(['cart']);
    expect(core.registry.list().map(({ entityRef }) => entityRef)).toEqual([
      'component:default/cart',
    ]);
    expect(await core.detail('shop')).toMatchObject({
      id,
      removedAt: '2026-11-20T12:00:00.000Z',
    });
    core.now += MINUTE;
    await core.store.sweep(core.lease);
    await core.catalog(component('shop'), component('cart'));
    expect(await core.detail('shop')).toMatchObject({
      id,
      removedAt: undefined,
    });
    expect(await core.segments('shop')).toEqual([
      '12:00:00-12:00:30 down',
      '12:00:30-12:01:00 unknown',
    ]);
  });

  it('removes what is no longer operated', async () => {
    await core.catalog(component('shop'));
    await core.catalog(
      component('shop', { labels: { 'operate-first.io/operated': 'false' } }),
    );
    expect(await core.names()).toEqual([]);
  });

  it('keeps id and history through a rename', async () => {
    await core.catalog(component('shop'));
    await core.declare('shop');
    await core.observe('shop', 'healthy');
    const id = await core.id('shop');
    core.now += 10_000;
    await core.catalog(renamed);
    const expected = {
      id,
      entityRef: 'component:default/store',
      formerEntityRefs: ['component:default/shop'],
      problems: [],
      observations: [{ status: 'healthy' }],
    };
    expect(await core.detail('store')).toMatchObject(expected);
    // The former name still leads to it.
    expect(await core.detail('shop')).toMatchObject(expected);
    expect(await core.segments('store')).toEqual(['12:00:00-12:00:10 healthy']);
    expect(core.registry.list().map(({ entityRef }) => entityRef)).toEqual([
      'component:default/store',
    ]);
  });

  it('is no rename while the former entity is there, and becomes one when it leaves', async () => {
    await core.catalog(component('shop'));
    const id = await core.id('shop');
    await core.catalog(component('shop'), renamed);
    const store = await core.detail('store');
    expect(store.id).not.toBe(id);
    expect(store.problems).toMatchObject([
      {
        source: 'operations',
        field: FORMERLY,
        value: 'component:default/shop',
        message: expect.stringContaining('still in the catalog'),
      },
    ]);
    const alerts = AlertStore.create({
      database: core.database,
      now: () => core.now,
    });
    await alerts.put(core.lease, 'test', [
      {
        fingerprint: 'a',
        severity: 'page',
        title: 'It burns',
        labels: {},
        annotations: {},
        serviceId: store.id,
        startsAt: core.now,
      },
    ]);
    core.now += MINUTE;
    await core.catalog(renamed);
    expect(await core.detail('store')).toMatchObject({ id, problems: [] });
    // What fired under the new name meanwhile belongs to it as well.
    expect(await core.database('alerts').select('service_id')).toEqual([
      { service_id: id },
    ]);
  });

  it('does not mix two histories that have grown apart', async () => {
    await core.catalog(component('shop'), renamed);
    const id = await core.id('store');
    core.now += 120 * MINUTE;
    await core.catalog(renamed);
    expect(await core.detail('store')).toMatchObject({
      id,
      problems: [{ message: expect.stringContaining('history of its own') }],
    });
    expect((await core.detail('shop')).removedAt).toBeDefined();
  });

  it('keeps what it knows while the catalog is empty or does not answer', async () => {
    await core.catalog(component('shop'));
    expect((await core.catalog()).problem).toContain('The catalog is empty');
    core.catalogError = new Error('connection refused by 10.0.0.1');
    const { problem } = await core.catalog();
    expect(problem).toContain('The catalog does not answer; the log');
    expect(problem).not.toContain('10.0.0.1');
    expect(core.logger.error).toHaveBeenCalledWith(
      expect.stringContaining('10.0.0.1'),
    );
    expect(await core.names()).toEqual(['shop']);
    core.catalogError = undefined;
    expect((await core.catalog(component('cart'))).problem).toBeUndefined();
    expect(await core.names()).toEqual(['cart']);
  });

  it('stores whatever is written in an entity', async () => {
    // Random, so that no database can make it short enough for a row of an index.
    const long = randomBytes(10_000).toString('hex');
    const odd = component('odd', {
      title: `A\0B ${long}`,
      spec: {
        owner: 'team\0-a',
        system: long,
        type: 'service',
        lifecycle: '\0',
      },
    });
    odd.metadata.description = 'one\0two';
    expect(await core.catalog(odd, component('shop'))).toMatchObject({
      problem: undefined,
    });
    expect(await core.names()).toEqual(['odd', 'shop']);
    expect(await core.detail('odd')).toMatchObject({
      title: `AB ${long}`,
      description: 'onetwo',
      owner: 'group:default/team-a',
    });
    expect((await core.detail('odd')).system).toBeUndefined();
  });

  it('follows everything else while one entity cannot be stored', async () => {
    await core.catalog(component('bad'), component('gone'), component('shop'));
    await core.database.raw('create unique index one on services (title)');
    const { problem } = await core.catalog(
      component('shop', { title: 'The same', labels: INTERNAL }),
      component('bad', { title: 'The same', labels: INTERNAL }),
      component('new'),
    );
    expect(problem).toContain('1 of the entities in the catalog');
    expect(core.logger.error).toHaveBeenCalledWith(
      expect.stringContaining('component:default/bad'),
    );
    expect(await core.names()).toEqual(['bad', 'new', 'shop']);
    expect((await core.detail('shop')).visibility).toBe('internal');
    const bad = await core.detail('bad');
    expect(bad).toMatchObject({
      visibility: 'internal',
      problems: [{ message: expect.stringContaining('could not be stored') }],
    });
    expect(bad.title).toBeUndefined();
    // It is tried again, although nothing in the catalog has changed since.
    await core.database.raw('drop index one');
    expect((await core.catalog(...core.entities)).problem).toBeUndefined();
    expect(await core.detail('bad')).toMatchObject({
      title: 'The same',
      problems: [],
    });
  });

  it('tells a database that fails apart from a catalog that fails, without its words', async () => {
    await core.catalog(component('shop'));
    await core.database.schema.renameTable('service_problems', 'elsewhere');
    core.entities = [component('shop', { title: 'Confidential' })];
    const stop = new AbortController();
    const running = core.follower.run(core.lease, stop.signal);
    const sources = SourceReader.create({
      database: core.database,
      sources: SourceSet.create(),
      states: SourceStates.create({ database: core.database }),
    });
    const catalog = await until(async () => {
      const [source] = await sources.list(undefined);
      return source.state === 'failing' ? source : undefined;
    });
    stop.abort();
    await running;
    expect(catalog.message).toContain(
      'the database of operations does not take what it says',
    );
    expect(catalog.message).not.toMatch(/service_problems|Confidential/);
    expect(core.logger.error).toHaveBeenCalledWith(
      expect.stringContaining('service_problems'),
    );
  });

  it('hides the history of what became internal and is operated no longer', async () => {
    const off = { 'operate-first.io/operated': 'false' };
    await core.catalog(component('a'), component('b'), component('stays'));
    await core.catalog(
      component('a', { labels: { ...off, ...INTERNAL } }),
      component('b', { labels: off }),
      component('stays'),
    );
    const { removedAt, visibility } = await core.detail('a');
    expect([removedAt, visibility]).toEqual([
      '2026-11-20T12:00:00.000Z',
      'internal',
    ]);
    core.now += MINUTE;
    await core.catalog(
      component('b', { labels: { ...off, ...INTERNAL } }),
      component('stays'),
    );
    expect(await core.detail('b')).toMatchObject({
      visibility: 'internal',
      removedAt: '2026-11-20T12:00:00.000Z',
    });
  });

  it.each([
    ['another owner', { owner: 'team-a' }, {}, { owner: 'team-b' }, {}, false],
    ['no owner any more', { owner: 'team-a' }, {}, {}, {}, false],
    ['the first owner', {}, {}, { owner: 'team-b' }, {}, true],
    ['the same owner', { owner: 'team-a' }, {}, { owner: 'team-a' }, {}, true],
    ['a public one', {}, INTERNAL, {}, {}, false],
    ['an internal one', {}, INTERNAL, {}, INTERNAL, true],
    ['an internal one, of a public one,', {}, {}, {}, INTERNAL, true],
  ])(
    'hands a history over to %s or does not',
    async (_, formerSpec, formerLabels, spec, labels, expected) => {
      await core.catalog(
        component('shop', { spec: formerSpec, labels: formerLabels }),
      );
      const id = await core.id('shop');
      await core.catalog(component('store', { ...annotated, spec, labels }));
      const store = await core.detail('store');
      expect(store.id === id).toBe(expected);
      expect(store.problems.map(({ message }) => message)).toEqual(
        expected ? [] : [NOT_HANDED_OVER],
      );
      expect((await core.detail('shop')).id).toBe(id);
    },
  );
});
