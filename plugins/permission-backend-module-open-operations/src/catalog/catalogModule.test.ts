import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import Router from 'express-promise-router';
import { Server } from 'node:http';
import request from 'supertest';
import { catalogModuleOpenOperations } from './catalogModule';

const anonymous = mockCredentials.user.header('user:operations/anonymous');
const member = mockCredentials.user.header('user:default/mia');
const service = mockCredentials.service.header();

const GROUP = {
  kind: 'Group',
  metadata: {
    name: 'writers',
    description: 'Ask user:default/mia, "Zoë" \\ [{ or others',
    annotations: {
      lead: 'User:default/mia',
      deputies: 'user:default/mia, group:default/admins',
      team: 'group:default/writers',
    },
  },
  spec: {
    members: ['mia'],
    owner: 'user:mia',
    contacts: [
      { role: 'lead', who: 'user:default/mia' },
      { role: 'desk', who: 'group:default/writers' },
    ],
    definition: 'scopes: [user:read, user:write]\n',
  },
  relations: [
    { type: 'hasMember', targetRef: 'user:default/mia' },
    { type: 'hasMember', target: { kind: 'user', name: 'mia' } },
    { type: 'childOf', targetRef: 'group:default/admins' },
  ],
};

const FOR_VISITORS = {
  kind: 'Group',
  metadata: {
    name: 'writers',
    description: GROUP.metadata.description,
    annotations: { team: 'group:default/writers' },
  },
  spec: {
    contacts: [{ role: 'desk', who: 'group:default/writers' }],
    definition: GROUP.spec.definition,
  },
  relations: [{ type: 'childOf', targetRef: 'group:default/admins' }],
};

/** Answers in all the ways in which the catalog does, and in some in which it does not. */
const catalog = createBackendPlugin({
  pluginId: 'catalog',
  register(reg) {
    reg.registerInit({
      deps: { http: coreServices.httpRouter },
      async init({ http }) {
        const router = Router();
        const text = JSON.stringify(GROUP);
        const bytes = Buffer.from(
          JSON.stringify([GROUP, null, GROUP], undefined, 2),
        );
        router.get('/json', (_, res) => void res.json(GROUP));
        router.get('/send', (_, res) => {
          res.type('json').send(Buffer.from(text));
        });
        router.get('/end', (_, res) => {
          res.setHeader('content-type', 'application/json');
          res.setHeader('content-length', Buffer.byteLength(text));
          res.end(text);
        });
        router.get('/wrapped', (_, res) => {
          res.write('{"items":', 'utf8');
          res.write(`[${text}`);
          res.end('],"totalItems":1}');
        });
        router.get('/bytes', async (_, res) => {
          res.setHeader('content-type', 'application/json');
          res.flushHeaders();
          for (const byte of bytes) {
            await new Promise<void>(written => {
              res.write(Buffer.from([byte]), () => written());
            });
          }
          res.end();
        });
        router.get('/empty-list', (_, res) => void res.end('[]'));
        router.get('/broken-off', (_, res) => {
          res.write(`[${text},`);
          res.write(text.slice(0, 200));
          res.end();
        });
        router.get('/prose', (_, res) => void res.end('user:default/mia'));
        router.get('/nothing', (_, res) => void res.status(204).end());
        router.get('/facets', (_, res) => {
          res.json({
            facets: {
              'relations.hasMember': [{ value: 'user:default/mia', count: 1 }],
              'relations.ownedBy': [
                { value: 'user:default/mia', count: 1 },
                { value: 'group:default/writers', count: 2 },
              ],
            },
          });
        });
        router.all('*', (_, res) => void res.json({ reached: true }));
        http.use(router);
      },
    });
  },
});

describe('the catalog for visitors', () => {
  let server: Server;

  beforeAll(async () => {
    ({ server } = (await startTestBackend({
      features: [
        catalog,
        catalogModuleOpenOperations,
        mockServices.rootConfig.factory({ data: {} }),
      ],
    })) as unknown as { server: Server });
  });

  const ask = (path: string, authorization: string) =>
    request(server)
      .get(`/api/catalog${path}`)
      .set('authorization', authorization)
      .buffer(true);

  it.each([
    ['/json', GROUP, FOR_VISITORS],
    ['/send', GROUP, FOR_VISITORS],
    ['/end', GROUP, FOR_VISITORS],
    [
      '/wrapped',
      { items: [GROUP], totalItems: 1 },
      { items: [FOR_VISITORS], totalItems: 1 },
    ],
    ['/bytes', [GROUP, null, GROUP], [FOR_VISITORS, null, FOR_VISITORS]],
    ['/empty-list', [], []],
    [
      '/facets',
      expect.anything(),
      {
        facets: {
          'relations.hasMember': [],
          'relations.ownedBy': [{ value: 'group:default/writers', count: 2 }],
        },
      },
    ],
  ])('names nobody at %s', async (path, inside, outside) => {
    const read = async (authorization: string) => {
      const response = await ask(path, authorization);
      expect(response.status).toBe(200);
      const length = response.headers['content-length'];
      const { byteLength } = Buffer;
      expect(Number(length ?? byteLength(response.text))).toBe(
        byteLength(response.text),
      );
      return JSON.parse(response.text);
    };
    expect(await read(member)).toEqual(inside);
    expect(await read(service)).toEqual(inside);
    expect(await read(anonymous)).toEqual(outside);
  });

  it('remembers for visitors what visitors were told', async () => {
    const { etag } = (await ask('/json', anonymous)).headers;
    const inside = (await ask('/json', member)).headers;
    expect(etag).not.toBe(inside.etag);
    const known = async (tag: string) =>
      (await ask('/json', anonymous).set('if-none-match', tag)).status;
    expect(await known(etag)).toBe(304);
    expect(await known(inside.etag)).toBe(200);
    expect((await ask('/send', anonymous)).headers.etag).toBeUndefined();
  });

  it('says nothing of what it cannot read', async () => {
    const prose = await ask('/prose', anonymous);
    expect([prose.status, prose.text]).toEqual([500, '']);
    const { text } = await ask('/broken-off', anonymous);
    expect(text).toBe(`[${JSON.stringify(FOR_VISITORS)},`);
    expect((await ask('/nothing', anonymous)).status).toBe(204);
  });

  const cursor = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64');
  const query = '/entities/by-query';

  it.each<[path: string, body: object | undefined, status: number]>([
    ['/entities?filter=kind=group,relations.partOf=system:a/b', undefined, 200],
    ['/entities?filter=relations.ownedBy=user:default/mia', undefined, 403],
    ['/entities?filter=kind=a&filter=x=y,%20USER:mia', undefined, 403],
    [
      '/entities?filter=relations.ownedBy=user:operations/anonymous',
      undefined,
      200,
    ],
    ['/entities?filter=Spec.Members=mia', undefined, 403],
    ['/entities?filter=spec.members.mia', undefined, 403],
    ['/entities?order=asc:metadata.name', undefined, 200],
    ['/entities?order=desc:relations.hasMember', undefined, 403],
    [`${query}?orderField=metadata.name,asc`, undefined, 200],
    [`${query}?orderField=relations.hasMember,asc`, undefined, 403],
    [`${query}?fullTextFilterFields=metadata.title,Kind`, undefined, 200],
    [`${query}?fullTextFilterFields=kind,spec.owner`, undefined, 403],
    [
      `${query}?fullTextFilterFields=kind&fullTextFilterFields=spec.owner`,
      undefined,
      403,
    ],
    [`${query}?cursor=not-a-cursor`, undefined, 200],
    [
      `${query}?cursor=${cursor({ orderFields: [{ field: 'kind' }] })}`,
      undefined,
      200,
    ],
    [
      `${query}?cursor=${cursor({ orderFields: [{ field: 'spec.owner' }] })}`,
      undefined,
      403,
    ],
    [
      `${query}?cursor=${cursor({
        fullTextFilter: { fields: ['spec.owner'] },
      })}`,
      undefined,
      403,
    ],
    [
      `${query}?cursor=${cursor({
        filter: { allOf: [{ key: 'a', values: ['user:b'] }] },
      })}`,
      undefined,
      403,
    ],
    [query, { query: { kind: 'group' } }, 200],
    [query, { query: { 'relations.hasMember': 'user:default/mia' } }, 403],
    [query, { query: { $not: { 'metadata.name': { $hasPrefix: 'm' } } } }, 403],
    [query, { orderBy: [{ field: 'spec.owner', order: 'asc' }] }, 403],
    [query, { orderBy: { field: 'spec.owner', order: 'asc' } }, 403],
    [query, { fullTextFilter: { term: 'm', fields: ['relations'] } }, 403],
    [
      query,
      { cursor: cursor({ query: { $any: [{ 'spec.members': 'mia' }] } }) },
      403,
    ],
    ['/entities/by-refs', { entityRefs: ['user:default/mia'] }, 200],
    [
      '/entities/by-refs',
      { entityRefs: ['a:b/c'], query: { 'spec.members': 'mia' } },
      403,
    ],
    ['/entity-facets?facet=relations.hasMember', undefined, 200],
    ['/entity-facets?facet=spec.members', undefined, 403],
    ['/entity-facets', { facets: ['kind', 'spec.members.mia'] }, 403],
  ])('is asked %s %j', async (path, body, status) => {
    const asked = async (authorization: string) => {
      const method = body ? 'post' : 'get';
      const response = await request(server)
        [method](`/api/catalog${path}`)
        .set('authorization', authorization)
        .send(body);
      return response;
    };
    const answer = await asked(anonymous);
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message ?? 'reached').toMatch(
      status === 403 ? /^Visitors .* Sign in, / : /^reached$/,
    );
    expect((await asked(member)).status).toBe(200);
    expect((await asked(service)).status).toBe(200);
  });
});
