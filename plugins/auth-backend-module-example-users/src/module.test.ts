import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { decodeJwt } from 'jose';
import request from 'supertest';
import { authModuleExampleUsers } from './module';

const entities: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'sales', title: 'Sales' },
    spec: { type: 'team', children: [] },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'mia', namespace: 'default' },
    spec: {
      profile: { displayName: 'Mia Member', email: 'mia@example.org' },
      memberOf: ['sales'],
    },
    relations: [{ type: 'memberOf', targetRef: 'group:default/sales' }],
  },
];

async function start(provider: object | undefined) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleExampleUsers,
      catalogServiceMock.factory({ entities }),
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          auth: { providers: { 'example-users': provider } },
        },
      }),
    ],
  });
  return request(server);
}

describe('authModuleExampleUsers', () => {
  const playground = { dangerouslyAllowOutsideDevelopment: true };
  const refresh = '/api/auth/example-users/refresh';

  it('signs in as a user of the catalog, with what is theirs', async () => {
    const response = await (await start(playground))
      .get(refresh)
      .set('x-example-user', 'user:default/mia');
    expect(response.status).toBe(200);
    expect(response.body.profile).toEqual({
      displayName: 'Mia Member',
      email: 'mia@example.org',
    });
    const { token, identity } = response.body.backstageIdentity;
    expect(identity.ownershipEntityRefs).toEqual([
      'user:default/mia',
      'group:default/sales',
    ]);
    expect(decodeJwt(token).sub).toBe('user:default/mia');
  });

  it.each([
    ['somebody who is not there', 'user:default/nobody', 404],
    ['the visitor', 'user:operations/anonymous', 404],
    ['a group', 'group:default/sales', 400],
    ['something else', ':::', 400],
    ['nobody', undefined, 400],
  ])('does not sign in as %s', async (_, ref, status) => {
    const asked = (await start(playground)).get(refresh);
    const response = await (ref ? asked.set('x-example-user', ref) : asked);
    expect(response.status).toBe(status);
    expect(response.body.backstageIdentity).toBeUndefined();
  });

  it('lists who can be chosen, without contacts', async () => {
    const response = await (
      await start(playground)
    ).get('/api/auth/example-users/users');
    expect(response.body).toEqual({
      users: [
        {
          entityRef: 'user:default/mia',
          displayName: 'Mia Member',
          groups: ['Sales'],
        },
      ],
    });
  });

  it('is not there unless it is configured', async () => {
    const server = await start(undefined);
    expect((await server.get('/api/auth/example-users/users')).status).toBe(
      404,
    );
    expect((await server.get(refresh)).status).toBe(404);
  });

  it('does not start outside development unless that is wanted', async () => {
    await expect(start({})).rejects.toThrow(/lets anybody be anybody/);
  });
});
