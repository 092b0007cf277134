/*
 * API servers in a process of their own: lists by label and namespace from an index, and watches. They cost next to
 * nothing, so that what is measured is the portal; real ones are slower, which would favour the watch. Every answer may
 * be given a time on the way, as from a cluster that is far away.
 */
import { createServer } from 'node:http';
import { ID, KINDS, crashed, owners, pod, use } from './objects.mjs';

const [clusters, pods, services, delay, hasOwners] = process.argv
  .slice(2)
  .map(Number);
const BOOKMARK_MS = 60_000;
/** Of what there is something; items of a list do not say their kind. */
const NAMES = {
  pods: 'Pod',
  deployments: 'Deployment',
  replicasets: 'ReplicaSet',
};

let calls = 0;
let bytes = 0;
let version = 100;

class Server {
  #cluster;
  #pods;
  /** Deployments and replica sets, where they are asked for. */
  #owners = new Map();
  #watches = new Map();
  /** What has happened, for watches that begin before it. */
  #history = [];
  #hangs = false;
  #http = createServer((request, response) => {
    if (this.#hangs) return;
    response.setHeader('content-type', 'application/json');
    this.#answer(new URL(request.url, 'http://localhost'), response);
  });

  constructor(cluster) {
    this.#cluster = cluster;
    const mine = Math.ceil(pods / clusters);
    this.#pods = Map.groupBy(
      Array.from({ length: mine }, (_, index) => pod(cluster, index, services)),
      one => one.metadata.labels[ID],
    );
    if (hasOwners) {
      for (const [service, its] of this.#pods) {
        this.#owners.set(service, owners(service, its, its.length));
      }
    }
    setInterval(() => this.#bookmarks(), BOOKMARK_MS).unref();
  }

  listen() {
    return new Promise(resolve => {
      this.#http.listen(0, '127.0.0.1', () =>
        resolve(this.#http.address().port),
      );
    });
  }

  hang() {
    this.#hangs = true;
    this.#http.closeAllConnections();
  }

  /** The first pod of a service crashes. */
  crash(service) {
    const mine = this.#pods.get(service);
    mine[0] = crashed(mine[0], ++version);
    const object = { apiVersion: 'v1', kind: 'Pod', ...mine[0] };
    const event = { type: 'MODIFIED', object };
    this.#history.push({ version, event });
    this.#tell('api/v1/pods', event);
    return version;
  }

  /** Every watch is told that its place is forgotten. */
  expire() {
    const object = { kind: 'Status', code: 410, reason: 'Expired' };
    for (const [path, watches] of [...this.#watches]) {
      this.#tell(path, { type: 'ERROR', object });
      for (const response of watches) setTimeout(() => response.end(), delay);
    }
  }

  /** How many are open. */
  get watches() {
    return [...this.#watches.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #bookmarks() {
    for (const path of this.#watches.keys()) {
      const metadata = { resourceVersion: `${version}` };
      this.#tell(path, { type: 'BOOKMARK', object: { metadata } });
    }
  }

  #tell(path, event, watches = this.#watches.get(path) ?? []) {
    const line = `${JSON.stringify(event)}\n`;
    for (const response of watches) {
      bytes += line.length;
      setTimeout(() => response.write(line), delay / 2);
    }
  }

  #watch(path, from, response) {
    calls += 1;
    const watches = this.#watches.get(path) ?? new Set();
    this.#watches.set(path, watches.add(response));
    response.on('close', () => watches.delete(response));
    setTimeout(() => response.flushHeaders(), delay);
    if (path !== 'api/v1/pods') return;
    for (const missed of this.#history) {
      if (missed.version > from) this.#tell(path, missed.event, [response]);
    }
  }

  #answer(url, response) {
    const path = url.pathname.slice(1);
    if (url.searchParams.has('watch')) {
      const from = Number(url.searchParams.get('resourceVersion'));
      return this.#watch(path, from, response);
    }
    const body = this.#bodyOf(path, url);
    if (!body) response.statusCode = 404;
    const text = JSON.stringify(body ?? { kind: 'Status', code: 404 });
    calls += 1;
    bytes += text.length;
    if (delay > 0) return setTimeout(() => response.end(text), delay);
    return response.end(text);
  }

  #bodyOf(path, url) {
    if (path === 'version') return { gitVersion: 'v1.36.0' };
    if (path === 'apis') {
      const groups = Object.keys(KINDS)
        .filter(name => name !== 'api/v1')
        .map(name => name.split('/'))
        .map(([, name, its]) => ({ name, versions: [{ version: its }] }));
      return { groups };
    }
    if (KINDS[path]) {
      const verbs = ['get', 'list', 'watch'];
      return { resources: KINDS[path].map(name => ({ name, verbs })) };
    }
    const plural = path.split('/').at(-1);
    const group = path.split('/').slice(0, path.startsWith('api/') ? 2 : 3);
    if (!KINDS[group.join('/')]?.includes(plural)) return undefined;
    const found = this.#find(plural, url);
    const items = group.includes('metrics.k8s.io') ? found.map(use) : found;
    return page(`${NAMES[plural] ?? ''}List`, items, url.searchParams);
  }

  #find(plural, url) {
    const selected = url.searchParams.get('labelSelector')?.split('=')[1];
    const namespace = /\/namespaces\/([^/]+)\//.exec(url.pathname)?.[1];
    const of = service =>
      plural === 'pods'
        ? this.#pods.get(service) ?? []
        : this.#owners.get(service)?.[plural] ?? [];
    const found = (selected ? [selected] : [...this.#pods.keys()]).flatMap(of);
    return namespace
      ? found.filter(one => one.metadata.namespace === namespace)
      : found;
  }
}

function page(kind, items, params) {
  const from = Number(params.get('continue') ?? 0);
  const limit = Number(params.get('limit') ?? items.length);
  const next = from + limit;
  const more = next < items.length ? { continue: `${next}` } : {};
  return {
    kind,
    apiVersion: 'v1',
    metadata: { resourceVersion: `${version}`, ...more },
    items: items.slice(from, next),
  };
}

const servers = Array.from({ length: clusters }, (_, at) => new Server(at));
const ports = await Promise.all(servers.map(server => server.listen()));
process.on('message', ({ figures, hang, crash, expire }) => {
  if (figures) {
    const watches = servers.reduce((sum, server) => sum + server.watches, 0);
    process.send({ calls, bytes, watches });
  }
  if (hang !== undefined) servers[hang].hang();
  if (crash) process.send({ restarts: servers[0].crash(crash) });
  if (expire) for (const server of servers) server.expire();
});
process.on('disconnect', () => process.exit(0));
process.send({ ports });
