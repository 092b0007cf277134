import { ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Dispatcher, request } from 'undici';

function isThere(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some(folder => existsSync(join(folder, program)));
}

/**
 * `describe` where Prometheus and Alertmanager are installed (Debian: apt-get install prometheus
 * prometheus-alertmanager); elsewhere the tests are left out, which fails where CI=true.
 */
export const describeWithAlertmanager =
  process.env.CI === 'true' ||
  ['prometheus', 'prometheus-alertmanager'].every(isThere)
    ? describe
    : describe.skip;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Waits until something is so. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Never: ${what}`);
    await delay(50);
  }
}

/** A program that serves HTTP, from its start until it is stopped. */
export class Program {
  #child?: ChildProcess;
  readonly #command: string;
  readonly #args: string[];
  readonly #dispatcher?: Dispatcher;
  readonly url: string;

  /** @param dispatcher - by which it is asked whether it is there, where that needs certificates. */
  constructor(
    command: string,
    args: string[],
    url: string,
    dispatcher?: Dispatcher,
  ) {
    this.#command = command;
    this.#args = args;
    this.#dispatcher = dispatcher;
    this.url = url;
  }

  async start(): Promise<void> {
    this.#child = spawn(this.#command, this.#args, { stdio: 'ignore' });
    await until(`${this.#command} answers`, async () => {
      const answer = await request(`${this.url}/-/ready`, {
        dispatcher: this.#dispatcher,
      }).catch(() => undefined);
      await answer?.body.dump();
      return answer?.statusCode === 200;
    });
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
}
