import { ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ClusterDefinition } from '../types';
import { Admin } from './Admin';
import { freePorts } from './foreignProgram';
import { TestApiServer, untilReady } from './TestApiServer';

/** Started as a program: nothing of ours imports the playground. */
const MAIN = path.resolve(__dirname, '../../../playground/src/cluster/main.ts');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** A cluster of the playground without example services. */
export class PlaygroundApiServer implements TestApiServer {
  readonly definition: ClusterDefinition;
  readonly admin: Admin;
  readonly #port: number;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'playground-'));
  #process: ChildProcess | undefined;
  #words = '';

  private constructor(port: number) {
    const url = `http://127.0.0.1:${port}`;
    this.#port = port;
    this.definition = { name: 'eu-1', url, auth: { type: 'anonymous' } };
    this.admin = new Admin({ url });
  }

  static async start(): Promise<PlaygroundApiServer> {
    const server = new PlaygroundApiServer((await freePorts(1))[0]);
    try {
      await server.#listen();
    } catch (error) {
      await server.end();
      throw error;
    }
    return server;
  }

  suspend(): void {
    this.#process?.kill('SIGSTOP');
  }

  resume(): void {
    this.#process?.kill('SIGCONT');
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

  async #listen(): Promise<void> {
    // With a real API server at hand the playground would take that one.
    const { KUBEBUILDER_ASSETS: _, ...env } = process.env;
    const running = fork(MAIN, {
      execArgv: ['--require', TRANSFORM],
      env,
      silent: true,
    });
    this.#process = running;
    for (const output of [running.stdout, running.stderr]) {
      output?.on('data', chunk => {
        this.#words = `${this.#words}${chunk}`.slice(-2_000);
      });
    }
    running.send({
      clusters: [{ name: 'eu-1', port: this.#port }],
      services: [],
      folder: this.#folder,
      logs: this.#folder,
    });
    const isReady = async () => {
      const { status } = await this.admin.ask('GET', '/version');
      return status === 200;
    };
    await untilReady(isReady, () => this.#words);
  }
}
