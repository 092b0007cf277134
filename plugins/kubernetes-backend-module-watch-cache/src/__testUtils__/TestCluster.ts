import { ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Door } from './Door';
import { eventually } from './eventually';

/** Started as a program: nothing of ours imports the playground. */
const MAIN = path.resolve(
  __dirname,
  '../../../../packages/playground/src/cluster/main.ts',
);
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** Whether there is a real API server to test against. In the gate its absence is a failure. */
export const hasRealApiServer =
  process.env.KUBEBUILDER_ASSETS !== undefined || process.env.CI === 'true';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** A cluster of the playground with its controllers, on its own API server or on a real one, behind a door. */
export class TestCluster {
  readonly door: Door;
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(
    door: Door,
    url: string,
    running: ChildProcess,
    folder: string,
  ) {
    this.door = door;
    this.url = url;
    this.#process = running;
    this.#folder = folder;
  }

  static async start(kind: 'real' | 'playground'): Promise<TestCluster> {
    const port = await freePort();
    const { KUBEBUILDER_ASSETS, ...env } = process.env;
    const folder = mkdtempSync(path.join(tmpdir(), 'watch-cache-'));
    const running = fork(MAIN, {
      execArgv: ['--require', TRANSFORM],
      env: kind === 'real' ? { ...env, KUBEBUILDER_ASSETS } : env,
      silent: true,
    });
    running.send({
      clusters: [{ name: 'eu-1', port }],
      services: [],
      folder,
      logs: folder,
    });
    const url = `http://127.0.0.1:${port}`;
    const door = await Door.open(url);
    const cluster = new TestCluster(door, url, running, folder);
    await eventually(() => cluster.get('/api/v1/namespaces/default'));
    return cluster;
  }

  get(where: string): Promise<Record<string, unknown>> {
    return this.#ask('GET', where);
  }

  create(where: string, object: object): Promise<Record<string, unknown>> {
    return this.#ask('POST', where, object);
  }

  /** As soon as it is taken: a kind that was just defined is served a moment later. */
  createSoon(where: string, object: object): Promise<Record<string, unknown>> {
    return eventually(() => this.create(where, object));
  }

  remove(where: string): Promise<Record<string, unknown>> {
    return this.#ask('DELETE', where);
  }

  async end(): Promise<void> {
    await this.door.close();
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    if (this.#process.exitCode === null) {
      // It ends with its parent, and so takes what it has started along.
      this.#process.disconnect();
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ask(
    method: string,
    where: string,
    body?: object,
  ): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.url}${where}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${where}: ${answer.status} ${text}`);
    }
    return JSON.parse(text);
  }
}
