import limiter from 'p-limit';

/** First looks begin within this time, however long their interval is. */
const MOST_FIRST_DELAY_MS = 10_000;
/** A look that takes longer than this is waiting for an answer, and waiting costs next to nothing. */
const HANDS_ON_AFTER_MS = 1_000;

/** @internal */
export interface Job {
  intervalMs: number;
  /** Must not reject. */
  run(): Promise<void>;
}

interface Entry {
  job: Job;
  dueAt: number;
  timer?: NodeJS.Timeout;
}

/**
 * Runs jobs at their intervals, each begun at a random moment so that they spread out, never one job
 * twice at once, and only so many beginning at once.
 *
 * @internal
 */
export class Schedule {
  readonly #entries = new Map<string, Entry>();
  readonly #limit: ReturnType<typeof limiter>;
  readonly #random: () => number;
  readonly #signal: AbortSignal;

  private constructor(options: {
    concurrency: number;
    signal: AbortSignal;
    random: () => number;
  }) {
    this.#limit = limiter(options.concurrency);
    this.#random = options.random;
    this.#signal = options.signal;
    this.#signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  static create(options: {
    concurrency: number;
    signal: AbortSignal;
    random?: () => number;
  }): Schedule {
    return new Schedule({ random: Math.random, ...options });
  }

  /** Makes these the jobs. A job whose key was there before goes on at its own pace. */
  set(jobs: ReadonlyMap<string, Job>): void {
    if (this.#signal.aborted) return;
    for (const [key, entry] of this.#entries) {
      if (!jobs.has(key)) {
        clearTimeout(entry.timer);
        this.#entries.delete(key);
      }
    }
    for (const [key, job] of jobs) {
      if (!this.#entries.has(key)) {
        const spread = Math.min(job.intervalMs, MOST_FIRST_DELAY_MS);
        const dueAt = performance.now() + this.#random() * spread;
        const entry = { job, dueAt };
        this.#entries.set(key, entry);
        this.#arm(key, entry);
      }
    }
  }

  #arm(key: string, entry: Entry): void {
    entry.timer = setTimeout(
      () => this.#turn(key, entry),
      Math.max(0, entry.dueAt - performance.now()),
    );
  }

  async #turn(key: string, entry: Entry): Promise<void> {
    await this.#run(entry);
    if (this.#signal.aborted || this.#entries.get(key) !== entry) return;
    // Stays on its grid; what a long look made it miss is not made up for.
    const { intervalMs } = entry.job;
    const late = performance.now() - entry.dueAt;
    entry.dueAt += Math.max(1, Math.ceil(late / intervalMs)) * intervalMs;
    this.#arm(key, entry);
  }

  async #run({ job }: Entry): Promise<void> {
    let running = Promise.resolve();
    await this.#limit(async () => {
      running = job.run();
      let timer: NodeJS.Timeout | undefined;
      const waited = new Promise<void>(resolve => {
        timer = setTimeout(resolve, HANDS_ON_AFTER_MS);
      });
      await Promise.race([running, waited]);
      clearTimeout(timer);
    });
    await running;
  }

  #stop(): void {
    for (const { timer } of this.#entries.values()) clearTimeout(timer);
    this.#entries.clear();
    this.#limit.clearQueue();
  }
}
