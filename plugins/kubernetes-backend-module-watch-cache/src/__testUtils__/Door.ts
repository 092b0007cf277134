import http from 'node:http';
import { AddressInfo } from 'node:net';

/** Stands before an API server, knows what was asked of it, and can be broken. */
export class Door {
  /** As in `GET /api/v1/pods?watch=true`. */
  readonly requests: string[] = [];
  hangs = false;
  readonly #behind: string;
  #server: http.Server;
  #port = 0;

  private constructor(behind: string) {
    this.#behind = behind;
    this.#server = this.#make();
  }

  static async open(behind: string): Promise<Door> {
    const door = new Door(behind);
    await door.open();
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    this.#server = this.#make();
    await new Promise<void>(resolve => {
      this.#server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Nobody listens any more. */
  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** What is asked from now on is taken and never answered; what is open ends. */
  hang(): void {
    this.hangs = true;
    this.#server.closeAllConnections();
  }

  async heal(): Promise<void> {
    this.hangs = false;
    this.#server.closeAllConnections();
    if (!this.#server.listening) await this.open();
  }

  /** What is asked because somebody looks: neither the watch of the cache nor its questions whether the cluster lives. */
  get asked(): string[] {
    return this.requests.filter(
      request =>
        !/watch=true|limit=250|\/version$|\/apis?(\/[^/]+)*\/v\w+$|\/apis$/.test(
          request,
        ),
    );
  }

  #make(): http.Server {
    return http.createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`);
      if (this.hangs) return;
      const url = new URL(request.url ?? '/', this.#behind);
      const { host: _, connection: __, ...headers } = request.headers;
      const passed = http.request(
        url,
        { method: request.method, headers },
        answer => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          response.flushHeaders();
          answer.on('error', () => response.destroy());
          answer.pipe(response);
        },
      );
      passed.on('error', () => response.destroy());
      response.on('close', () => passed.destroy());
      request.pipe(passed);
    });
  }
}
