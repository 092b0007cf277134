import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';

const databases = testDatabases();

const FORMERLY = 'operate-first.io/formerly';
const renamed = component('store', {
  annotations: { [FORMERLY]: 'component:default/shop' },
});

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
        labels: { 'operate-first.io/visibility': 'internal' },
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
    core.now += MINUTE;
    await core.catalog(renamed);
    expect(await core.detail('store')).toMatchObject({ id, problems: [] });
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
    core.catalogError = new Error('connection refused');
    await expect(core.catalog()).rejects.toThrow('connection refused');
    expect(await core.names()).toEqual(['shop']);
    core.catalogError = undefined;
    expect((await core.catalog(component('cart'))).problem).toBeUndefined();
    expect(await core.names()).toEqual(['cart']);
  });
});
