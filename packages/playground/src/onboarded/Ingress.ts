import { once } from 'node:events';
import {
  createServer,
  IncomingHttpHeaders,
  IncomingMessage,
  request,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

const LOOPBACK = '127.0.0.1';
/** `/production/vouchers/healthz`: the environment, the service, and what is asked of it. */
const PATH = /^\/([a-z0-9][a-z0-9-]*)\/([a-z0-9][a-z0-9-]*)(\/.*)?$/;
/** Between two neighbours, and none of the next one's business. */
const OF_THE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** Where the process of a service with a ready pod is; undefined where no pod is ready. @internal */
export type FindBackend = (
  environment: string,
  service: string,
) => number | undefined;

function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !OF_THE_CONNECTION.includes(name),
    ),
  );
}

function say(res: ServerResponse, status: number, sentence: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(`${sentence}\n`);
}

/** Where users meet the services that were onboarded: one address for all of them. @internal */
export class Ingress {
  readonly #find: FindBackend;
  readonly #server = createServer((req, res) => this.#pass(req, res));

  private constructor(find: FindBackend) {
    this.#find = find;
  }

  static create(find: FindBackend): Ingress {
    return new Ingress(find);
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

  #pass(req: IncomingMessage, res: ServerResponse): void {
    const { pathname, search } = new URL(req.url ?? '/', 'http://local');
    const [, environment, service, path = '/'] = PATH.exec(pathname) ?? [];
    if (!environment) {
      say(res, 404, 'Services are at /ENVIRONMENT/SERVICE/ here.');
      return;
    }
    const port = this.#find(environment, service);
    if (port === undefined) {
      say(res, 503, `No pod of ${service} in ${environment} is ready.`);
      return;
    }
    const outgoing = request({
      host: LOOPBACK,
      port,
      method: req.method,
      path: `${path}${search}`,
      headers: {
        ...passedOn(req.headers),
        'x-forwarded-prefix': `/${environment}/${service}`,
      },
    });
    outgoing.once('response', answer => {
      res.writeHead(answer.statusCode ?? 502, passedOn(answer.headers));
      answer.pipe(res);
      answer.once('error', () => res.destroy());
    });
    outgoing.once('error', () => {
      if (res.headersSent) res.destroy();
      else say(res, 502, `${service} in ${environment} did not answer.`);
    });
    // Nobody waits for the answer any more.
    res.once('close', () => outgoing.destroy());
    req.pipe(outgoing);
  }
}
