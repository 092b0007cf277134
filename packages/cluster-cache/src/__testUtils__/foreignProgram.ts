import { ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';

/** Ends a program that knows nothing of us when our end of the pipe is closed, however we come to our end. */
const GUARD = '"$@" & read -r _; kill -9 $!';

/** A program that runs beside a test, and never longer. */
export class ForeignProgram {
  readonly #child: ChildProcess;
  readonly #log: string;

  private constructor(child: ChildProcess, log: string) {
    this.#child = child;
    this.#log = log;
  }

  static start(program: string, args: string[], log: string): ForeignProgram {
    const output = openSync(log, 'a');
    const child = spawn('sh', ['-c', GUARD, 'sh', program, ...args], {
      detached: true,
      stdio: ['pipe', output, output],
    });
    closeSync(output);
    return new ForeignProgram(child, log);
  }

  /** What it said last. */
  get words(): string {
    return readFileSync(this.#log, 'utf8').slice(-2_000);
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    if (this.#child.pid) process.kill(-this.#child.pid, name);
  }

  /** At once, as a crash would. */
  async kill(): Promise<void> {
    const ended = new Promise(resolve => this.#child.once('close', resolve));
    this.#child.stdin?.end();
    await ended;
  }
}

/** Ports that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>(resolve => {
        server.listen(0, '127.0.0.1', resolve);
      });
      return server;
    }),
  );
  return Promise.all(
    servers.map(async server => {
      const { port } = server.address() as AddressInfo;
      await new Promise(resolve => server.close(resolve));
      return port;
    }),
  );
}
