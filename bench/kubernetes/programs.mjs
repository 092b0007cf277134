/* The programs of the race, each in a process of its own: API servers, portals, the cache alone. */
import { fork } from 'node:child_process';

const here = name => new URL(name, import.meta.url).pathname;
/** The portal of the module's own tests: the stock backend, with the module or without. */
const PORTAL = here(
  '../../plugins/kubernetes-backend-module-watch-cache/src/__testUtils__/portalMain.ts',
);
const TRANSFORM = ['--require', '@backstage/cli/config/nodeTransform.cjs'];
const SELF = ['--expose-gc', '--require', here('selfFigures.cjs')];
const BEST = {
  objectTypes: ['pods', 'services', 'deployments', 'replicasets'],
};

function start(file, { args = [], execArgv = [] } = {}) {
  const child = fork(file, args, { execArgv, silent: true });
  let words = '';
  child.stderr.on('data', chunk => {
    words = `${words}${chunk}`.slice(-2000);
  });
  child.stdout.resume();
  /** The next answer of that name, to what is sent if anything is. */
  const answer = (key, message) =>
    new Promise((resolve, reject) => {
      const gone = () => reject(new Error(`${file} has ended: ${words}`));
      const listen = said => {
        if (!(key in said)) return;
        child.off('message', listen);
        child.off('exit', gone);
        resolve(said[key]);
      };
      child.on('message', listen);
      child.once('exit', gone);
      if (message) child.send(message);
    });
  return { child, answer, end: () => child.connected && child.disconnect() };
}

export async function startServers({
  clusters,
  pods,
  services,
  delay = 0,
  hasOwners = false,
}) {
  const numbers = [clusters, pods, services, delay, hasOwners ? 1 : 0];
  const args = numbers.map(String);
  const program = start(here('server.mjs'), { args });
  const ports = await program.answer('ports');
  const { child, answer } = program;
  return {
    ...program,
    urls: ports.map(port => `http://127.0.0.1:${port}`),
    figures: () =>
      new Promise(resolve => {
        child.once('message', resolve);
        child.send({ figures: true });
      }),
    hang: index => child.send({ hang: index }),
    expire: () => child.send({ expire: true }),
    crash: service => answer('restarts', { crash: service }),
  };
}

function entity(annotations, name = 'service-7') {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: { type: 'service', owner: 'team', lifecycle: 'production' },
  };
}

function clustersAt(urls, more) {
  return urls.map((url, index) => ({
    name: `cluster-${index}`,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: 'token',
    ...more,
  }));
}

export async function startPortal(urls, { withModule = false, best = false }) {
  const one = entity(
    best ? { 'backstage.io/kubernetes-namespace': 'team-7' } : {},
  );
  const program = start(PORTAL, { execArgv: [...TRANSFORM, ...SELF] });
  const port = await program.answer('port', {
    clusters: clustersAt(urls, { skipMetricsLookup: best }),
    entities: [one],
    withModule,
    kubernetes: best ? BEST : {},
  });
  const url = `http://127.0.0.1:${port}/api/kubernetes/services/service-7`;
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
  const self = () => program.answer('self', { self: true });
  return { ...program, look, self };
}

/** Whether a look asks the API servers nothing any more. */
export async function isFromWatch(servers, { look }) {
  await look();
  const before = await servers.figures();
  const { text } = await look();
  const { calls } = await servers.figures();
  return calls === before.calls && text.includes('"pods"');
}

/** Our own pages, with as many services; `look` is what a page asks again for after an announcement. */
export async function startOperations(urls, services) {
  const names = Array.from({ length: services }, (_, i) => `service-${i}`);
  const entities = names.map(name =>
    entity({ 'backstage.io/kubernetes-id': name }, name),
  );
  const execArgv = [...TRANSFORM, ...SELF];
  const program = start(here('operationsMain.ts'), { execArgv });
  const clusters = clustersAt(urls);
  const port = await program.answer('port', { clusters, entities });
  const base = `127.0.0.1:${port}/api`;
  const look = async name => {
    const path = `operations/services/component/default/${name}`;
    const [service] = await Promise.all(
      [path, `${path}/workloads`].map(async each => {
        const response = await fetch(`http://${base}/${each}`);
        const body = await response.json();
        if (!response.ok) throw new Error(`a look: ${body.title}`);
        return body;
      }),
    );
    return service;
  };
  return { ...program, look, signals: `ws://${base}/signals` };
}

export async function startCache() {
  const program = start(here('cacheMain.ts'), {
    execArgv: [...TRANSFORM, ...SELF],
  });
  await program.answer('started');
  return {
    ...program,
    watch: urls => program.child.send({ urls }),
    progress: () => program.answer('progress', { progress: true }),
    self: () => program.answer('self', { self: true }),
  };
}
