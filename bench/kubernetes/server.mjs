/*
 * API servers in a process of their own: lists by label and namespace from an index, watches that stay silent. They cost
 * next to nothing, so that what is measured is the portal; real ones are slower, which would favour the watch.
 */
import { createServer } from 'node:http';

const [clusters, pods, services] = process.argv.slice(2).map(Number);
const ID = 'backstage.io/kubernetes-id';
const KINDS = {
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

let calls = 0;
let bytes = 0;

function pod(cluster, index) {
  const service = `service-${index % services}`;
  return {
    metadata: {
      name: `${service}-${cluster}-${index}`,
      namespace: `team-${(index % services) % 10}`,
      uid: `${cluster}-${index}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { [ID]: service, app: service },
      managedFields: [{ manager: 'kubelet', fieldsV1: FIELDS }],
    },
    spec: {
      nodeName: `node-${index % 50}`,
      containers: [
        {
          name: 'web',
          image: `registry.example.org/${service}:1.0.0`,
          env: Array.from({ length: 12 }, (_, i) => ({
            name: `SETTING_${i}`,
            value: `value ${i} of ${service}`,
          })),
          resources: { requests: { cpu: '100m', memory: '64Mi' } },
        },
      ],
    },
    status: {
      phase: 'Running',
      conditions: ['Ready', 'Initialized', 'PodScheduled'].map(type => ({
        type,
        status: 'True',
        lastTransitionTime: '2026-01-01T00:00:00Z',
      })),
      containerStatuses: [
        { name: 'web', ready: true, restartCount: index % 3, state: {} },
      ],
    },
  };
}

function use({ metadata: { name, namespace, labels } }) {
  const usage = { cpu: '25m', memory: '32Mi' };
  return {
    metadata: { name, namespace, labels },
    containers: [{ name: 'web', usage }],
  };
}

function serve(cluster) {
  const all = Array.from({ length: Math.ceil(pods / clusters) }, (_, index) =>
    pod(cluster, index),
  );
  const byService = Map.groupBy(all, one => one.metadata.labels[ID]);
  const list = url => {
    const selected = url.searchParams.get('labelSelector')?.split('=')[1];
    const namespace = /\/namespaces\/([^/]+)\//.exec(url.pathname)?.[1];
    const found = selected ? byService.get(selected) ?? [] : all;
    return namespace
      ? found.filter(one => one.metadata.namespace === namespace)
      : found;
  };
  const answer = (url, response) => {
    const path = url.pathname.slice(1);
    if (url.searchParams.has('watch')) return response.flushHeaders();
    const send = body => {
      const text = JSON.stringify(body);
      calls += 1;
      bytes += text.length;
      return response.end(text);
    };
    if (path === 'version') return send({ gitVersion: 'v1.36.0' });
    if (path === 'apis') {
      const groups = Object.keys(KINDS)
        .filter(name => name !== 'api/v1')
        .map(name => name.split('/'))
        .map(([, name, version]) => ({ name, versions: [{ version }] }));
      return send({ groups });
    }
    const verbs = ['get', 'list', 'watch'];
    if (KINDS[path]) {
      return send({ resources: KINDS[path].map(name => ({ name, verbs })) });
    }
    const plural = path.split('/').at(-1);
    const group = path.split('/').slice(0, path.startsWith('api/') ? 2 : 3);
    if (!KINDS[group.join('/')]?.includes(plural)) {
      response.statusCode = 404;
      return send({ kind: 'Status', code: 404 });
    }
    const items = plural === 'pods' ? list(url) : [];
    return send({
      kind: 'List',
      apiVersion: 'v1',
      metadata: { resourceVersion: '1' },
      items: path.startsWith('apis/metrics') ? items.map(use) : items,
    });
  };
  let hangs = false;
  const server = createServer((request, response) => {
    if (hangs) return;
    response.setHeader('content-type', 'application/json');
    answer(new URL(request.url, 'http://localhost'), response);
  });
  process.on('message', ({ hang }) => {
    if (hang !== cluster) return;
    hangs = true;
    server.closeAllConnections();
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}

const ports = await Promise.all(
  Array.from({ length: clusters }, (_, cluster) => serve(cluster)),
);
process.on('message', ({ figures }) => {
  if (figures) process.send({ calls, bytes });
});
process.on('disconnect', () => process.exit(0));
process.send({ ports });
