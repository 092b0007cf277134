import { ObservationSource } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { BucketWriter, ThresholdsOf } from '../buckets/BucketWriter';
import { aborted, Lease, LeaseKeeper, pause } from '../leases';
import { RunningContext, RunningContextOptions } from './RunningContext';

const FIRST_RETRY_MILLISECONDS = 1_000;
const LAST_RETRY_MILLISECONDS = 60_000;

/** @internal */
export interface SourceRunnerOptions extends RunningContextOptions {
  database: Knex;
  leases: LeaseKeeper;
  flushMilliseconds: number;
  thresholdsOf: ThresholdsOf;
}

/**
 * Runs one source wherever this process holds its lease, and gives it the context to write through.
 *
 * @internal
 */
export class SourceRunner {
  readonly #source: ObservationSource;
  readonly #options: SourceRunnerOptions;
  #writer?: BucketWriter;

  static create(
    source: ObservationSource,
    options: SourceRunnerOptions,
  ): SourceRunner {
    return new SourceRunner(source, options);
  }

  private constructor(source: ObservationSource, options: SourceRunnerOptions) {
    this.#source = source;
    this.#options = options;
  }

  get source(): ObservationSource {
    return this.#source;
  }

  /** Where this source's events wait to be stored, while this process runs it. */
  get writer(): BucketWriter | undefined {
    return this.#writer;
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.#options.leases.run(
      `source:${this.#source.id}`,
      (lease, held) => this.#runHeld(lease, held),
      signal,
    );
  }

  async #runHeld(lease: Lease, signal: AbortSignal) {
    const { database, logger, store, flushMilliseconds, thresholdsOf } =
      this.#options;
    const writer = BucketWriter.create({ database, lease, thresholdsOf });
    this.#writer = writer;
    // The time in which nobody looked becomes unknown before anybody looks again.
    await store.sweep(lease, { source: this.#source.id });
    const flush = () =>
      writer
        .flush()
        .catch(error =>
          logger.warn(
            `Cannot store the events of ${this.#source.id}: ${error}`,
          ),
        );
    const running = this.#startUntilItWorks(lease, writer, signal);
    while (!signal.aborted) {
      await pause(flushMilliseconds, signal);
      await flush();
    }
    await running;
    // What was being recorded at the end has brought its events after the flush above.
    await flush();
    this.#writer = undefined;
  }

  async #startUntilItWorks(
    lease: Lease,
    writer: BucketWriter,
    signal: AbortSignal,
  ) {
    const { logger } = this.#options;
    let wait = FIRST_RETRY_MILLISECONDS;
    while (!signal.aborted) {
      // Each attempt has its own signal: what a failed start has left running must not write.
      const attempt = new AbortController();
      const context = new RunningContext(
        this.#source,
        this.#options,
        lease,
        writer,
        AbortSignal.any([signal, attempt.signal]),
      );
      await context.say('starting', 'Starting.');
      try {
        await this.#source.start(context);
        await context.started();
        await aborted(signal);
        return;
      } catch (error) {
        if (!signal.aborted) {
          logger.error(`Source ${this.#source.id} did not start: ${error}`);
        }
        // Whatever the error says was written for operators, not for everybody who reads about sources.
        await context.say(
          'failing',
          `Could not start; the log of the portal says why. The next attempt is in ${
            wait / 1000
          } s.`,
        );
        attempt.abort();
      } finally {
        await context.idle();
      }
      await pause(wait, signal);
      wait = Math.min(wait * 2, LAST_RETRY_MILLISECONDS);
    }
  }
}
