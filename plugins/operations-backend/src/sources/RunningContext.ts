import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ChangeInput,
  ClusterReport,
  ObservationFailure,
  ObservationInput,
  ObservationSource,
  ServiceDeclaration,
  SourceContext,
  SourceReport,
} from '@operate-first/plugin-operations-node';
import { BucketWriter } from '../buckets/BucketWriter';
import { ClusterStore } from '../clusters/ClusterStore';
import { Lease, pause } from '../leases';
import { ObservationStore } from '../observations/ObservationStore';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { Batcher } from '../database/Batcher';
import { SourceStates } from './SourceStates';

/** How long a source that has begun may take to declare what it observes. */
const DECLARATION_GRACE_MILLISECONDS = 60_000;

/** @internal */
export interface RunningContextOptions {
  logger: LoggerService;
  store: ObservationStore;
  clusters: ClusterStore;
  registry: ServiceRegistry;
  states: SourceStates;
  onRecorded?: (source: string, observations: number) => void;
}

/** The context of one run of a source. @internal */
export class RunningContext implements SourceContext {
  readonly signal: AbortSignal;
  readonly #source: ObservationSource;
  readonly #options: RunningContextOptions;
  readonly #lease: Lease;
  readonly #declared = new Set<string>();
  readonly #observations: Batcher<ObservationInput>;
  readonly #failures: Batcher<ObservationFailure>;
  readonly #declarations: Batcher<ServiceDeclaration>;
  readonly #changes: Batcher<ChangeInput>;
  readonly #clusters: Batcher<ClusterReport>;
  #reported = false;
  #begun = false;
  /** Reports are stored one after the other, so that the last one stays. */
  #saying = Promise.resolve();

  constructor(
    source: ObservationSource,
    options: RunningContextOptions,
    lease: Lease,
    writer: BucketWriter,
    signal: AbortSignal,
  ) {
    const { store, clusters, onRecorded } = options;
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
    this.#changes = new Batcher(items =>
      store.recordChanges(lease, source.id, items),
    );
    this.#clusters = new Batcher(items =>
      clusters.record(lease, source.id, items),
    );
  }

  listServices() {
    return this.#options.registry.list();
  }

  onServicesChanged(listener: () => void) {
    this.#options.registry.onChanged(listener, this.signal);
  }

  async declaredScopes() {
    this.signal.throwIfAborted();
    return this.#options.store.declaredScopes(this.#source.id);
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

  async recordChanges(changes: ChangeInput[]) {
    this.signal.throwIfAborted();
    await this.#changes.add(changes);
  }

  async recordCluster(report: ClusterReport) {
    this.signal.throwIfAborted();
    await this.#clusters.add([report]);
  }

  report({ state, message }: SourceReport) {
    this.#reported = true;
    void this.say(state, message);
    if (state === 'failing' && !this.#begun) void this.#cannotBegin(message);
  }

  /** It has never looked and cannot name what it would look at: what others saw before it is old, and why. */
  async #cannotBegin(message: string) {
    const { store, logger } = this.#options;
    const { id } = this.#source;
    const [reason] = message.split(/\.(?:\s|$)/);
    this.#saying = this.#saying.then(async () => {
      if (this.signal.aborted) return;
      await store
        .recordOutage(this.#lease, id, reason)
        .catch(error => logger.warn(`Cannot store that ${id} fails: ${error}`));
    });
    await this.#saying;
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

  /** Resolves once everything that the source has handed over is stored, or refused. */
  async idle() {
    await Promise.all([
      this.#observations.idle(),
      this.#failures.idle(),
      this.#declarations.idle(),
      this.#changes.idle(),
      this.#clusters.idle(),
      this.#saying,
    ]);
  }

  /** Called once the source has begun. */
  async started() {
    this.#begun = true;
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
