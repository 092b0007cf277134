import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { ServiceStatus } from '../supervisor/ServiceState';
import { smallOrganisation, Ports } from './smallOrganisation';

const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');
const ENTRY = resolve(__dirname, '../index.ts');

export function spawnPlayground(
  examples: string,
  args: string[],
  env?: NodeJS.ProcessEnv,
) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      TRANSFORM,
      ENTRY,
      '--examples',
      examples,
      '--state',
      join(examples, 'state'),
      ...args,
    ],
    { env, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  const exit = once(child, 'exit').then(
    ([code]) => (code ?? undefined) as number | undefined,
  );
  return { child, exit, stderr: text(child.stderr) };
}

/** Whether a process still runs. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const stat = `/proc/${pid}/stat`;
    // What nobody has reaped yet is dead all the same.
    return !(existsSync(stat) && readFileSync(stat, 'utf8').includes(') Z '));
  } catch {
    return false;
  }
}

/** Waits until something is so; jest's own time limit is the limit. */
export async function until(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  while (!(await condition())) {
    await new Promise(next => setTimeout(next, 50));
  }
}

/** The playground as `npm start` runs it, with a small organisation on free ports. */
export class RunningPlayground {
  readonly child: ChildProcess;
  readonly ports: Ports;
  readonly examples: string;
  /** Undefined when a signal ended it. */
  readonly exitCode: Promise<number | undefined>;

  private constructor(
    { child, exit }: ReturnType<typeof spawnPlayground>,
    ports: Ports,
    examples: string,
  ) {
    this.child = child;
    this.exitCode = exit;
    this.ports = ports;
    this.examples = examples;
  }

  static async start(
    playgroundYaml?: string,
    env?: NodeJS.ProcessEnv,
  ): Promise<RunningPlayground> {
    const { examples, ports } = await smallOrganisation(playgroundYaml);
    const args = ['--port', `${ports.control}`];
    const spawned = spawnPlayground(examples, args, env);
    const [line] = await Promise.race([
      once(spawned.child.stdout, 'data'),
      spawned.stderr.then(reason => Promise.reject(new Error(reason))),
    ]);
    if (!String(line).startsWith('playground ready\n'))
      throw new Error(String(line));
    return new RunningPlayground(spawned, ports, examples);
  }

  async end(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.exitCode;
  }

  log(name: string): string {
    return readFileSync(join(this.examples, `state/logs/${name}.log`), 'utf8');
  }

  /** Every process that it has started. */
  pids(): number[] {
    const found = this.log('playground').matchAll(/runs as process (\d+)/g);
    return [...found].map(([, pid]) => Number(pid));
  }

  get(service: 'web' | 'core' | 'leaf' | 'test', path = '/healthz') {
    return fetch(`http://127.0.0.1:${this.ports[service]}${path}`);
  }

  control(path: string, init?: RequestInit) {
    return fetch(`http://127.0.0.1:${this.ports.control}${path}`, init);
  }

  break(name: string, fault: string) {
    return this.control(`/services/${name}/break`, {
      method: 'POST',
      body: JSON.stringify({ fault }),
    });
  }

  heal(name: string) {
    return this.control(`/services/${name}/heal`, { method: 'POST' });
  }

  async status(name: string): Promise<ServiceStatus> {
    const { services } = await (await this.control('/status')).json();
    const status = services.find((s: ServiceStatus) => s.name === name);
    if (!status) throw new Error(`no ${name}`);
    return status;
  }
}
