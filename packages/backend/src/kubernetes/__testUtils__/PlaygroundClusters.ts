import { ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MAIN = path.resolve(
  __dirname,
  '../../../../playground/src/cluster/main.ts',
);
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** A port on which nobody listens now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** The clusters of the playground with their controllers, as a process, without example services. */
export class PlaygroundClusters {
  readonly #ports: ReadonlyMap<string, number>;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'clusters-'));
  #process: ChildProcess | undefined;

  private constructor(ports: ReadonlyMap<string, number>) {
    this.#ports = ports;
  }

  static async start(...names: string[]): Promise<PlaygroundClusters> {
    const ports = new Map<string, number>();
    for (const name of names) ports.set(name, await freePort());
    const clusters = new PlaygroundClusters(ports);
    clusters.#listen();
    return clusters;
  }

  urlOf(name: string): string {
    return `http://127.0.0.1:${this.#ports.get(name)}`;
  }

  /** Creates or patches; tries again while the clusters are not there yet. */
  async send(
    cluster: string,
    method: 'POST' | 'PATCH',
    apiPath: string,
    body: object,
  ): Promise<void> {
    const type = method === 'POST' ? 'json' : 'merge-patch+json';
    const deadline = Date.now() + 60_000;
    for (;;) {
      const answer = await fetch(`${this.urlOf(cluster)}${apiPath}`, {
        method,
        headers: { 'content-type': `application/${type}` },
        body: JSON.stringify(body),
      }).catch(() => undefined);
      if (answer?.ok || answer?.status === 409) return;
      if (Date.now() > deadline) {
        throw new Error(`${method} ${apiPath} is answered ${answer?.status}`);
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  async end(): Promise<void> {
    const running = this.#process;
    if (running && running.exitCode === null) {
      const ended = new Promise(resolve => running.once('exit', resolve));
      running.kill('SIGKILL');
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #listen(): void {
    // With a real API server at hand the playground would take that one.
    const { KUBEBUILDER_ASSETS: _, ...env } = process.env;
    this.#process = fork(MAIN, {
      execArgv: ['--require', TRANSFORM],
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#process.send({
      clusters: [...this.#ports].map(([name, port]) => ({ name, port })),
      services: [],
      folder: this.#folder,
      logs: this.#folder,
    });
  }
}
