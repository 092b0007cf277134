import http, { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { AddressInfo, Socket } from 'node:net';

/** What a cluster does wrong. */
export type Fault = 'hangs' | 'forgets' | 'half' | undefined;

const DEPLOYMENTS = '/apis/apps/v1/deployments';
/** Without these nobody says that a cluster is well. */
const SERVED = [
  '/api/v1/pods',
  DEPLOYMENTS,
  '/apis/apps/v1/statefulsets',
  '/apis/apps/v1/daemonsets',
];
const VERBS = ['get', 'list', 'watch'];
const GONE = {
  kind: 'Status',
  status: 'Failure',
  reason: 'Expired',
  code: 410,
};

const DOCUMENTS: Record<string, object> = {
  '/version': { gitVersion: 'v1.36.0' },
  '/api/v1': {
    kind: 'APIResourceList',
    resources: [{ name: 'pods', verbs: VERBS }],
  },
  '/apis': {
    kind: 'APIGroupList',
    groups: [
      {
        name: 'apps',
        versions: [{ version: 'v1' }],
        preferredVersion: { version: 'v1' },
      },
    ],
  },
  '/apis/apps/v1': {
    kind: 'APIResourceList',
    resources: ['deployments', 'statefulsets', 'daemonsets'].map(name => ({
      name,
      verbs: VERBS,
    })),
  },
};

function deployment(replicas: number, version: number) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'shop',
      namespace: 'shop',
      resourceVersion: String(version),
      creationTimestamp: '2026-01-01T00:00:00Z',
      generation: 1,
      labels: { 'backstage.io/kubernetes-id': 'shop' },
    },
    spec: { replicas, selector: { matchLabels: { app: 'shop' } } },
    status: {
      observedGeneration: 1,
      replicas,
      readyReplicas: replicas,
      availableReplicas: replicas,
      updatedReplicas: replicas,
    },
  };
}

/** An API server on loopback with one deployment, small enough for two hundred of them. */
export class FakeCluster {
  clockAheadMs = 0;
  readonly #sockets = new Set<Socket>();
  readonly #watchers = new Set<ServerResponse>();
  /** Who watches what never changes here. */
  readonly #others = new Set<ServerResponse>();
  #fault: Fault;
  #replicas = 1;
  #version = 100;
  #tls: { cert: string; key: string } | undefined;
  #server: http.Server | undefined;
  #port = 0;

  private constructor(readonly name: string) {}

  static async start(
    name: string,
    tls?: { cert: string; key: string },
  ): Promise<FakeCluster> {
    const cluster = new FakeCluster(name);
    await cluster.listen(tls);
    return cluster;
  }

  get url(): string {
    return `${this.#tls ? 'https' : 'http'}://127.0.0.1:${this.#port}`;
  }

  /** At the address that it had before, if it had one. */
  async listen(tls?: { cert: string; key: string }): Promise<void> {
    this.#tls = tls;
    const answer = (request: IncomingMessage, response: ServerResponse) =>
      this.#answer(request, response);
    const server = tls
      ? https.createServer(tls, answer)
      : http.createServer(answer);
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

  /** Nobody listens there any more. */
  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve));
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  /** From now on; a server that hangs leaves open what is open. */
  break(fault: Fault): void {
    this.#fault = fault;
    if (fault === 'hangs') return;
    if (fault === 'half') this.#tell('{"type":"MODI');
    for (const watchers of [this.#watchers, this.#others]) {
      watchers.forEach(watcher => watcher.end());
      watchers.clear();
    }
  }

  scale(replicas: number): void {
    this.#replicas = replicas;
    this.#version += 1;
    const object = deployment(replicas, this.#version);
    this.#tell(`${JSON.stringify({ type: 'MODIFIED', object })}\n`);
  }

  #tell(text: string): void {
    this.#watchers.forEach(watcher => watcher.write(text));
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    if (this.#fault === 'hangs') return;
    const url = new URL(request.url ?? '', this.url);
    const date = new Date(Date.now() + this.clockAheadMs).toUTCString();
    response.setHeader('date', date);
    response.setHeader('content-type', 'application/json');
    if (SERVED.includes(url.pathname)) {
      const isShop = url.pathname === DEPLOYMENTS;
      if (url.searchParams.has('watch')) this.#watch(response, isShop);
      else this.#list(response, isShop);
      return;
    }
    const document = DOCUMENTS[url.pathname];
    response.statusCode = document ? 200 : 404;
    response.end(document ? JSON.stringify(document) : '404 page not found\n');
  }

  #list(response: ServerResponse, isShop: boolean): void {
    const list = JSON.stringify({
      kind: 'List',
      metadata: { resourceVersion: String(this.#version) },
      items: isShop ? [deployment(this.#replicas, this.#version)] : [],
    });
    const isHalf = this.#fault === 'half';
    response.end(isHalf ? list.slice(0, list.length / 2) : list);
  }

  #watch(response: ServerResponse, isShop: boolean): void {
    if (this.#fault === 'forgets') {
      response.end(`${JSON.stringify({ type: 'ERROR', object: GONE })}\n`);
      return;
    }
    if (this.#fault === 'half') {
      response.end('{"type":"MODI');
      return;
    }
    response.flushHeaders();
    if (!isShop) {
      this.#others.add(response);
      return;
    }
    this.#watchers.add(response);
    response.on('close', () => this.#watchers.delete(response));
  }
}
