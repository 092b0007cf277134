/*
 * What a look at the Kubernetes tab costs: API calls, bytes from the API servers, time, bytes to the browser. The stock
 * plugin in its default and in its best configuration beside this module, in turn, on the same API servers.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { residentMiB, until } from '../lib/processes.mjs';
import { median, percentile } from '../lib/statistics.mjs';
import { printTable } from '../lib/table.mjs';

const SIZES = [
  { clusters: 1, pods: 200, viewers: 1 },
  { clusters: 6, pods: 5000, viewers: 1 },
  { clusters: 6, pods: 5000, viewers: 20 },
];
const SERVICES = 100;
const LOOKS = 40;
/** The portal of the module's own tests: the stock backend, with the module or without. */
const PORTAL = new URL(
  '../../plugins/kubernetes-backend-module-watch-cache/src/__testUtils__/portalMain.ts',
  import.meta.url,
).pathname;
const TRANSFORM = ['--require', '@backstage/cli/config/nodeTransform.cjs'];
const BEST = {
  objectTypes: ['pods', 'services', 'deployments', 'replicasets'],
};

function entity(annotations) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'service-7', namespace: 'default', annotations },
    spec: { type: 'service', owner: 'team', lifecycle: 'production' },
  };
}

async function answerOf(child, key) {
  for (;;) {
    const [message] = await once(child, 'message');
    if (key in message) return message[key];
  }
}

async function startPortal(ports, { withModule, best }) {
  const one = entity(
    best ? { 'backstage.io/kubernetes-namespace': 'team-7' } : {},
  );
  const child = fork(PORTAL, { execArgv: TRANSFORM, silent: true });
  const port = answerOf(child, 'port');
  child.send({
    clusters: ports.map((at, index) => ({
      name: `cluster-${index}`,
      url: `http://127.0.0.1:${at}`,
      authProvider: 'serviceAccount',
      serviceAccountToken: 'token',
      skipMetricsLookup: best,
    })),
    entities: [one],
    withModule,
    kubernetes: best ? BEST : {},
  });
  const url = `http://127.0.0.1:${await port}/api/kubernetes/services/service-7`;
  const look = async () => {
    const started = performance.now();
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entity: one, auth: {} }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`a look is answered ${response.status}`);
    return { ms: performance.now() - started, text };
  };
  return { child, look };
}

async function figuresOf(server) {
  const said = once(server, 'message');
  server.send({ figures: true });
  return (await said)[0];
}

async function measure(server, { look }, viewers) {
  const before = await figuresOf(server);
  const times = [];
  let browser = 0;
  for (let round = 0; round < Math.ceil(LOOKS / viewers); round++) {
    const looks = await Promise.all(Array.from({ length: viewers }, look));
    times.push(...looks.map(({ ms }) => ms));
    browser += looks.reduce((sum, { text }) => sum + text.length, 0);
  }
  const after = await figuresOf(server);
  return {
    calls: (after.calls - before.calls) / times.length,
    bytes: (after.bytes - before.bytes) / times.length,
    p50: median(times),
    p95: percentile(times, 0.95),
    browser: browser / times.length,
  };
}

async function race({ clusters, pods, viewers }) {
  const args = [clusters, pods, SERVICES].map(String);
  const server = fork(new URL('server.mjs', import.meta.url).pathname, args);
  const ports = await answerOf(server, 'ports');
  const sides = {
    'stock, default': await startPortal(ports, { best: false }),
    'stock, best': await startPortal(ports, { best: true }),
    'with the module': await startPortal(ports, {
      withModule: true,
      best: false,
    }),
  };
  const rows = [];
  const where = `${clusters} / ${pods.toLocaleString('en')} / ${viewers}`;
  const ours = sides['with the module'];
  try {
    await until('the cache being ready', 60, async () => {
      await ours.look();
      const before = await figuresOf(server);
      await ours.look();
      return (await figuresOf(server)).calls === before.calls;
    });
    const found = {};
    for (const [name, side] of Object.entries(sides)) {
      await measure(server, side, viewers);
      found[name] = await measure(server, side, viewers);
      found[name].memory = residentMiB({ pid: side.child.pid });
    }
    if (clusters > 1) {
      server.send({ hang: 0 });
      await until('the hanging cluster being noticed', 60, async () =>
        (await ours.look()).text.includes('does not answer'),
      );
      const name = 'with the module, one cluster hanging';
      found[name] = await measure(server, ours, viewers);
      found[name].memory = residentMiB({ pid: ours.child.pid });
    }
    const base = found['stock, best'].p95;
    for (const [name, one] of Object.entries(found)) {
      rows.push([
        `${where}: ${name}`,
        one.calls.toFixed(1),
        (one.bytes / 1024).toFixed(0),
        one.p50.toFixed(1),
        one.p95.toFixed(1),
        `${(base / one.p95).toFixed(1)}×`,
        (one.browser / 1024).toFixed(0),
        one.memory.toFixed(0),
      ]);
    }
  } finally {
    for (const { child } of Object.values(sides)) child.disconnect();
    server.disconnect();
  }
  return rows;
}

const rows = [];
for (const size of SIZES) rows.push(...(await race(size)));
await printTable(
  'kubernetes',
  [
    'clusters / pods / viewers at once',
    'API calls per look',
    'KiB from API servers per look',
    'p50 ms',
    'p95 ms',
    'p95, against stock at its best',
    'KiB to the browser',
    'memory MiB',
  ],
  rows,
);
