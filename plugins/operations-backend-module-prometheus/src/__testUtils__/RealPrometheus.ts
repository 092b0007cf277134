import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

function isThere(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some(folder => existsSync(join(folder, program)));
}

/**
 * `describe` where Prometheus is installed (Debian: apt-get install prometheus); elsewhere the tests are left out, which
 * fails where CI=true.
 */
export const describeWithPrometheus =
  process.env.CI === 'true' || ['prometheus', 'promtool'].every(isThere)
    ? describe
    : describe.skip;

/** Samples of one series: seconds and values. */
export interface RawSeries {
  name: string;
  labels: Record<string, string>;
  samples: Array<[number, number]>;
}

function openMetrics(all: RawSeries[]): string {
  const families = new Map<string, RawSeries[]>();
  for (const series of all) {
    families.set(series.name, [...(families.get(series.name) ?? []), series]);
  }
  const lines: string[] = [];
  for (const [name, members] of families) {
    lines.push(`# TYPE ${name} gauge`);
    for (const { labels, samples } of members) {
      const pairs = Object.entries(labels).map(([k, v]) => `${k}="${v}"`);
      for (const [time, value] of samples) {
        lines.push(`${name}{${pairs.join(',')}} ${value} ${time}`);
      }
    }
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Debian's Prometheus over a history that is written before it starts. */
export class RealPrometheus {
  readonly #folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  #child?: ChildProcess;
  #port = 0;

  static async start(
    history: RawSeries[],
    args: string[] = [],
  ): Promise<RealPrometheus> {
    const prometheus = new RealPrometheus();
    await prometheus.restart(history, args);
    return prometheus;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Begins anew with this history alone, at the same address. */
  async restart(history: RawSeries[], args: string[] = []): Promise<void> {
    await this.#end();
    const data = join(this.#folder, 'data');
    rmSync(data, { recursive: true, force: true });
    const text = join(this.#folder, 'history.txt');
    writeFileSync(text, openMetrics(history));
    if (history.length > 0) {
      execFileSync(
        'promtool',
        ['tsdb', 'create-blocks-from', 'openmetrics', text, data],
        { stdio: 'pipe' },
      );
    }
    const config = join(this.#folder, 'prometheus.yaml');
    writeFileSync(config, `global: { query_log_file: ${this.#log} }\n`);
    this.#port ||= await freePort();
    this.#child = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=10y',
        `--web.listen-address=127.0.0.1:${this.#port}`,
        '--log.level=error',
        ...args,
      ],
      { stdio: 'ignore' },
    );
    await this.#ready();
  }

  /** What the log of queries says: their texts, and how many samples each has read. */
  queryLog(): Array<{ query: string; samples: number }> {
    return readFileSync(this.#log, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
      .map(({ params, stats }) => ({
        query: params.query,
        samples: stats.samples.totalQueryableSamples,
      }));
  }

  async stop(): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #log(): string {
    return join(this.#folder, 'queries.log');
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + 30_000;
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
    const ended = new Promise(resolve => child.once('exit', resolve));
    child.kill();
    await ended;
  }
}
