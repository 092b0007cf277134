import { once } from 'node:events';
import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** How the way to a cluster can be broken. @internal */
export const DOOR_FAULTS = ['down', 'hang'] as const;

/** @internal */
export type DoorFault = (typeof DOOR_FAULTS)[number];

/**
 * What clients of a cluster connect to. It hands everything on to the API server behind it, to which the
 * cluster's own controllers speak directly: a broken door cuts off the watchers and not what runs.
 *
 * @internal
 */
export class Door {
  #port: number;
  readonly #behind: number;
  readonly #open = new Set<Socket>();
  #server?: Server;
  #fault?: DoorFault;

  private constructor(port: number, behind: number) {
    this.#port = port;
    this.#behind = behind;
  }

  /** Resolves when it is open. Port 0 is a free one, which it keeps. */
  static async open(port: number, behind: number): Promise<Door> {
    const door = new Door(port, behind);
    await door.#listen();
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get fault(): DoorFault | undefined {
    return this.#fault;
  }

  /** `down` refuses connections, `hang` takes them and says nothing. What is open ends, or falls silent. */
  async break(fault: DoorFault): Promise<void> {
    await this.heal();
    this.#fault = fault;
    if (fault === 'down') await this.close();
    else this.#forEach(socket => socket.unpipe().pause());
  }

  async heal(): Promise<void> {
    this.#fault = undefined;
    // A connection that was silent has lost bytes: it cannot go on.
    this.#forEach(socket => socket.destroy());
    if (!this.#server) await this.#listen();
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    this.#forEach(socket => socket.destroy());
    await closed;
  }

  async #listen(): Promise<void> {
    const server = createServer(client => this.#pass(client));
    this.#server = server;
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
  }

  #pass(client: Socket): void {
    this.#keep(client);
    if (this.#fault) {
      client.pause();
      return;
    }
    const server = connect(this.#behind, '127.0.0.1');
    this.#keep(server);
    client.pipe(server).pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
  }

  #keep(socket: Socket): void {
    this.#open.add(socket);
    // Whoever is on either side may go at any time.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#open.delete(socket));
  }

  #forEach(act: (socket: Socket) => void): void {
    [...this.#open].forEach(act);
  }
}
