import type { Entity } from '@backstage/catalog-model';

const ID = 'backstage.io/kubernetes-id';
const IMAGE = 'registry.example.org/web:1.0.0';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

export function entity(
  name: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', owner: 'team', lifecycle: 'production' },
  };
}

export function namespace(name: string) {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function metadata(name: string, id: string) {
  const annotations = { [LAST_APPLIED]: 'nothing to send' };
  return { name, labels: { [ID]: id, app: name }, annotations };
}

const containers = [
  {
    name: 'web',
    image: IMAGE,
    resources: {
      requests: { cpu: '100m', memory: '64Mi' },
      limits: { memory: '128Mi' },
    },
  },
];

function template(name: string, id: string, more: object = {}) {
  return {
    metadata: { labels: { [ID]: id, app: name } },
    spec: { containers, ...more },
  };
}

function workload(kind: string, id: string, more: object = {}) {
  const name = `${id}-${kind.toLowerCase()}`;
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: metadata(name, id),
    spec: {
      selector: { matchLabels: { app: name } },
      template: template(name, id),
      ...more,
    },
  };
}

export const TRAINS = {
  group: 'example.org',
  apiVersion: 'v1',
  plural: 'trains',
};

/** The definition of a kind that every server takes. */
export function definition(options: {
  group: string;
  version: string;
  plural: string;
  kind: string;
}) {
  const { group, version, plural, kind } = options;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' },
    },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural, singular: kind.toLowerCase(), kind },
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
        },
      ],
    },
  };
}

/** One object of each kind that the stock plugin asks for, by path within a namespace. */
export function everyKind(
  id: string,
): [group: string, plural: string, object: object][] {
  const job = workload('Job', id);
  return [
    [
      'api/v1',
      'services',
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: metadata(id, id),
        spec: { selector: { app: id }, ports: [{ port: 80 }] },
      },
    ],
    [
      'api/v1',
      'configmaps',
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: metadata(id, id),
        data: { motto: 'what nobody has to know' },
      },
    ],
    [
      'api/v1',
      'resourcequotas',
      {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: metadata(id, id),
        spec: { hard: { pods: '50' } },
      },
    ],
    [
      'api/v1',
      'limitranges',
      {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: metadata(id, id),
        spec: {
          limits: [{ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }],
        },
      },
    ],
    [
      'apis/apps/v1',
      'deployments',
      workload('Deployment', id, { replicas: 2 }),
    ],
    [
      'apis/apps/v1',
      'statefulsets',
      workload('StatefulSet', id, { replicas: 1, serviceName: id }),
    ],
    ['apis/apps/v1', 'daemonsets', workload('DaemonSet', id)],
    [
      'apis/batch/v1',
      'jobs',
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: job.metadata,
        spec: {
          template: template(`${id}-job`, id, { restartPolicy: 'Never' }),
        },
      },
    ],
    [
      'apis/networking.k8s.io/v1',
      'ingresses',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: metadata(id, id),
        spec: {
          defaultBackend: { service: { name: id, port: { number: 80 } } },
        },
      },
    ],
    [
      'apis/example.org/v1',
      'trains',
      {
        apiVersion: 'example.org/v1',
        kind: 'Train',
        metadata: metadata(`${id}-night`, id),
        spec: { cars: 7 },
      },
    ],
  ];
}
