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

interface CustomKind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  shortNames?: string[];
  columns?: object[];
}

/** A kind of which everything is believed. */
function definition({
  group,
  version,
  kind,
  plural,
  shortNames = [],
  columns = [],
}: CustomKind): Draft {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        kind,
        listKind: `${kind}List`,
        plural,
        singular: kind.toLocaleLowerCase('en-US'),
        shortNames,
      },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
          additionalPrinterColumns: columns,
        },
      ],
    },
  };
}

/** Argo CD's Applications, as far as this playground reports them: their status is no subresource there either. */
const APPLICATIONS: CustomKind = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  kind: 'Application',
  plural: 'applications',
  shortNames: ['app', 'apps'],
  columns: [
    column('Sync Status', '.status.sync.status'),
    column('Health Status', '.status.health.status'),
    column('Revision', '.status.sync.revision', 10),
  ],
};

/** What the operator of Prometheus reads. Nobody does here: the playground's Prometheus finds its services by itself. */
const MONITORS: CustomKind[] = [
  ['ServiceMonitor', 'servicemonitors', 'smon'],
  ['Probe', 'probes', 'prb'],
  ['PrometheusRule', 'prometheusrules', 'promrule'],
].map(([kind, plural, short]) => ({
  group: 'monitoring.coreos.com',
  version: 'v1',
  kind,
  plural,
  shortNames: [short],
}));

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

/** What installations of Argo CD and of Prometheus leave in a cluster before they have done anything. @internal */
export async function installArgo(client: Client): Promise<void> {
  await make(client, '/api/v1/namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: ARGO_NAMESPACE },
  });
  // Applications last: who finds them served finds the others, too.
  for (const kind of [...MONITORS, APPLICATIONS]) {
    await make(
      client,
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
      definition(kind),
    );
  }
}
