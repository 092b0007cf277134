import { ServiceQuery } from '@operate-first/plugin-operations-common';
import { ServiceCriteria } from '../access/criteria';
import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';

const databases = testDatabases();

describe.each(databases.ids)('ServiceReader on %s', databaseId => {
  let core: Core;

  async function organisation() {
    core = await Core.create(await databases.open(databaseId));
    await core.catalog(
      component('cart', { spec: { owner: 'team-a', system: 'sales' } }),
      component('mail', { title: 'Äußere Post', spec: { owner: 'team-b' } }),
      component('pay_100%', { spec: { owner: 'team-a' } }),
      component('search'),
      component('shop', { spec: { owner: 'team-b', system: 'sales' } }),
    );
    const eu = { environment: 'production', cluster: 'eu-1' };
    const us = { environment: 'production', cluster: 'us-1' };
    const staging = { environment: 'staging', cluster: 'us-1' };
    const declare = async (name: string, scopes: Array<typeof eu>) =>
      core.declare(
        name,
        scopes.map(scope => ({ ...scope, intervalSeconds: 600 })),
      );
    await declare('cart', [eu]);
    await declare('mail', [eu, staging]);
    await declare('shop', [us]);
    await declare('pay_100%', [us]);
    await core.observe('cart', 'healthy', { scope: eu });
    core.now += MINUTE;
    await core.observe('mail', 'degraded', { scope: eu });
    core.now += MINUTE;
    await core.observe('shop', 'down', { scope: us });
    core.now += MINUTE;
    await core.observe('pay_100%', 'healthy', { scope: us });
  }

  async function walk(
    query: ServiceQuery,
    options: {
      criteria?: ServiceCriteria;
      between?: () => Promise<void>;
    } = {},
  ) {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await core.reader.list(
        { ...query, cursor },
        options.criteria,
      );
      names.push(...page.items.map(({ entityRef }) => entityRef.split('/')[1]));
      cursor = page.nextCursor;
      await options.between?.();
    } while (cursor);
    return names;
  }

  describe('of an organisation', () => {
    beforeAll(organisation);

    it.each([
      [{}, ['shop', 'mail', 'search', 'cart', 'pay_100%']],
      [{ order: 'asc' }, ['cart', 'pay_100%', 'search', 'mail', 'shop']],
      [{ sort: 'name' }, ['cart', 'pay_100%', 'search', 'shop', 'mail']],
      [
        { sort: 'name', order: 'desc' },
        ['mail', 'shop', 'search', 'pay_100%', 'cart'],
      ],
      [{ sort: 'owner' }, ['cart', 'pay_100%', 'shop', 'mail', 'search']],
      [
        { sort: 'owner', order: 'desc' },
        ['shop', 'mail', 'cart', 'pay_100%', 'search'],
      ],
      [{ sort: 'system' }, ['cart', 'shop', 'pay_100%', 'search', 'mail']],
      [{ sort: 'since' }, ['pay_100%', 'shop', 'mail', 'cart', 'search']],
      [
        { sort: 'since', order: 'asc' },
        ['cart', 'mail', 'shop', 'pay_100%', 'search'],
      ],
    ] as Array<[ServiceQuery, string[]]>)(
      'sorts by %j, page by page',
      async (query, expected) => {
        expect(await walk({ ...query, limit: 50 })).toEqual(expected);
        expect(await walk({ ...query, limit: 2 })).toEqual(expected);
        expect(await walk({ ...query, limit: 1 })).toEqual(expected);
      },
    );

    it.each([
      [{ owner: ['Group:default/team-a'] }, ['cart', 'pay_100%']],
      [
        {
          owner: ['group:default/team-a', 'group:default/team-b'],
          system: ['system:default/sales'],
        },
        ['cart', 'shop'],
      ],
      [{ health: ['down', 'degraded'] }, ['shop', 'mail']],
      [{ cluster: ['us-1'] }, ['shop', 'pay_100%', 'mail']],
      [
        { cluster: ['us-1'], environment: ['production'] },
        ['shop', 'pay_100%'],
      ],
      [{ text: 'ÄUSSERE' }, []],
      [{ text: 'äußere POST' }, ['mail']],
      [{ text: 'sales team-b' }, ['shop']],
      [{ text: '100%' }, ['pay_100%']],
      [{ text: '_' }, ['pay_100%']],
      [{ text: "'; drop table services; --" }, []],
    ] as Array<[ServiceQuery, string[]]>)(
      'filters by %j',
      async (query, expected) => {
        const { items, totalItems } = await core.reader.list(query, undefined);
        const names = items.map(({ entityRef }) => entityRef.split('/')[1]);
        expect(names.sort()).toEqual([...expected].sort());
        expect(totalItems).toBe(expected.length);
        const { totalItems: counted } = await core.reader.facets(
          query,
          undefined,
        );
        expect(counted).toBe(expected.length);
      },
    );

    it('counts each facet under the other filters', async () => {
      const facets = await core.reader.facets(
        { owner: ['group:default/team-a'], cluster: ['us-1'] },
        undefined,
      );
      expect(facets).toEqual({
        totalItems: 1,
        health: [{ value: 'healthy', count: 1 }],
        owner: [
          { value: 'group:default/team-a', count: 1 },
          { value: 'group:default/team-b', count: 2 },
        ],
        system: [],
        cluster: [
          { value: 'eu-1', count: 1 },
          { value: 'us-1', count: 1 },
        ],
        environment: [{ value: 'production', count: 1 }],
      });
    });

    it.each([
      ['of other filters', { text: 'shop' }],
      ['of another sorting', { sort: 'name' }],
      ['of another order', { order: 'asc' }],
    ] as Array<[string, ServiceQuery]>)(
      'refuses a cursor %s',
      async (_, other) => {
        const { nextCursor } = await core.reader.list({ limit: 2 }, undefined);
        await expect(
          core.reader.list({ ...other, cursor: nextCursor }, undefined),
        ).rejects.toMatchObject({
          name: 'InputError',
          problem: { field: 'cursor', value: nextCursor },
        });
      },
    );
  });

  describe('of other services', () => {
    beforeEach(async () => {
      core = await Core.create(await databases.open(databaseId));
    });

    it('applies what a policy allows to lists, counts and names alike', async () => {
      await core.catalog(
        component('open', { spec: { owner: 'team-a' } }),
        component('closed', {
          spec: { owner: 'team-a' },
          labels: { 'operate-first.io/visibility': 'internal' },
        }),
        component('nobody'),
      );
      const isPublic = { column: 'visibility', values: ['public'] } as const;
      const isOwned = {
        column: 'owner',
        values: ['group:default/team-a'],
      } as const;
      const mutable = <T>(value: T) => JSON.parse(JSON.stringify(value));
      const cases: Array<[ServiceCriteria, string[]]> = [
        [undefined, ['closed', 'nobody', 'open']],
        [mutable(isPublic), ['nobody', 'open']],
        [mutable({ not: isOwned }), ['nobody']],
        [mutable({ allOf: [isPublic, isOwned] }), ['open']],
        [
          mutable({ anyOf: [{ not: isPublic }, { not: isOwned }] }),
          ['closed', 'nobody'],
        ],
        [mutable({ column: 'owner', values: [] }), []],
        [
          mutable({ not: { column: 'owner', values: [] } }),
          ['closed', 'nobody', 'open'],
        ],
      ];
      for (const [criteria, expected] of cases) {
        expect(await walk({ sort: 'name' }, { criteria })).toEqual(expected);
        expect((await core.reader.facets({}, criteria)).totalItems).toBe(
          expected.length,
        );
        expect(await core.reader.names(criteria)).toHaveLength(expected.length);
        for (const name of ['open', 'closed', 'nobody']) {
          const row = await core.reader.find(
            `component:default/${name}`,
            criteria,
          );
          expect(row !== undefined).toBe(expected.includes(name));
        }
      }
    });

    it('says how healthy a service is now, also when nobody has swept', async () => {
      await core.catalog(component('shop'));
      await core.declare('shop');
      await core.observe('shop', 'healthy');
      core.now += MINUTE;
      const { items } = await core.reader.list({}, undefined);
      for (const service of [...items, await core.detail('shop')]) {
        expect(service.health).toMatchObject({
          status: 'unknown',
          reasons: [{ code: 'test.stale' }],
        });
        expect(service.health.since).toBeUndefined();
      }
    });

    it('reads the names for those who have mistyped one only now and then', async () => {
      await core.catalog(component('shop'), component('cart'));
      let queries = 0;
      core.database.on('query', () => {
        queries += 1;
      });
      for (let times = 0; times < 20; times++) {
        expect(await core.reader.names(undefined)).toHaveLength(2);
        const isPublic = { column: 'visibility', values: ['public'] } as const;
        const criteria = JSON.parse(JSON.stringify(isPublic));
        expect(await core.reader.names(criteria)).toHaveLength(2);
      }
      expect(queries).toBe(2);
    });

    it('refuses a forged cursor', async () => {
      await core.catalog(component('shop'), component('cart'));
      const { nextCursor = '' } = await core.reader.list(
        { limit: 1 },
        undefined,
      );
      const read = JSON.parse(
        Buffer.from(nextCursor, 'base64url').toString('utf8'),
      );
      for (const after of [
        ['many', 'a', 'b'],
        [0, 'a\0', 'b'],
      ]) {
        const cursor = Buffer.from(JSON.stringify({ ...read, after })).toString(
          'base64url',
        );
        await expect(
          core.reader.list({ cursor }, undefined),
        ).rejects.toMatchObject({ problem: { field: 'cursor' } });
      }
    });

    it('delivers what stays exactly once while others come and go', async () => {
      const names = [...Array(30).keys()].map(n => `service-${100 + n}`);
      await core.catalog(...names.map(name => component(name)));
      let step = 0;
      const walked = await walk(
        { sort: 'name', limit: 7 },
        {
          between: async () => {
            step += 1;
            // One leaves before the reader's place, one comes behind it and one ahead of it.
            await core.catalog(
              ...names.slice(step).map(name => component(name)),
              component(`service-000-${step}`),
              component(`service-999-${step}`),
            );
          },
        },
      );
      expect(new Set(walked).size).toBe(walked.length);
      expect(walked).toEqual(expect.arrayContaining(names));
    });
  });
});
