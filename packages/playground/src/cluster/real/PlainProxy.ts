import { once } from 'node:events';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { Agent, request } from 'node:https';
import { AddressInfo } from 'node:net';

/** @internal */
export interface PlainProxyOptions {
  /** Where the real server is. */
  url: string;
  ca: string;
  /** For those who bring no account of their own. */
  token: string;
}

/**
 * Plain HTTP on loopback before a real API server, as the playground's own servers have it: the portal and its
 * probes find both alike.
 *
 * @internal
 */
export class PlainProxy {
  readonly #options: PlainProxyOptions;
  readonly #agent: Agent;
  readonly #server: Server;

  private constructor(options: PlainProxyOptions) {
    this.#options = options;
    this.#agent = new Agent({ ca: options.ca, keepAlive: true });
    this.#server = createServer((req, res) => this.#pass(req, res));
  }

  static create(options: PlainProxyOptions): PlainProxy {
    return new PlainProxy(options);
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** On a free port. */
  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async end(): Promise<void> {
    if (this.#server.listening) {
      const closed = once(this.#server, 'close');
      this.#server.close();
      this.#server.closeAllConnections();
      await closed;
    }
    this.#agent.destroy();
  }

  #pass(req: IncomingMessage, res: ServerResponse): void {
    // A web page that somebody has open has no business with clusters on this machine.
    if (req.headers.origin !== undefined) {
      res.writeHead(403, { 'content-type': 'text/plain' });
      res.end('Browsers have no business here.\n');
      return;
    }
    const { host: _, connection: __, ...headers } = req.headers;
    const authorization = `Bearer ${this.#options.token}`;
    const outgoing = request(new URL(req.url ?? '/', this.#options.url), {
      agent: this.#agent,
      method: req.method,
      headers: { authorization, ...headers },
    });
    outgoing.on('response', answer => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      // A watch says nothing for long, and its headers are awaited.
      res.flushHeaders();
      answer.on('error', () => res.destroy());
      answer.pipe(res);
    });
    outgoing.on('error', error => {
      if (res.headersSent) {
        res.destroy();
        return;
      }
      res.writeHead(502, { 'content-type': 'text/plain' });
      res.end(`${error.message}\n`);
    });
    res.on('close', () => outgoing.destroy());
    req.pipe(outgoing);
  }
}
