import { ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import {
  KubernetesRequestAuth,
  ObjectsByEntityResponse,
} from '@backstage/plugin-kubernetes-common';
import { PortalPlan } from './PortalPlan';

const MAIN = path.resolve(__dirname, 'portalMain.ts');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

/** The stock Kubernetes backend in a process of its own, with this module or without. */
export class TestPortal {
  /** Of the plugin. */
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(running: ChildProcess, port: number) {
    this.#process = running;
    this.url = `http://127.0.0.1:${port}/api/kubernetes`;
  }

  static async start(plan: PortalPlan): Promise<TestPortal> {
    const running = fork(MAIN, {
      execArgv: ['--require', TRANSFORM],
      silent: true,
    });
    let words = '';
    const listen = (chunk: unknown) => {
      words = `${words}${chunk}`.slice(-4_000);
    };
    running.stdout?.on('data', listen);
    running.stderr?.on('data', listen);
    const port = new Promise<number>((resolve, reject) => {
      running.on('message', (message: { port?: number }) => {
        if (message.port) resolve(message.port);
      });
      running.once('exit', () => reject(new Error(`no portal: ${words}`)));
    });
    running.send(plan);
    return new TestPortal(running, await port);
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.#process.disconnect();
    await ended;
  }

  /** What the tab asks for. */
  look(
    entity: Entity,
    auth: KubernetesRequestAuth = {},
  ): Promise<ObjectsByEntityResponse> {
    const { name } = entity.metadata;
    return this.#post(`services/${name}`, { entity, auth });
  }

  lookForCustom(
    entityRef: string,
    customResources: object[],
  ): Promise<ObjectsByEntityResponse> {
    const where = 'resources/custom/query';
    return this.#post(where, { entityRef, customResources, auth: {} });
  }

  /** What an assistant asks for. */
  async act(name: string): Promise<ObjectsByEntityResponse> {
    const action = 'kubernetes:get-kubernetes-resources-for-entity';
    const where = `.backstage/actions/v2/actions/${action}/invoke`;
    const { output } = await this.#post<{ output: ObjectsByEntityResponse }>(
      where,
      { input: { name } },
    );
    return output;
  }

  async #post<T = ObjectsByEntityResponse>(
    where: string,
    body: object,
  ): Promise<T> {
    const answer = await fetch(`${this.url}/${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
    return JSON.parse(text);
  }
}
