import { ACCESS_TABLE, Row } from './__testUtils__/accessTable';
import { listEndpoints } from './__testUtils__/listEndpoints';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { credentialsOf, Visitor, VISITORS } from './__testUtils__/visitors';

jest.setTimeout(60_000);

describe('access', () => {
  let portal: Portal;
  let credentials: Record<Visitor, Record<string, string>>;

  async function ask(
    visitor: Visitor,
    path: string,
    request: { method?: string; body?: unknown } = {},
  ) {
    const { method = 'GET', body } = request;
    return fetch(`${portal.url}${path}`, {
      method,
      headers: {
        ...credentials[visitor],
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      // An answer that never comes is an answer, too, and not the one that was decided.
      signal: AbortSignal.timeout(10_000),
    });
  }

  async function until(what: string, holds: () => Promise<boolean>) {
    for (let attempt = 0; attempt < 150; attempt += 1) {
      if (await holds()) return;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error(`Waited in vain until ${what}`);
  }

  beforeAll(async () => {
    portal = await startPortal();
    const users = `${portal.url}/api/auth/example-users/users`;
    await until('people and their groups are in the catalog', async () => {
      const { users: found } = await (await fetch(users)).json();
      return (
        found.length === 2 &&
        found.every((user: { groups: string[] }) => user.groups.length === 1)
      );
    });
    credentials = await credentialsOf(portal);
    await until('both services are operated', async () => {
      const response = await ask('member', '/api/operations/services');
      return (await response.json()).totalItems === 2;
    });
    await until('people are found by search', async () => {
      const response = await ask('member', '/api/search/query?term=mia');
      return response.ok && (await response.text()).includes('Mia Member');
    });
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('is decided for every endpoint there is', async () => {
    const endpoints = await listEndpoints(portal.app, async path =>
      (await ask('admin', path)).json(),
    );
    const decided = new Set(ACCESS_TABLE.map(row => row.endpoint));
    expect([...decided].sort()).toEqual(endpoints.sort());
  });

  it.each(ACCESS_TABLE.map((row): [string, Row] => [row.path, row]))(
    'is as decided at %s',
    async (_, { endpoint, path, body, expected }) => {
      const [method] = endpoint.replace(/^USE/, 'GET').split(' ');
      const statuses: number[] = [];
      for (const visitor of VISITORS) {
        const response = await ask(visitor, path, { method, body });
        statuses.push(response.status);
        await response.body?.cancel();
      }
      expect([endpoint, ...statuses]).toEqual([endpoint, ...expected]);
    },
  );

  describe('for visitors who have not signed in', () => {
    /** What nobody but members may read. */
    const PRIVATE = /example\.org|Mia Member|Adam Admin|user:default|secret/;

    /** Backstage hides entities and not the refs to them in the relations of others: services keep their names. */
    function withoutRefs(text: string) {
      return text.replace(/"targetRef":"component:[^"]*"/g, '');
    }

    const query = (text: string) => `/api/catalog/entities/by-query?${text}`;
    /** Where others say who somebody is; members read it in each of these. */
    const NAMING: Array<[path: string, body?: unknown]> = [
      ['/api/catalog/entities?filter=kind=group'],
      ['/api/catalog/entities?filter=kind=group&fields=relations,spec'],
      ['/api/catalog/entities?filter=kind=group&limit=5'],
      [query('filter=kind=group')],
      [query('filter=kind=group&orderField=relations.hasMember,desc&limit=1')],
      [
        query(
          'fullTextFilterTerm=mia&fullTextFilterFields=relations.hasMember',
        ),
      ],
      ['/api/catalog/entities/by-query', { query: { kind: 'group' } }],
      [
        '/api/catalog/entities/by-refs',
        { entityRefs: ['user:default/mia', 'group:default/writers'] },
      ],
      ['/api/catalog/entities/by-name/group/default/writers'],
      ['/api/catalog/entities/by-name/group/default/writers/ancestry'],
      ['/api/catalog/entity-facets?facet=relations.hasMember'],
      ['/api/catalog/entity-facets', { facets: ['relations.hasMember'] }],
    ];
    const READS: Array<[path: string, body?: unknown]> = [
      ...NAMING,
      ['/api/catalog/entities'],
      ['/api/catalog/entities?filter=kind=user'],
      ['/api/catalog/entities?filter=spec.profile.email=mia@example.org'],
      [query('filter=kind=user')],
      [query('fullTextFilterTerm=mia')],
      [query('orderField=spec.profile.email,asc')],
      ['/api/catalog/entities/by-query', { query: { kind: 'user' } }],
      [
        '/api/catalog/entities/by-refs',
        { entityRefs: ['user:default/mia', 'component:default/secret'] },
      ],
      ['/api/catalog/entities/by-name/user/default/mia'],
      ['/api/catalog/entities/by-name/component/default/secret'],
      ['/api/catalog/entities/by-name/user/default/mia/ancestry'],
      ['/api/catalog/entity-facets?facet=spec.profile.email'],
      ['/api/catalog/entity-facets?facet=metadata.name'],
      ['/api/catalog/entity-facets', { facets: ['spec.profile.displayName'] }],
      ['/api/catalog/locations'],
      ['/api/catalog/locations/by-entity/user/default/mia'],
      ['/api/search/query?term=mia'],
      ['/api/search/query?term=secret'],
      ['/api/operations/services'],
      ['/api/operations/services?text=secret'],
      ['/api/operations/services/facets'],
      ['/api/operations/services/component/default/open'],
      ['/api/operations/services/component/default/open/people'],
      ['/api/operations/sources'],
      ['/api/auth/v1/userinfo'],
    ];

    it.each(READS.map(([path, body]) => ({ path, body })))(
      'says nothing private at $path',
      async ({ path, body }) => {
        const request = { method: body ? 'POST' : 'GET', body };
        const response = await ask('anonymous', path, request);
        expect(response.status).toBeLessThan(500);
        // The name that was asked for may come back in the words of the refusal.
        const said = response.ok ? await response.text() : '';
        expect(withoutRefs(said)).not.toMatch(PRIVATE);
      },
    );

    it.each(NAMING.map(([path, body]) => ({ path, body })))(
      'keeps for members who somebody is at $path',
      async ({ path, body }) => {
        const request = { method: body ? 'POST' : 'GET', body };
        const response = await ask('member', path, request);
        expect(await response.text()).toContain('user:default/mia');
      },
    );

    it('reads groups and services, by their ids too, with what relates them to each other', async () => {
      const read = async (path: string) =>
        (await ask('anonymous', `/api/catalog/entities/${path}`)).json();
      const group = await read('by-name/group/default/writers');
      expect(group.relations).toEqual([
        { type: 'ownerOf', targetRef: 'component:default/open' },
      ]);
      expect(group.spec).toEqual({ type: 'team', children: [] });
      expect(await read(`by-uid/${group.metadata.uid}`)).toEqual(group);
      expect((await read('by-query?filter=kind=group')).totalItems).toBe(2);
    });

    it.each(['/api/catalog/entities', '/api/search/query?term=mia'])(
      'hides at %s what members do see there',
      async path => {
        const response = await ask('member', path);
        expect(await response.text()).toContain('Mia Member');
      },
    );

    it('reaches nobody by the id of an entity', async () => {
      const response = await ask(
        'admin',
        '/api/catalog/entities/by-name/user/default/mia',
      );
      const { uid } = (await response.json()).metadata;
      const path = `/api/catalog/entities/by-uid/${uid}`;
      expect((await ask('anonymous', path)).status).toBe(404);
      expect((await ask('member', path)).status).toBe(200);
    });

    it('has no permission that would write', async () => {
      const items = ['catalog.entity.create', 'scaffolder.task.create'].map(
        (name, index) => ({
          id: String(index),
          permission: {
            type: 'basic',
            name,
            attributes: { action: 'create' },
          },
        }),
      );
      const response = await ask('anonymous', '/api/permission/authorize', {
        method: 'POST',
        body: { items },
      });
      const decisions = (await response.json()).items;
      expect(decisions.map((item: { result: string }) => item.result)).toEqual([
        'DENY',
        'DENY',
      ]);
    });

    it('owns nothing', async () => {
      const response = await ask('anonymous', '/api/auth/v1/userinfo');
      const { claims } = await response.json();
      expect(claims).toMatchObject({
        sub: 'user:operations/anonymous',
        ent: [],
      });
    });
  });

  it('finds what is redacted for everybody, and the rest for members', async () => {
    const declared = await ask('member', '/api/operations/incidents', {
      method: 'POST',
      body: {
        title: 'Zebradisk full',
        summary: 'Mia Member looked at mia@example.org and 10.20.30.40',
        services: [{ service: 'component:default/open' }],
      },
    });
    expect(declared.status).toBe(201);
    const { key } = await declared.json();
    const path = '/api/search/query?term=zebradisk';
    const find = async (visitor: Visitor) => {
      const { results = [] } = await (await ask(visitor, path)).json();
      const found: Array<{ type: string; document: { text: string } }> =
        results;
      return new Map(found.map(({ type, document }) => [type, document.text]));
    };
    await until('people are known and both are indexed', async () => {
      const found = await find('member');
      const open = found.get('operations-public') ?? 'Mia Member';
      return found.size === 2 && !open.includes('Mia Member');
    });
    const inside = await find('member');
    expect(inside.get('operations-internal')).toContain('Mia Member');
    expect(inside.get('operations-public')).toMatch(/^\S+ looked at \S+ and/);
    const open = await find('anonymous');
    expect([...open.keys()]).toEqual(['operations-public']);
    const similar = '/api/operations/similar';
    const said = [
      ...open.values(),
      await (await ask('anonymous', path)).text(),
      await (await ask('anonymous', `/api/operations/incidents/${key}`)).text(),
      await (
        await ask('anonymous', similar, {
          method: 'POST',
          body: { text: 'zebradisk full' },
        })
      ).text(),
    ].join('\n');
    expect(said).toContain(key);
    expect(said).not.toMatch(/Mia Member|mia@|10\.20\.30\.40/);
  });

  it('lets only owners delete an entity', async () => {
    const uids = await Promise.all(
      ['open', 'secret'].map(async name => {
        const path = `/api/catalog/entities/by-name/component/default/${name}`;
        return (await (await ask('admin', path)).json()).metadata.uid;
      }),
    );
    const statuses: number[] = [];
    for (const uid of uids.reverse()) {
      const path = `/api/catalog/entities/by-uid/${uid}`;
      const response = await ask('member', path, { method: 'DELETE' });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([403, 204]);
  });
});
