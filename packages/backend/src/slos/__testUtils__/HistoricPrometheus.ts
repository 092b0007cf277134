import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Counter, openMetrics } from './Counter';

/** Debian's package is called prometheus; the gate installs it, so that with CI=true its absence fails. */
export function isPrometheusHere(): boolean {
  if (process.env.CI === 'true') return true;
  try {
    ['prometheus', 'promtool'].forEach(program =>
      execFileSync(program, ['--version'], { stdio: 'ignore' }),
    );
    return true;
  } catch {
    return false;
  }
}

const answerSchema = z.object({
  data: z.object({
    result: z.array(
      z.object({ values: z.array(z.tuple([z.number(), z.string()])) }),
    ),
  }),
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise(done => server.close(done));
  return port;
}

/** A real Prometheus that has known counters for hours, and what rules would have recorded of them meanwhile. */
export class HistoricPrometheus {
  readonly #folder = mkdtempSync(join(tmpdir(), 'slo-history-'));
  readonly #port: number;
  #child?: ChildProcess;

  private constructor(port: number) {
    this.#port = port;
  }

  static async start(counters: Counter[]): Promise<HistoricPrometheus> {
    const made = new HistoricPrometheus(await freePort());
    const text = join(made.#folder, 'history.txt');
    writeFileSync(text, openMetrics(counters));
    made.#promtool('create-blocks-from', 'openmetrics', text, made.#data);
    await made.#run();
    return made;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  /** Records rules over a range of the past, in seconds. */
  async record(rules: string, from: number, to: number): Promise<void> {
    const file = join(this.#folder, 'rules.yaml');
    writeFileSync(file, rules);
    this.#promtool(
      ...['create-blocks-from', 'rules', `--url=${this.url}`],
      ...[`--start=${from}`, `--end=${to}`, `--output-dir=${this.#data}`],
      file,
    );
    // New blocks are found at once only by a server that starts.
    await this.#end();
    await this.#run();
  }

  /** The samples of one series: seconds and values. */
  async samples(
    series: string,
    from: number,
    to: number,
  ): Promise<Array<[number, number]>> {
    const query = `${series}[${to - from}s]`;
    const parameters = new URLSearchParams({ query, time: String(to) });
    const response = await fetch(`${this.url}/api/v1/query?${parameters}`);
    const { result } = answerSchema.parse(await response.json()).data;
    if (result.length > 1) throw new Error(`Several series are ${series}`);
    return (result[0]?.values ?? []).map(([time, v]) => [time, Number(v)]);
  }

  async stop(): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #promtool(...args: string[]): void {
    execFileSync('promtool', ['tsdb', ...args], { stdio: 'pipe' });
  }

  async #run(): Promise<void> {
    const config = join(this.#folder, 'prometheus.yaml');
    writeFileSync(config, '{}');
    this.#child = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${this.#data}`,
        `--web.listen-address=127.0.0.1:${this.#port}`,
        '--log.level=error',
      ],
      { stdio: 'ignore' },
    );
    const deadline = Date.now() + 60_000;
    for (;;) {
      const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error('Prometheus does not start');
      await delay(50);
    }
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise(done => child.once('exit', done));
    child.kill();
    await ended;
  }
}
