import { createServer, IncomingHttpHeaders, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

interface Received {
  id: string;
  headers: IncomingHttpHeaders;
  text: string;
  message: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** Somebody else's server, on a real socket. */
export class Receiver {
  /** How it answers. */
  status = 200;
  location?: string;
  /** Keeps everybody waiting, while it is set. */
  silent = false;
  readonly received: Received[] = [];
  readonly #server: Server;

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await new Promise<void>(resolve => {
      receiver.#server.listen(0, '127.0.0.1', resolve);
    });
    return receiver;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString('utf8');
      const { headers } = request;
      this.received.push({
        id: String(headers['webhook-id']),
        headers,
        text,
        message: JSON.parse(text),
      });
      if (this.silent) return;
      if (this.location) response.setHeader('location', this.location);
      response.statusCode = this.status;
      response.end('An answer that nobody reads');
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/hook?token=hidden`;
  }

  get types(): string[] {
    return this.received.map(({ message }) => message.type);
  }

  /** Checks a signature as receivers are told to. */
  verified({ headers, text }: Received): unknown {
    return new Webhook(SECRET).verify(text, headers as Record<string, string>);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}
