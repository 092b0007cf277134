import {
  LogRequest,
  WorkloadInspector,
} from '@operate-first/plugin-operations-node';
import { Response } from 'express';
import { ClusterUnavailableError } from '../api/ClusterUnavailableError';
import { pause } from '../leases';
import { sendLog } from './sendLog';

const LONGEST_MILLISECONDS = 15 * 60 * 1000;
const BEGIN_MILLISECONDS = 20_000;

/** @internal */
export interface LogSessionOptions {
  /** Aborted when the portal stops. */
  stopping: AbortSignal;
  longestMilliseconds?: number;
  beginMilliseconds?: number;
}

/**
 * One log that somebody reads: it ends when they go, when it has been open for long, or when the portal
 * stops.
 *
 * @internal
 */
export class LogSession {
  readonly #response: Response;
  readonly #ended = new AbortController();
  readonly #signal: AbortSignal;
  readonly #beginMilliseconds: number;

  static create(response: Response, options: LogSessionOptions): LogSession {
    return new LogSession(response, options);
  }

  private constructor(response: Response, options: LogSessionOptions) {
    const { stopping, longestMilliseconds = LONGEST_MILLISECONDS } = options;
    this.#response = response;
    this.#beginMilliseconds = options.beginMilliseconds ?? BEGIN_MILLISECONDS;
    this.#signal = AbortSignal.any([
      this.#ended.signal,
      stopping,
      AbortSignal.timeout(longestMilliseconds),
    ]);
    response.once('close', () => this.#ended.abort());
    if (response.closed) this.#ended.abort();
  }

  /** Reads and sends; resolves once it is over. */
  async run(
    inspector: WorkloadInspector,
    request: Omit<LogRequest, 'signal'>,
  ): Promise<void> {
    const signal = this.#signal;
    try {
      const reading = inspector.logs({ ...request, signal });
      const pieces = await this.#begun(reading, request.cluster);
      await sendLog(this.#response, pieces, signal);
    } catch (error) {
      // Nobody waits for it any more.
      if (!signal.aborted) throw error;
      this.#response.end();
    } finally {
      this.#ended.abort();
    }
  }

  async #begun<T>(reading: Promise<T>, cluster: string): Promise<T> {
    const answered = new AbortController();
    const late = pause(
      this.#beginMilliseconds,
      AbortSignal.any([this.#signal, answered.signal]),
    ).then(() => undefined);
    try {
      const begun = await Promise.race([reading, late]);
      if (begun) return begun;
    } finally {
      answered.abort();
    }
    reading.catch(() => {});
    throw new ClusterUnavailableError(
      `${cluster} did not begin to send the log within ${
        this.#beginMilliseconds / 1000
      } s. Try again in a moment.`,
    );
  }
}
