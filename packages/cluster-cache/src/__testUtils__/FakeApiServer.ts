import http from 'node:http';
import https from 'node:https';
import { AddressInfo, Socket } from 'node:net';
import { FakeCollection, TestObject } from './FakeCollection';

/** Answers instead of the server; gives false to let it answer itself. */
export type Fault = (
  url: URL,
  response: http.ServerResponse,
) => boolean | Promise<boolean>;

const ALL_VERBS = ['get', 'list', 'watch'];

/** An API server on loopback that lists and watches, and can be broken in every way that real ones are. */
export class FakeApiServer {
  readonly requests: URL[] = [];
  readonly authorizations = new Set<string | undefined>();
  /** How far the clock of the server is ahead. */
  clockAheadMs = 0;
  fault: Fault = () => false;
  readonly #collections = new Map<string, FakeCollection>();
  readonly #sockets = new Set<Socket>();
  #tls: { cert: string; key: string } | undefined;
  #server: http.Server | undefined;
  #port = 0;

  private constructor(tls?: { cert: string; key: string }) {
    this.#tls = tls;
  }

  static async start(tls?: {
    cert: string;
    key: string;
  }): Promise<FakeApiServer> {
    const server = new FakeApiServer(tls);
    await server.listen();
    return server;
  }

  get url(): string {
    return `${this.#tls ? 'https' : 'http'}://127.0.0.1:${this.#port}`;
  }

  /** Serves a kind, under a path such as `/api/v1/pods`. */
  collection(path: string, kind: string): FakeCollection {
    const known = this.#collections.get(path);
    if (known) return known;
    const made = new FakeCollection(path, kind);
    this.#collections.set(path, made);
    return made;
  }

  pods(...pods: TestObject[]): FakeCollection {
    const collection = this.collection('/api/v1/pods', 'Pod');
    pods.forEach(pod => collection.put(pod));
    return collection;
  }

  /** The kind exists no longer. */
  drop(path: string): void {
    this.#collections.get(path)?.endWatches();
    this.#collections.delete(path);
  }

  count(path: string, what: 'list' | 'watch'): number {
    return this.requests.filter(
      ({ pathname, searchParams }) =>
        pathname === path && searchParams.has('watch') === (what === 'watch'),
    ).length;
  }

  /** At the same address as before, with another certificate if one is given. */
  async listen(tls = this.#tls): Promise<void> {
    this.#tls = tls;
    const answer = (
      request: http.IncomingMessage,
      response: http.ServerResponse,
    ) => this.#answer(request, response);
    const server = this.#tls
      ? https.createServer(this.#tls, answer)
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

  /** Nobody listens at its address any more. */
  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server?.close(resolve));
    this.#sockets.forEach(socket => socket.destroy());
    await closed;
  }

  async #answer(
    request: http.IncomingMessage,
    response: http.ServerResponse,
  ): Promise<void> {
    const url = new URL(request.url ?? '', this.url);
    this.requests.push(url);
    this.authorizations.add(request.headers.authorization);
    const date = new Date(Date.now() + this.clockAheadMs).toUTCString();
    response.setHeader('date', date);
    response.setHeader('content-type', 'application/json');
    if (await this.fault(url, response)) return;
    const collection = this.#collections.get(url.pathname);
    if (collection) {
      collection.answer(url.searchParams, response);
      return;
    }
    const document = this.#document(url.pathname);
    response.statusCode = document ? 200 : 404;
    response.end(document ? JSON.stringify(document) : '404 page not found\n');
  }

  /** What discovery says. */
  #document(path: string): object | undefined {
    if (path === '/version') return { gitVersion: 'v1.36.0' };
    const resources = [...this.#collections.keys()].map(key => {
      const parts = key.split('/');
      return { base: parts.slice(0, -1).join('/'), name: parts.at(-1) };
    });
    if (path === '/apis') {
      const bases = new Set(
        resources.map(({ base }) => base).filter(base => base !== '/api/v1'),
      );
      const groups = [...bases].map(base => {
        const [, , name, version] = base.split('/');
        return { name, versions: [{ version }], preferredVersion: { version } };
      });
      return { kind: 'APIGroupList', groups };
    }
    const here = resources.filter(({ base }) => base === path);
    if (here.length === 0 && path !== '/api/v1') return undefined;
    return {
      kind: 'APIResourceList',
      resources: here.map(({ name }) => ({ name, verbs: ALL_VERBS })),
    };
  }
}
