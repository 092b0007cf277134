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
import request from 'supertest';
import { openOperationsHttpAuthServiceFactory } from './httpAuthServiceFactory';

const anonymous = mockCredentials.user.header('user:operations/anonymous');
const member = mockCredentials.user.header('user:default/mia');
const admin = mockCredentials.user.header('user:default/adam');
const service = mockCredentials.service.header();

/** A plugin that admits every user, as most of Backstage's do. */
function carelessPlugin(pluginId: string) {
  return createBackendPlugin({
    pluginId,
    register(reg) {
      reg.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          const router = Router();
          router.all('*', async (req, res) => {
            await httpAuth.credentials(req, { allow: ['user', 'service'] });
            res.status(200).end();
          });
          http.use(router);
        },
      });
    },
  });
}

async function start() {
  const { server } = await startTestBackend({
    features: [
      carelessPlugin('catalog'),
      carelessPlugin('notifications'),
      carelessPlugin('techdocs'),
      openOperationsHttpAuthServiceFactory,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          permission: {
            openOperations: {
              admins: ['user:default/adam'],
              anonymousMayReach: ['techdocs'],
            },
          },
        },
      }),
    ],
  });
  return server;
}

describe('openOperationsHttpAuthServiceFactory', () => {
  const who = { anonymous, member, admin, service };

  it.each([
    ['catalog is open', 'get', '/api/catalog/entities', [200, 200, 200, 200]],
    ['others are not', 'get', '/api/notifications/', [403, 200, 200, 200]],
    ['unless they are named', 'get', '/api/techdocs/', [200, 200, 200, 200]],
    [
      'schedulers are for admins',
      'post',
      '/api/catalog/.backstage/scheduler/v1/tasks/x/trigger',
      [403, 403, 200, 200],
    ],
    [
      'however they are spelt',
      'post',
      '/api/CATALOG//.Backstage/scheduler//v1/tasks/x/trigger?a=b',
      [403, 403, 200, 200],
    ],
    [
      'actions are for members',
      'post',
      '/api/catalog/.backstage/actions/v1/actions/x/invoke',
      [403, 200, 200, 200],
    ],
    [
      'only admins move a location',
      'put',
      '/api/catalog/locations/x',
      [403, 403, 200, 200],
    ],
    ['members see it', 'get', '/api/catalog/locations/x', [200, 200, 200, 200]],
  ] as const)('%s', async (_, method, path, expected) => {
    const server = await start();
    const statuses = [];
    for (const authorization of Object.values(who)) {
      const response = await request(server)
        [method](path)
        .set('authorization', authorization);
      statuses.push(response.status);
    }
    expect(statuses).toEqual(expected);
  });

  it('refuses in words', async () => {
    const response = await request(await start())
      .get('/api/notifications/')
      .set('authorization', anonymous);
    expect(response.body.error.message).toBe(
      'Visitors who have not signed in cannot use this part of notifications. Sign in, then try again.',
    );
  });
});
