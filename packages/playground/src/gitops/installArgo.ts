import { ApiError, Client, Draft } from '../cluster/controllers/Client';

/** Where Argo CD keeps its Applications. @internal */
export const ARGO_NAMESPACE = 'argocd';

/** @internal */
export const APPLICATION = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
};

function column(name: string, jsonPath: string, priority = 0) {
  return { name, type: 'string', jsonPath, priority };
}

/** Argo CD's Applications, as far as this playground reports them: their status is no subresource there either. */
const APPLICATION_CRD: Draft = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'applications.argoproj.io' },
  spec: {
    group: 'argoproj.io',
    scope: 'Namespaced',
    names: {
      kind: 'Application',
      listKind: 'ApplicationList',
      plural: 'applications',
      singular: 'application',
      shortNames: ['app', 'apps'],
    },
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            'x-kubernetes-preserve-unknown-fields': true,
          },
        },
        additionalPrinterColumns: [
          column('Sync Status', '.status.sync.status'),
          column('Health Status', '.status.health.status'),
          column('Revision', '.status.sync.revision', 10),
        ],
      },
    ],
  },
};

async function make(
  client: Client,
  collection: string,
  draft: Draft,
): Promise<void> {
  try {
    await client.create(collection, draft);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 409)) throw error;
  }
}

/** What an installation of Argo CD leaves in a cluster before it has done anything. @internal */
export async function installArgo(client: Client): Promise<void> {
  await make(client, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: ARGO_NAMESPACE },
  });
  await make(
    client,
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    APPLICATION_CRD,
  );
}
