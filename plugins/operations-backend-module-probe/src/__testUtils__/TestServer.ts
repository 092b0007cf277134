import http, { IncomingMessage, RequestListener } from 'node:http';
import https from 'node:https';
import { AddressInfo } from 'node:net';

/** A real HTTP or HTTPS server on loopback. */
export class TestServer {
  readonly requests: IncomingMessage[] = [];
  readonly #server: http.Server;
  readonly #scheme: string;
  answer: RequestListener;

  private constructor(answer: RequestListener, tls?: https.ServerOptions) {
    this.answer = answer;
    this.#scheme = tls ? 'https' : 'http';
    const listener: RequestListener = (request, response) => {
      this.requests.push(request);
      this.answer(request, response);
    };
    this.#server = tls
      ? https.createServer(tls, listener)
      : http.createServer(listener);
  }

  static async start(
    answer: RequestListener = (_, response) => response.end('ok'),
    options: { host?: string; tls?: https.ServerOptions } = {},
  ): Promise<TestServer> {
    const server = new TestServer(answer, options.tls);
    await new Promise<void>((resolve, reject) => {
      server.#server.once('error', reject);
      server.#server.listen(0, options.host ?? '127.0.0.1', resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  url(path = '/healthz', host = '127.0.0.1'): string {
    return `${this.#scheme}://${host}:${this.port}${path}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}
