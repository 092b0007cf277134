import {
  AuditorServiceCreateEventOptions,
  AuditorServiceEvent,
  BackendFeature,
  coreServices,
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
  operationsAlertMapPermission,
  operationsDiagnosticsReadPermission,
  operationsIncidentDeclarePermission,
  operationsIncidentUpdatePermission,
  operationsInternalReadPermission,
  operationsLogReadPermission,
  operationsMaintenanceManagePermission,
  operationsPersonReadPermission,
  operationsPostMortemPublishPermission,
  operationsPostMortemWritePermission,
  operationsQuestionWritePermission,
  operationsRemovalManagePermission,
  operationsRequestCreatePermission,
  operationsRequestReviewPermission,
  operationsRunbookWritePermission,
  operationsSilenceManagePermission,
  operationsWebhookReadPermission,
  RESOURCE_TYPE_OPERATIONS_SERVICE,
} from '@operate-first/plugin-operations-common';
import {
  ObservationSource,
  operationsInspectorsExtensionPoint,
  operationsSlosExtensionPoint,
  operationsSourcesExtensionPoint,
  SignalProvider,
  SliSource,
  WorkloadInspector,
} from '@operate-first/plugin-operations-node';
import request from 'supertest';
import plugin from '..';

export const STRANGER = 'user:default/stranger';
/** Signed in, and shown what visitors see. */
const LIMITED = 'user:default/limited';

/** Who asks, as the headers of a request. */
export const CALLERS = {
  nobody: mockCredentials.none.header(),
  anonymous: mockCredentials.user.header(ANONYMOUS_USER_REF),
  user: mockCredentials.user.header('user:default/ada'),
  grace: mockCredentials.user.header('user:default/grace'),
  limited: mockCredentials.user.header(LIMITED),
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

const FOR_THE_SIGNED_IN = [
  operationsPersonReadPermission.name,
  operationsDiagnosticsReadPermission.name,
  operationsLogReadPermission.name,
  operationsMaintenanceManagePermission.name,
  operationsSilenceManagePermission.name,
  operationsAlertMapPermission.name,
  operationsIncidentDeclarePermission.name,
  operationsIncidentUpdatePermission.name,
  operationsWebhookReadPermission.name,
  operationsInternalReadPermission.name,
  operationsPostMortemWritePermission.name,
  operationsPostMortemPublishPermission.name,
  operationsRemovalManagePermission.name,
  operationsQuestionWritePermission.name,
  operationsRunbookWritePermission.name,
  operationsRequestCreatePermission.name,
  operationsRequestReviewPermission.name,
];

/**
 * Open to read, as the policy of the portal is: the anonymous see what is public, and neither people nor
 * what machines said.
 */
const permissions = mockServices.permissions.mock({
  authorize: async (requests, options) =>
    requests.map(({ permission }) => {
      const user = userOf(options?.credentials);
      const denied =
        user === STRANGER ||
        ([ANONYMOUS_USER_REF, LIMITED].includes(user ?? '') &&
          FOR_THE_SIGNED_IN.includes(permission.name));
      return { result: denied ? AuthorizeResult.DENY : AuthorizeResult.ALLOW };
    }),
  authorizeConditional: async (requests, options) =>
    requests.map(({ permission }) => {
      const user = userOf(options?.credentials);
      const denied =
        user === STRANGER ||
        ([ANONYMOUS_USER_REF, LIMITED].includes(user ?? '') &&
          FOR_THE_SIGNED_IN.includes(permission.name));
      if (denied) return { result: AuthorizeResult.DENY };
      if (user !== ANONYMOUS_USER_REF) return { result: AuthorizeResult.ALLOW };
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'operations',
        resourceType: RESOURCE_TYPE_OPERATIONS_SERVICE,
        conditions: IS_PUBLIC,
      };
    }),
});

/** What the audit log would say. */
export interface AuditRecord {
  event: string;
  outcome: 'begun' | 'succeeded' | 'failed';
  authorization?: string;
  meta: unknown;
}

function record(
  audit: AuditRecord[],
  options: AuditorServiceCreateEventOptions,
): AuditorServiceEvent {
  const { eventId: event, request: asked, meta } = options;
  const { authorization } = asked?.headers ?? {};
  const note = async (outcome: AuditRecord['outcome']) => {
    audit.push({ event, outcome, authorization, meta });
  };
  void note('begun');
  return { success: () => note('succeeded'), fail: () => note('failed') };
}

/** The plugin as it runs in a backend, with a catalog and sources of the test. */
export async function startBackend(options: {
  entities: Entity[];
  sources?: ObservationSource[];
  inspectors?: WorkloadInspector[];
  sliSources?: SliSource[];
  signalProviders?: SignalProvider[];
  config?: object;
  /** What runs beside the plugin. */
  features?: BackendFeature[];
}) {
  const signals: SignalPayload[] = [];
  const audit: AuditRecord[] = [];
  let addSource: (source: ObservationSource) => void = () => {};
  const { server } = await startTestBackend({
    features: [
      plugin,
      ...(options.features ?? []),
      createBackendModule({
        pluginId: 'operations',
        moduleId: 'test-sources',
        register(env) {
          env.registerInit({
            deps: {
              sources: operationsSourcesExtensionPoint,
              inspectors: operationsInspectorsExtensionPoint,
              slos: operationsSlosExtensionPoint,
            },
            async init({ sources, inspectors, slos }) {
              options.sliSources?.forEach(one => slos.addSource(one));
              options.signalProviders?.forEach(one => slos.addSignals(one));
              addSource = source => sources.addSource(source);
              options.sources?.forEach(addSource);
              for (const inspector of options.inspectors ?? []) {
                inspectors.addInspector(inspector);
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
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => ({ createEvent: async event => record(audit, event) }),
      }),
      permissions.factory,
      mockServices.rootSystemMetadata.factory(),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example.org' },
          operations: { projection: { interval: '1s' }, ...options.config },
        },
      }),
    ],
  });
  const get = (path: string, caller: Caller = 'user') =>
    request(server)
      .get(`/api/operations${path}`)
      .set('Authorization', CALLERS[caller]);
  const send = (
    method: 'post' | 'put' | 'patch' | 'delete',
    path: string,
    body?: object,
    caller: Caller = 'user',
  ) =>
    request(server)
      [method](`/api/operations${path}`)
      .set('Authorization', CALLERS[caller])
      .send(body);
  return {
    get,
    send,
    server,
    signals,
    audit,
    addSource: (source: ObservationSource) => addSource(source),
  };
}
