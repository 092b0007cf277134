import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { ClusterServer } from '../ClusterServer';
import { Objects } from '../Objects';
import { StatusError } from '../StatusError';
import { Store } from '../store/Store';
import { METRICS, MetricsApi } from '../usage/MetricsApi';
import { UsageMeter } from '../usage/UsageMeter';
import { discover } from './discovery';
import { answerObject } from './handlers';
import { LogBook } from './LogBook';
import { parseRoute } from './Route';

const LOOPBACK = '127.0.0.1';
/** An empty OpenAPI document in the one format that kubectl asks for: nothing is validated on its side. */
const OPENAPI_V2 = 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf';

/** @internal */
export interface ApiServerOptions {
  name: string;
  /** How many writes to a kind can be caught up with by a watch. */
  history?: number;
  /** What is known of the use of its containers; nothing unless given. */
  usage?: UsageMeter;
}

/** The API of one cluster, over HTTP. @internal */
export class ApiServer implements ClusterServer {
  readonly name: string;
  readonly store: Store;
  readonly logs = LogBook.create();
  readonly #objects: Objects;
  readonly #metrics: MetricsApi;
  readonly #server: Server;

  private constructor({ name, history, usage }: ApiServerOptions) {
    this.name = name;
    this.store = Store.create({ history });
    this.#objects = Objects.create(this.store);
    this.#metrics = MetricsApi.create(
      this.#objects.registry,
      this.store,
      usage ?? UsageMeter.create(),
    );
    this.#server = createServer((req, res) => {
      this.#answer(req, res).catch(error => this.#fail(error, res));
    });
    for (const namespace of ['default', 'kube-system']) {
      this.#objects.create(this.#objects.registry.builtIn('namespaces'), {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: namespace,
          labels: { 'kubernetes.io/metadata.name': namespace },
          uid: '',
          resourceVersion: '',
          creationTimestamp: '',
        },
      });
    }
  }

  static create(options: ApiServerOptions): ApiServer {
    return new ApiServer(options);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://${LOOPBACK}:${port}`;
  }

  /** Resolves when it listens; port 0 is a free one. */
  async listen(port: number): Promise<void> {
    this.#server.listen(port, LOOPBACK);
    await once(this.#server, 'listening');
  }

  async end(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  async #answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // A web page that somebody has open has no business with clusters on this machine.
    if (req.headers.origin !== undefined) {
      res.writeHead(403, { 'content-type': 'text/plain' });
      res.end('Browsers have no business here.\n');
      return;
    }
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://local');
    const { registry } = this.#objects;
    if (['/healthz', '/livez', '/readyz'].includes(pathname)) {
      res.writeHead(200, { 'content-type': 'text/plain' });
      res.end('ok');
    } else if (pathname === '/openapi/v2') {
      res.writeHead(200, { 'content-type': OPENAPI_V2 });
      res.end();
    } else {
      const said = discover(registry, pathname);
      if (said !== undefined) {
        res.writeHead(200, { 'content-type': 'application/json' });
        res.end(JSON.stringify(said));
        return;
      }
      if (!this.#isServed(pathname)) {
        // A real server answers in plain text where no group is.
        res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
        res.end('404 page not found\n');
        return;
      }
      const route = parseRoute(registry, pathname);
      if (route.kind.group === METRICS) {
        if (req.method !== 'GET') throw StatusError.methodNotAllowed();
        const body = this.#metrics.answer(route, searchParams);
        res.writeHead(200, { 'content-type': 'application/json' });
        res.end(JSON.stringify(body));
        return;
      }
      const { logs } = this;
      const context = { objects: this.#objects, logs, query: searchParams };
      await answerObject(context, route, req, res);
    }
  }

  #isServed(path: string): boolean {
    const [, root, group, version] = path.split('/');
    return this.#objects.registry.kinds.some(kind =>
      root === 'api'
        ? kind.group === '' && kind.version === group
        : root === 'apis' && kind.group === group && kind.version === version,
    );
  }

  #fail(error: unknown, res: ServerResponse): void {
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const status =
      error instanceof StatusError
        ? error
        : StatusError.internal(
            error instanceof Error ? error.message : String(error),
          );
    res.writeHead(status.code, {
      'content-type': 'application/json',
      'cache-control': 'no-cache, private',
    });
    res.end(`${JSON.stringify(status)}\n`);
  }
}
