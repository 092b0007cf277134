import { ProblemError } from '@operate-first/plugin-operations-common';
import { LogBuffer, LogEntry } from './LogBuffer';

/** How reading goes. */
export type LogState =
  | { phase: 'connecting' }
  | { phase: 'live' }
  /** The log ended or was cut off, and is asked for again soon. */
  | { phase: 'waiting'; lostAt: number; error?: Error }
  | { phase: 'paused'; at: number }
  /** All of a log that does not grow. */
  | { phase: 'complete' }
  | { phase: 'refused'; error: Error };

/** What a page shows of a log. */
export interface LogPicture {
  entries: LogEntry[];
  /** How many lines have come in all. */
  total: number;
  state: LogState;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** However much is written, a page is drawn a few times a second. */
const DRAW_MS = 150;

/** What the API will not answer, however often it is asked. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    error.status >= 400 &&
    error.status < 500 &&
    ![408, 429].includes(error.status)
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Reads the log of one container, and again where it was cut off.
 *
 * @internal
 */
export class LogReader {
  readonly #open: (signal: AbortSignal) => Promise<ReadableStream<string>>;
  readonly #follow: boolean;
  readonly #buffer = LogBuffer.create();
  readonly #listeners = new Set<() => void>();
  #picture: LogPicture = {
    entries: [],
    total: 0,
    state: { phase: 'connecting' },
  };
  #state: LogState = this.#picture.state;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  private constructor(
    open: (signal: AbortSignal) => Promise<ReadableStream<string>>,
    follow: boolean,
  ) {
    this.#open = open;
    this.#follow = follow;
  }

  static create(options: {
    open: (signal: AbortSignal) => Promise<ReadableStream<string>>;
    /** The log grows. */
    follow: boolean;
  }): LogReader {
    return new LogReader(options.open, options.follow);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same until something has changed. */
  readonly getPicture = (): LogPicture => this.#picture;

  start(): void {
    if (this.#running) return;
    const running = new AbortController();
    this.#running = running;
    this.#run(running.signal);
  }

  /** Stops reading and keeps what was read. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#become({ phase: 'paused', at: Date.now() });
  }

  async #run(signal: AbortSignal): Promise<void> {
    const state = this.#state;
    this.#buffer.resume(state.phase === 'paused' ? state.at : Date.now());
    let wait = FIRST_WAIT_MS;
    while (!signal.aborted) {
      const before = this.#buffer.total;
      this.#become({ phase: 'connecting' });
      const error = await this.#read(signal);
      if (signal.aborted) return;
      if (error && (isRefusal(error) || !this.#follow)) {
        this.#end({ phase: 'refused', error });
        return;
      }
      if (!this.#follow) {
        this.#end({ phase: 'complete' });
        return;
      }
      if (this.#buffer.total > before) wait = FIRST_WAIT_MS;
      const lostAt = Date.now();
      this.#become({ phase: 'waiting', lostAt, error });
      await sleep(wait, signal);
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
      this.#buffer.resume(lostAt);
    }
  }

  /** Reads to the end of one answer; what went wrong is its result. */
  async #read(signal: AbortSignal): Promise<Error | undefined> {
    try {
      const reader = (await this.#open(signal)).getReader();
      signal.addEventListener('abort', () => reader.cancel().catch(() => {}));
      if (signal.aborted) return undefined;
      this.#become({ phase: 'live' });
      for (;;) {
        const { done, value } = await reader.read();
        if (done || signal.aborted) return undefined;
        this.#buffer.append(value);
        this.#draw();
      }
    } catch (error) {
      return asError(error);
    } finally {
      if (!signal.aborted) this.#buffer.end();
    }
  }

  /** Nothing more comes, until it is started anew. */
  #end(state: LogState): void {
    this.#running = undefined;
    this.#become(state);
  }

  #become(state: LogState): void {
    this.#state = state;
    this.#draw();
  }

  #draw(): void {
    this.#drawing ??= setTimeout(() => {
      this.#drawing = undefined;
      const { total } = this.#buffer;
      const entries =
        total === this.#picture.total
          ? this.#picture.entries
          : this.#buffer.entries;
      this.#picture = { entries, total, state: this.#state };
      this.#listeners.forEach(tell => tell());
    }, DRAW_MS);
  }
}
