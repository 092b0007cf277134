import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import {
  ANONYMOUS_USER_REF,
  operationsPersonReadPermission,
  RESOURCE_TYPE_OPERATIONS_SERVICE,
} from '@operate-first/plugin-operations-common';
import {
  ObservationSource,
  operationsSourcesExtensionPoint,
} from '@operate-first/plugin-operations-node';
import request from 'supertest';
import plugin from '..';

export const STRANGER = 'user:default/stranger';

/** Who asks, as the headers of a request. */
export const CALLERS = {
  nobody: mockCredentials.none.header(),
  anonymous: mockCredentials.user.header(ANONYMOUS_USER_REF),
  user: mockCredentials.user.header('user:default/ada'),
  stranger: mockCredentials.user.header(STRANGER),
  service: mockCredentials.service.header({
    onBehalfOf: mockCredentials.service('plugin:search'),
    targetPluginId: 'operations',
  }),
  forged: mockCredentials.user.invalidHeader(),
};

export type Caller = keyof typeof CALLERS;

const IS_PUBLIC = {
  rule: 'IS_PUBLIC',
  resourceType: RESOURCE_TYPE_OPERATIONS_SERVICE,
  params: {},
};

function userOf(credentials: unknown): string | undefined {
  return (credentials as { principal?: { userEntityRef?: string } }).principal
    ?.userEntityRef;
}

/** Open to read, as the policy of the portal is: the anonymous see what is public, and no people. */
const permissions = mockServices.permissions.mock({
  authorize: async (requests, options) =>
    requests.map(({ permission }) => {
      const user = userOf(options?.credentials);
      const denied =
        user === STRANGER ||
        (user === ANONYMOUS_USER_REF &&
          permission.name === operationsPersonReadPermission.name);
      return { result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW };
    }),
  authorizeConditional: async (requests, options) =>
    requests.map(() => {
      const user = userOf(options?.credentials);
      if (user === STRANGER) return { result: AuthorizeResult.DENY };
      if (user !== ANONYMOUS_USER_REF) return { result: AuthorizeResult.ALLOW };
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'operations',
        resourceType: RESOURCE_TYPE_OPERATIONS_SERVICE,
        conditions: IS_PUBLIC,
      };
    }),
});

/** The plugin as it runs in a backend, with a catalog and sources of the test. */
export async function startBackend(options: {
  entities: Entity[];
  sources?: ObservationSource[];
  config?: object;
}) {
  const signals: SignalPayload[] = [];
  const { server } = await startTestBackend({
    features: [
      plugin,
      createBackendModule({
        pluginId: 'operations',
        moduleId: 'test-sources',
        register(env) {
          env.registerInit({
            deps: { extension: operationsSourcesExtensionPoint },
            async init({ extension }) {
              for (const source of options.sources ?? []) {
                extension.addSource(source);
              }
            },
          });
        },
      }),
      catalogServiceMock.factory({ entities: options.entities }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async (signal: SignalPayload) => {
            signals.push(signal);
          },
        }),
      }),
      permissions.factory,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          operations: { projection: { interval: '1s' }, ...options.config },
        },
      }),
    ],
  });
  const get = (path: string, caller: Caller = 'user') =>
    request(server)
      .get(`/api/operations${path}`)
      .set('Authorization', CALLERS[caller]);
  return { get, server, signals };
}
