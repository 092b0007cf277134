/** Objects as an API server lets them in. */
export const CORE = '/api/v1/namespaces';

export function namespace(name: string) {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

export function configMap(name: string, labels: Record<string, string> = {}) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels },
    data: { motto: 'what nobody has to know' },
  };
}

export function deployment(name: string) {
  const labels = { app: name };
  const image = 'registry.example.org/web:1.0.0';
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      labels,
      annotations: {
        'backstage.io/kubernetes-id': name,
        'deployment.kubernetes.io/revision': '7',
        'kubectl.kubernetes.io/last-applied-configuration':
          '{"motto":"what nobody has to know"}',
      },
    },
    spec: {
      // Nobody is to work on it.
      replicas: 0,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'web', image }] },
      },
    },
  };
}

export function volumeClaim(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      annotations: {
        'volume.kubernetes.io/storage-provisioner': 'disks.example.org',
        'volume.beta.kubernetes.io/storage-provisioner': 'disks.example.org',
      },
    },
    spec: {
      accessModes: ['ReadWriteOnce'],
      storageClassName: 'slow',
      resources: { requests: { storage: '1Gi' } },
    },
  };
}

/** As the controllers write them. */
export function event(
  name: string,
  type: 'Normal' | 'Warning',
  reason: string,
  where: string,
) {
  const time = new Date().toISOString().replace(/\.\d+/, '');
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name },
    involvedObject: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      namespace: where,
      name: 'nightly',
    },
    type,
    reason,
    message: 'Not starting job because prior execution is running',
    source: { component: 'cronjob-controller' },
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
  };
}

export function cronJob(name: string, apiVersion: string) {
  const image = 'registry.example.org/report:1.0.0';
  return {
    apiVersion,
    kind: 'CronJob',
    metadata: { name },
    spec: {
      schedule: '0 3 * * *',
      suspend: true,
      jobTemplate: {
        spec: {
          template: {
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'report', image }],
            },
          },
        },
      },
    },
  };
}

export function autoscaler(name: string, apiVersion: string) {
  const target = { type: 'Utilization', averageUtilization: 80 };
  return {
    apiVersion,
    kind: 'HorizontalPodAutoscaler',
    metadata: { name },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 1,
      maxReplicas: 3,
      metrics: [{ type: 'Resource', resource: { name: 'memory', target } }],
    },
  };
}

/** A kind that no server knows by itself. */
export const TRAINS = {
  id: 'trains.example.org',
  group: 'example.org',
  plural: 'trains',
};

export const DEFINITIONS =
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

export const TRAIN_DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: TRAINS.id },
  spec: {
    group: TRAINS.group,
    scope: 'Namespaced',
    names: {
      plural: TRAINS.plural,
      singular: 'train',
      kind: 'Train',
      listKind: 'TrainList',
    },
    versions: [
      {
        name: 'v1',
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

export function train(name: string) {
  return { apiVersion: 'example.org/v1', kind: 'Train', metadata: { name } };
}
