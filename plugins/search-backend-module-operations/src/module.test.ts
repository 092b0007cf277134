import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import search from '@backstage/plugin-search-backend';
import pgSearchEngine from '@backstage/plugin-search-backend-module-pg';
import {
  SearchDocument,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { setTimeout as sleep } from 'node:timers/promises';
import request from 'supertest';
import operationsCollators from '.';

jest.setTimeout(60_000);

const ANONYMOUS = 'user:operations/anonymous';
/** May read in full what belongs to their services, and nothing else. */
const OWNER = 'user:default/owner';
const SHOP = 'component:default/shop';

function documentOf(more: Partial<SearchDocument>): SearchDocument {
  const { key = 'PM-1' } = more;
  return {
    kind: 'postMortem',
    key,
    title: 'The zebradisk was full',
    text: 'Looked at by person-3f2a',
    path: `/operations/post-mortems/${key}`,
    resourceRef: SHOP,
    services: [SHOP],
    ...more,
  };
}

const DOCUMENTS: Record<Visibility, SearchDocument[]> = {
  public: [
    documentOf({}),
    documentOf({
      key: 'PM-2',
      title: 'A zebradisk of nobody',
      resourceRef: undefined,
      services: [],
    }),
  ],
  internal: [
    documentOf({ text: 'Looked at by Wilhelmina Quist' }),
    documentOf({
      key: 'PMI-3',
      title: 'An internal zebradisk',
      resourceRef: undefined,
      services: [],
    }),
  ],
};

/** What the core answers, each document on a page of its own, to plugins alone. */
const core = createBackendPlugin({
  pluginId: 'operations',
  register(env) {
    env.registerInit({
      deps: { http: coreServices.httpRouter, auth: coreServices.httpAuth },
      async init({ http, auth }) {
        http.use(async (asked, response) => {
          await auth.credentials(asked, { allow: ['service'] });
          const { visibility, cursor = '0' } = asked.query;
          const all = DOCUMENTS[visibility as Visibility];
          const at = Number(cursor);
          response.json({
            items: [all[at]],
            nextCursor: at + 1 < all.length ? String(at + 1) : undefined,
          });
        });
      },
    });
  },
});

function userOf(credentials: unknown): string | undefined {
  return (credentials as { principal?: { userEntityRef?: string } }).principal
    ?.userEntityRef;
}

/** As the policy of the portal decides; owners of the shop are told by a condition. */
const permissions = mockServices.permissions.mock({
  authorize: async (requests, options) =>
    requests.map(asked => {
      const owner = userOf(options?.credentials) === OWNER;
      const { resourceRef } = asked as { resourceRef?: string };
      return {
        result:
          owner && resourceRef !== SHOP
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      };
    }),
  authorizeConditional: async (requests, options) =>
    requests.map(({ permission }) => {
      const user = userOf(options?.credentials);
      if (permission.name === 'operations.internal.read') {
        if (user === ANONYMOUS) return { result: AuthorizeResult.DENY };
        if (user !== OWNER) return { result: AuthorizeResult.ALLOW };
      } else if (user !== ANONYMOUS) {
        return { result: AuthorizeResult.ALLOW };
      }
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'operations',
        resourceType: 'operations-service',
        conditions: {
          rule: 'ANY',
          resourceType: 'operations-service',
          params: {},
        },
      };
    }),
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

describe.each(databases.eachSupportedId())('search on %s', databaseId => {
  it('finds what is redacted for visitors, and the rest for others', async () => {
    const knex = await databases.init(databaseId);
    const isPostgres = databaseId.startsWith('POSTGRES');
    const { server } = await startTestBackend({
      features: [
        search,
        core,
        operationsCollators,
        permissions.factory,
        ...(isPostgres ? [pgSearchEngine] : []),
        // The one of tests runs nothing again.
        schedulerServiceFactory,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({ getClient: async () => knex }),
        }),
        mockServices.rootSystemMetadata.factory(),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            backend: {
              database: { client: isPostgres ? 'pg' : 'better-sqlite3' },
            },
            search: {
              collators: {
                operations: {
                  schedule: {
                    initialDelay: { seconds: 0 },
                    frequency: { seconds: 1 },
                    timeout: { minutes: 1 },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    const find = async (user: string): Promise<Record<string, string>> => {
      const answer = await request(server)
        .get('/api/search/query?term=zebradisk')
        .set('Authorization', mockCredentials.user.header(user));
      // There is no answer until everything has been indexed once.
      const found: Array<{
        type: string;
        document: { key: string; text: string; location: string };
      }> = answer.body.results ?? [];
      return Object.fromEntries(
        found.map(({ type, document: { key, text } }) => [
          `${type} ${key}`,
          text,
        ]),
      );
    };
    for (let attempt = 0; ; attempt++) {
      if (Object.keys(await find('user:default/member')).length === 4) break;
      if (attempt > 100) throw new Error('Not everything was indexed');
      await sleep(200);
    }

    const redacted = {
      'operations-public PM-1': 'Looked at by person-3f2a',
      'operations-public PM-2': 'Looked at by person-3f2a',
    };
    expect(await find('user:default/member')).toEqual({
      ...redacted,
      'operations-internal PM-1': 'Looked at by Wilhelmina Quist',
      'operations-internal PMI-3': 'Looked at by person-3f2a',
    });
    expect(await find(ANONYMOUS)).toEqual(redacted);
    // What belongs to no service is not everybody's who may read of some in full.
    expect(await find(OWNER)).toEqual({
      ...redacted,
      'operations-internal PM-1': 'Looked at by Wilhelmina Quist',
    });
  });
});

describe('configuration', () => {
  it('says which schedule is none', async () => {
    await expect(
      startTestBackend({
        features: [
          search,
          operationsCollators,
          mockServices.rootConfig.factory({
            data: {
              search: {
                collators: { operations: { schedule: { frequency: 'often' } } },
              },
            },
          }),
        ],
      }),
    ).rejects.toThrow(/search\.collators\.operations\.schedule is no schedule/);
  });
});
