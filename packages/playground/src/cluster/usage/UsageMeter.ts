const FRESH_MS = 2_000;
const FORGOTTEN_MS = 10_000;
const TIMEOUT_MS = 1_000;

/** What a container takes: processors and bytes. @internal */
export interface Usage {
  cpu: number;
  memory: number;
  /** Over which time the processors were counted, and until when. */
  windowSeconds: number;
  at: number;
}

interface Sample {
  at: number;
  cpuSeconds: number;
  memory: number;
}

interface Look {
  at: number;
  process?: string;
}

/** The value of a metric without labels, in the text format of Prometheus. */
function valueOf(text: string, name: string): string | undefined {
  return new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
}

/**
 * Measures the real processes behind pods by what they say at `/metrics`. Pods that stand for one process, in
 * whichever cluster, share what it takes evenly.
 *
 * @internal
 */
export class UsageMeter {
  readonly #claims = new Map<string, { port: number; at: number }>();
  readonly #looks = new Map<number, Look>();
  readonly #looking = new Set<number>();
  readonly #samples = new Map<string, [before: Sample, last: Sample]>();

  private constructor() {}

  static create(): UsageMeter {
    return new UsageMeter();
  }

  /** A container runs and is served by the process behind a port; said again and again while it runs. */
  claim(pod: string, container: string, port: number): void {
    const now = Date.now();
    this.#claims.set(`${pod}/${container}`, { port, at: now });
    const look = this.#looks.get(port);
    const fresh = look && now - look.at < FRESH_MS;
    if (!fresh && !this.#looking.has(port)) void this.#look(port);
  }

  /** Undefined while nothing is known, such as in its first seconds. */
  of(pod: string, container: string): Usage | undefined {
    const claim = this.#claims.get(`${pod}/${container}`);
    if (!claim || Date.now() - claim.at > FORGOTTEN_MS) return undefined;
    const process = this.#looks.get(claim.port)?.process;
    const samples = process && this.#samples.get(process);
    if (!samples || samples[0] === samples[1]) return undefined;
    const [before, last] = samples;
    const windowSeconds = (last.at - before.at) / 1_000;
    const sharers = this.#sharersOf(process);
    const cpu = (last.cpuSeconds - before.cpuSeconds) / windowSeconds;
    return {
      cpu: cpu / sharers,
      memory: last.memory / sharers,
      windowSeconds,
      at: last.at,
    };
  }

  #sharersOf(process: string): number {
    const now = Date.now();
    let count = 0;
    for (const [container, { port, at }] of this.#claims) {
      if (now - at > FORGOTTEN_MS) this.#claims.delete(container);
      else if (this.#looks.get(port)?.process === process) count += 1;
    }
    return Math.max(1, count);
  }

  async #look(port: number): Promise<void> {
    this.#looking.add(port);
    const text = await ask(`http://127.0.0.1:${port}/metrics`);
    const at = Date.now();
    const cpuSeconds = Number(valueOf(text, 'process_cpu_seconds_total'));
    const memory = Number(valueOf(text, 'process_resident_memory_bytes'));
    const process = valueOf(text, 'playground_process_id') ?? `port ${port}`;
    const known = Number.isFinite(cpuSeconds) && Number.isFinite(memory);
    this.#looks.set(port, { at, process: known ? process : undefined });
    if (known) this.#learn(process, { at, cpuSeconds, memory });
    this.#looking.delete(port);
  }

  #learn(process: string, sample: Sample): void {
    const [, last] = this.#samples.get(process) ?? [sample, sample];
    // Several ports of one process say the same; too short a time says nothing.
    if (last !== sample && sample.at - last.at < FRESH_MS) return;
    const restarted = sample.cpuSeconds < last.cpuSeconds;
    this.#samples.set(process, [restarted ? sample : last, sample]);
  }
}

async function ask(url: string): Promise<string> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { signal });
    return await response.text();
  } catch {
    return '';
  }
}
