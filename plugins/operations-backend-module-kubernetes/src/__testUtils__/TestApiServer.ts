import http, { IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo, Socket } from 'node:net';
import { KubeObject } from '@operate-first/cluster-cache';

/** Answers instead of the server; gives false to let it answer itself. */
type Fault = (url: URL, response: ServerResponse) => boolean;

interface Collection {
  path: string;
  kind: string;
  objects: Map<string, KubeObject>;
  watchers: Set<ServerResponse>;
}

/** Where the kinds of the tests are served. */
const PATHS: Record<string, string> = {
  Pod: '/api/v1/pods',
  Node: '/api/v1/nodes',
  Namespace: '/api/v1/namespaces',
  Service: '/api/v1/services',
  Event: '/api/v1/events',
  PersistentVolumeClaim: '/api/v1/persistentvolumeclaims',
  ResourceQuota: '/api/v1/resourcequotas',
  Deployment: '/apis/apps/v1/deployments',
  ReplicaSet: '/apis/apps/v1/replicasets',
  StatefulSet: '/apis/apps/v1/statefulsets',
  DaemonSet: '/apis/apps/v1/daemonsets',
  Job: '/apis/batch/v1/jobs',
  CronJob: '/apis/batch/v1/cronjobs',
  HorizontalPodAutoscaler: '/apis/autoscaling/v2/horizontalpodautoscalers',
  PodDisruptionBudget: '/apis/policy/v1/poddisruptionbudgets',
  Database: '/apis/db.example.org/v1/databases',
  Application: '/apis/argoproj.io/v1alpha1/applications',
};

const STATUS = { kind: 'Status', apiVersion: 'v1', status: 'Failure' };

/** A small API server on loopback: lists, watches, logs and metrics of what a test puts into it. */
export class TestApiServer {
  readonly requests: URL[] = [];
  readonly authorizations = new Set<string | undefined>();
  clockAheadMs = 0;
  fault: Fault = () => false;
  /** By `<pod>/<container>`, and with `?previous` for the run before. */
  readonly logs = new Map<string, string[]>();
  metrics: { pods: object[]; nodes: object[] } | undefined;
  readonly #collections = new Map<string, Collection>();
  readonly #sockets = new Set<Socket>();
  readonly #followers = new Set<ServerResponse>();
  #server: http.Server | undefined;
  #port = 0;
  #version = 100;

  private constructor() {
    for (const [kind, path] of Object.entries(PATHS)) {
      this.#collections.set(path, {
        path,
        kind,
        objects: new Map(),
        watchers: new Set(),
      });
    }
  }

  static async start(): Promise<TestApiServer> {
    const server = new TestApiServer();
    await server.listen();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get followers(): number {
    return this.#followers.size;
  }

  async listen(): Promise<void> {
    const server = http.createServer((request, response) =>
      this.#answer(request, response),
    );
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>(resolve => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Nobody listens at its address any more. */
  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve));
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  put(...objects: KubeObject[]): void {
    for (const object of objects) {
      const { objects: known, watchers } = this.#collection(object.kind);
      const { namespace = '', name } = object.metadata;
      const key = `${namespace}/${name}`;
      const type = known.has(key) ? 'MODIFIED' : 'ADDED';
      const resourceVersion = String(++this.#version);
      const metadata = { uid: key, ...object.metadata, resourceVersion };
      const kept = { ...object, metadata };
      known.set(key, kept);
      watchers.forEach(watcher => tell(watcher, type, kept));
    }
  }

  remove(kind: string, namespace: string, name: string): void {
    const { objects, watchers } = this.#collection(kind);
    const object = objects.get(`${namespace}/${name}`);
    if (!object) throw new Error(`There is no ${kind} ${name}`);
    objects.delete(`${namespace}/${name}`);
    const resourceVersion = String(++this.#version);
    const metadata = { ...object.metadata, resourceVersion };
    watchers.forEach(one => tell(one, 'DELETED', { ...object, metadata }));
  }

  get(kind: string, namespace: string, name: string): KubeObject {
    const object = this.#collection(kind).objects.get(`${namespace}/${name}`);
    if (!object) throw new Error(`There is no ${kind} ${name}`);
    return object;
  }

  /** Says something more to whoever follows a log. */
  say(line: string): void {
    this.#followers.forEach(follower => follower.write(`${line}\n`));
  }

  #collection(kind: string): Collection {
    const collection = this.#collections.get(PATHS[kind]);
    if (!collection) throw new Error(`No ${kind} is served`);
    return collection;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', this.url);
    this.requests.push(url);
    this.authorizations.add(request.headers.authorization);
    const date = new Date(Date.now() + this.clockAheadMs).toUTCString();
    response.setHeader('date', date);
    if (this.fault(url, response)) return;
    const collection = this.#collections.get(url.pathname);
    if (collection && url.searchParams.has('watch')) {
      this.#watch(collection, url, response);
    } else if (url.pathname.endsWith('/log')) {
      this.#log(url, response);
    } else {
      const document = collection
        ? this.#list(collection)
        : this.#document(url.pathname);
      send(response, document ? 200 : 404, document ?? STATUS);
    }
  }

  #list({ kind, path, objects }: Collection) {
    return {
      kind: `${kind}List`,
      apiVersion: path.split('/').slice(2, -1).join('/'),
      metadata: { resourceVersion: String(this.#version) },
      items: [...objects.values()],
    };
  }

  #watch(
    { objects, watchers }: Collection,
    url: URL,
    response: ServerResponse,
  ): void {
    const from = Number(url.searchParams.get('resourceVersion'));
    response.flushHeaders();
    for (const object of objects.values()) {
      const { resourceVersion } = object.metadata;
      if (Number(resourceVersion) > from) tell(response, 'MODIFIED', object);
    }
    watchers.add(response);
    response.on('close', () => watchers.delete(response));
  }

  #log({ pathname, searchParams }: URL, response: ServerResponse): void {
    const pod = pathname.split('/').at(-2);
    const container = searchParams.get('container');
    const previous = searchParams.get('previous') === 'true';
    const key = `${pod}/${container}${previous ? '?previous' : ''}`;
    const lines = this.logs.get(key);
    if (!lines) {
      const message = `${container} in 10.9.8.7 is waiting or not found`;
      send(response, 400, { ...STATUS, code: 400, message });
      return;
    }
    const tail = Number(searchParams.get('tailLines'));
    response.write(
      lines
        .slice(-tail)
        .map(line => `${line}\n`)
        .join(''),
    );
    if (searchParams.get('follow') !== 'true') {
      response.end();
      return;
    }
    this.#followers.add(response);
    response.on('close', () => this.#followers.delete(response));
  }

  /** What discovery says, and metrics-server. */
  #document(path: string): object | undefined {
    if (path === '/version') return { gitVersion: 'v1.36.0' };
    const bases = new Map<string, string[]>();
    for (const one of this.#collections.keys()) {
      const at = one.lastIndexOf('/');
      const base = one.slice(0, at);
      bases.set(base, [...(bases.get(base) ?? []), one.slice(at + 1)]);
    }
    if (path === '/apis') {
      const groups = [...bases.keys()]
        .filter(base => base !== '/api/v1')
        .map(base => base.split('/'))
        .map(([, , name, version]) => ({ name, versions: [{ version }] }));
      return { kind: 'APIGroupList', groups };
    }
    const metrics = '/apis/metrics.k8s.io/v1beta1';
    if (this.metrics && path === metrics) return { resources: [] };
    if (this.metrics && path === `${metrics}/pods`) {
      return { items: this.metrics.pods };
    }
    if (this.metrics && path === `${metrics}/nodes`) {
      return { items: this.metrics.nodes };
    }
    const verbs = ['get', 'list', 'watch'];
    const names = bases.get(path);
    return (
      names && {
        kind: 'APIResourceList',
        resources: names.map(name => ({ name, verbs })),
      }
    );
  }
}

function tell(watcher: ServerResponse, type: string, object: KubeObject): void {
  watcher.write(`${JSON.stringify({ type, object })}\n`);
}

export function send(
  response: ServerResponse,
  status: number,
  body: object,
): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
