/* What the API servers of the race hold: pods as real ones look, and kinds of which there is nothing. */
export const ID = 'backstage.io/kubernetes-id';

/** By group and version. */
export const KINDS = {
  'api/v1': ['pods', 'services', 'configmaps', 'limitranges', 'resourcequotas'],
  'apis/apps/v1': ['deployments', 'replicasets', 'statefulsets', 'daemonsets'],
  'apis/autoscaling/v2': ['horizontalpodautoscalers'],
  'apis/batch/v1': ['jobs', 'cronjobs'],
  'apis/networking.k8s.io/v1': ['ingresses'],
  'apis/metrics.k8s.io/v1beta1': ['pods'],
};

const FIELDS = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`f:field-${i}`, { 'f:value': {} }]),
);
const LONG_AGO = '2026-01-01T00:00:00Z';

function hex(number, length) {
  // Spread, as identifiers are: nothing of them repeats.
  return (BigInt(number + 1) * 0x9e3779b97f4a7c15f39cc0605cedc835n)
    .toString(16)
    .slice(0, length)
    .padEnd(length, '0');
}

export function pod(cluster, index, services) {
  const service = `service-${index % services}`;
  const number = cluster * 1_000_000 + index;
  const token = `kube-api-access-${hex(number, 5)}`;
  return {
    metadata: {
      name: `${service}-${hex(index % services, 10)}-${hex(number, 5)}${index}`,
      generateName: `${service}-${hex(index % services, 10)}-`,
      namespace: `team-${(index % services) % 10}`,
      uid: hex(number, 32),
      resourceVersion: '1',
      creationTimestamp: LONG_AGO,
      labels: {
        [ID]: service,
        app: service,
        'pod-template-hash': hex(index % services, 10),
      },
      annotations: { 'prometheus.io/scrape': 'true' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: `${service}-${hex(index % services, 10)}`,
          uid: hex(index % services, 32),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      managedFields: [{ manager: 'kubelet', fieldsV1: FIELDS }],
    },
    spec: {
      nodeName: `node-${index % 50}`,
      serviceAccountName: 'default',
      restartPolicy: 'Always',
      volumes: [{ name: token, projected: { defaultMode: 420 } }],
      tolerations: ['not-ready', 'unreachable'].map(why => ({
        key: `node.kubernetes.io/${why}`,
        operator: 'Exists',
        effect: 'NoExecute',
        tolerationSeconds: 300,
      })),
      containers: [
        {
          name: 'web',
          image: `registry.example.org/${service}:1.0.0`,
          env: Array.from({ length: 12 }, (_, i) => ({
            name: `SETTING_${i}`,
            value: `value ${i} of ${service}`,
          })),
          resources: { requests: { cpu: '100m', memory: '64Mi' } },
          volumeMounts: [{ name: token, mountPath: '/var/run/secrets' }],
        },
      ],
    },
    status: {
      phase: 'Running',
      podIP: `10.${cluster}.${(index >> 8) % 256}.${index % 256}`,
      startTime: LONG_AGO,
      conditions: ['Ready', 'Initialized', 'PodScheduled'].map(type => ({
        type,
        status: 'True',
        lastTransitionTime: LONG_AGO,
      })),
      containerStatuses: [
        {
          name: 'web',
          ready: true,
          restartCount: index % 3,
          containerID: `containerd://${hex(number, 32)}${hex(number + 7, 32)}`,
          imageID: `registry.example.org/${service}@sha256:${hex(
            index % services,
            32,
          )}`,
          state: { running: { startedAt: LONG_AGO } },
        },
      ],
    },
  };
}

/** What pods of a service belong to, as controllers leave it. */
export function owners(service, [one], replicas) {
  const { namespace, labels, ownerReferences } = one.metadata;
  const [{ name, uid }] = ownerReferences;
  const { 'pod-template-hash': hash, ...own } = labels;
  const { containers } = one.spec;
  const selector = { matchLabels: { app: service } };
  const spec = {
    replicas,
    selector,
    template: { metadata: { labels: own }, spec: { containers } },
  };
  const status = {
    observedGeneration: 1,
    replicas,
    updatedReplicas: replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
  };
  const metadata = {
    namespace,
    generation: 1,
    resourceVersion: '1',
    creationTimestamp: LONG_AGO,
  };
  const above = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: service,
    uid: `${uid}-deployment`,
    controller: true,
  };
  return {
    deployments: {
      metadata: {
        ...metadata,
        name: service,
        uid: above.uid,
        labels: own,
        annotations: { 'deployment.kubernetes.io/revision': '1' },
      },
      spec,
      status,
    },
    replicasets: {
      metadata: {
        ...metadata,
        name,
        uid,
        labels,
        ownerReferences: [above],
        annotations: { 'deployment.kubernetes.io/revision': '1' },
      },
      spec,
      status,
    },
  };
}

/** The same pod after its container has ended; the number of restarts tells one crash from another. */
export function crashed(one, resourceVersion) {
  const [container] = one.status.containerStatuses;
  const waiting = { reason: 'CrashLoopBackOff' };
  const status = {
    ...container,
    ready: false,
    restartCount: resourceVersion,
    state: { waiting },
  };
  return {
    ...one,
    metadata: { ...one.metadata, resourceVersion: `${resourceVersion}` },
    status: {
      ...one.status,
      conditions: one.status.conditions.map(condition =>
        condition.type === 'Ready'
          ? { ...condition, status: 'False', reason: 'ContainersNotReady' }
          : condition,
      ),
      containerStatuses: [status],
    },
  };
}

/** What a metrics server says of it. */
export function use({ metadata: { name, namespace, labels } }) {
  const usage = { cpu: '25m', memory: '32Mi' };
  return {
    metadata: { name, namespace, labels },
    containers: [{ name: 'web', usage }],
  };
}
