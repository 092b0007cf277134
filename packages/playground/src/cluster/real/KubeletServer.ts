import { once } from 'node:events';
import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { sendLogs } from '../api/logs';
import { LogBook } from '../api/LogBook';
import { Client } from '../controllers/Client';
import { StatusError } from '../StatusError';

const LOGS = /^\/containerLogs\/([^/]+)\/([^/]+)\/([^/]+)$/;

/** @internal */
export interface KubeletServerOptions {
  logs: LogBook;
  client: Client;
  certificate: string;
  key: string;
}

/** What a real API server asks of a kubelet: what the containers of a pod have said. @internal */
export class KubeletServer {
  readonly #server: Server;

  private constructor({
    logs,
    client,
    certificate,
    key,
  }: KubeletServerOptions) {
    this.#server = createServer({ cert: certificate, key }, (req, res) => {
      const answer = async () => {
        const url = new URL(req.url ?? '/', 'https://kubelet');
        const [, namespace, name, container] = LOGS.exec(url.pathname) ?? [];
        if (!container) throw StatusError.unknownResource();
        const pod = await client.get(
          `/api/v1/namespaces/${namespace}/pods/${name}`,
        );
        url.searchParams.set('container', container);
        sendLogs(logs, pod, url.searchParams, res);
      };
      answer().catch(error => {
        res.writeHead(error instanceof StatusError ? error.code : 500);
        res.end(String(error.message));
      });
    });
  }

  /** Resolves when it listens, on a free port. */
  static async start(options: KubeletServerOptions): Promise<KubeletServer> {
    const made = new KubeletServer(options);
    made.#server.listen(0, '127.0.0.1');
    await once(made.#server, 'listening');
    return made;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async end(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
