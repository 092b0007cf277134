import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ObservationFailure,
  ObservationInput,
  ObservationSource,
  ServiceDeclaration,
  SourceContext,
  SourceReport,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { BucketWriter } from '../buckets/BucketWriter';
import { Lease, LeaseKeeper, pause } from '../leases';
import { ObservationStore } from '../observations/ObservationStore';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { Batcher } from './Batcher';
import { SourceStates } from './SourceStates';

const FIRST_RETRY_MILLISECONDS = 1_000;
const LAST_RETRY_MILLISECONDS = 60_000;
/** How long a source that has begun may take to declare what it observes. */
const DECLARATION_GRACE_MILLISECONDS = 60_000;

/** @internal */
export interface SourceRunnerOptions {
  database: Knex;
  logger: LoggerService;
  leases: LeaseKeeper;
  store: ObservationStore;
  registry: ServiceRegistry;
  states: SourceStates;
  flushMilliseconds: number;
  onRecorded?: (source: string, observations: number) => void;
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
    const { database, store, flushMilliseconds } = this.#options;
    const writer = BucketWriter.create({ database, lease });
    this.#writer = writer;
    // The time in which nobody looked becomes unknown before anybody looks again.
    await store.sweep(lease, { source: this.#source.id });
    const running = this.#startUntilItWorks(lease, writer, signal);
    while (!signal.aborted) {
      await pause(flushMilliseconds, signal);
      await writer
        .flush()
        .catch(error =>
          this.#options.logger.warn(
            `Cannot store the events of ${
              this.#source.id
            }, trying again: ${error}`,
          ),
        );
    }
    await running;
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
        return;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (!signal.aborted) {
          logger.error(`Source ${this.#source.id} did not start: ${message}`);
        }
        await context.say(
          'failing',
          `Could not start: ${message}. The next attempt is in ${
            wait / 1000
          } s.`,
        );
        attempt.abort();
      }
      await pause(wait, signal);
      wait = Math.min(wait * 2, LAST_RETRY_MILLISECONDS);
    }
  }
}

/** The context of one run of a source. */
class RunningContext implements SourceContext {
  readonly signal: AbortSignal;
  readonly #source: ObservationSource;
  readonly #options: SourceRunnerOptions;
  readonly #lease: Lease;
  readonly #declared = new Set<string>();
  readonly #observations: Batcher<ObservationInput>;
  readonly #failures: Batcher<ObservationFailure>;
  readonly #declarations: Batcher<ServiceDeclaration>;
  #reported = false;
  /** Reports are stored one after the other, so that the last one stays. */
  #saying = Promise.resolve();

  constructor(
    source: ObservationSource,
    options: SourceRunnerOptions,
    lease: Lease,
    writer: BucketWriter,
    signal: AbortSignal,
  ) {
    const { store, onRecorded } = options;
    this.signal = signal;
    this.#source = source;
    this.#options = options;
    this.#lease = lease;
    this.#observations = new Batcher(async items => {
      const accepted = await store.record(lease, source.id, items);
      writer.add(source.id, accepted);
      onRecorded?.(source.id, accepted.length);
    });
    this.#failures = new Batcher(items =>
      store.recordFailures(lease, source.id, items),
    );
    this.#declarations = new Batcher(items =>
      store.declare(lease, source.id, items),
    );
  }

  listServices() {
    return this.#options.registry.list();
  }

  onServicesChanged(listener: () => void) {
    this.#options.registry.onChanged(listener, this.signal);
  }

  async declare(declarations: ServiceDeclaration[]) {
    this.signal.throwIfAborted();
    for (const { serviceId } of declarations) this.#declared.add(serviceId);
    await this.#declarations.add(declarations);
  }

  async record(observations: ObservationInput[]) {
    this.signal.throwIfAborted();
    await this.#observations.add(observations);
  }

  async recordFailures(failures: ObservationFailure[]) {
    this.signal.throwIfAborted();
    await this.#failures.add(failures);
  }

  report({ state, message }: SourceReport) {
    this.#reported = true;
    void this.say(state, message);
  }

  async say(state: SourceReport['state'] | 'starting', message: string) {
    const { states, logger } = this.#options;
    this.#saying = this.#saying.then(async () => {
      if (this.signal.aborted) return;
      await states
        .put(this.#lease, this.#source, { state, message })
        .catch(error =>
          logger.warn(`Cannot store how ${this.#source.id} is: ${error}`),
        );
    });
    await this.#saying;
  }

  /** Called once the source has begun. */
  async started() {
    if (!this.#reported) await this.say('running', 'Running.');
    void this.#retireUndeclared();
  }

  async #retireUndeclared() {
    await pause(DECLARATION_GRACE_MILLISECONDS, this.signal);
    if (this.signal.aborted) return;
    const { store, logger } = this.#options;
    await store
      .retireUndeclared(this.#lease, this.#source.id, this.#declared)
      .catch(error =>
        logger.warn(
          `Cannot retire what ${this.#source.id} no longer observes: ${error}`,
        ),
      );
  }
}
