import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Knex } from 'knex';
import { AlertStore, OnAlerts } from './alerts/AlertStore';
import { AlertSources } from './alertSources/AlertSources';
import { AlertSourceSet } from './alertSources/AlertSourceSet';
import { CatalogFollower } from './catalog/CatalogFollower';
import { CatalogWatch } from './catalog/CatalogWatch';
import { ServiceProjection } from './catalog/ServiceProjection';
import { ClusterStore } from './clusters/ClusterStore';
import { OperationsConfig } from './config';
import { Retention } from './database/Retention';
import { IncidentStore } from './incidents/IncidentStore';
import { IncidentWork } from './incidents/policy/IncidentWork';
import { WakeUp } from './incidents/policy/WakeUp';
import { Lease, LeaseKeeper, LeaseTimes, pause } from './leases';
import { CatalogPeople } from './notifications/CatalogPeople';
import { NotificationWork } from './notifications/NotificationWork';
import { OnCall } from './notifications/Recipients';
import {
  ObservationStore,
  ServiceChange,
} from './observations/ObservationStore';
import { PostMortemStore } from './postMortems/PostMortemStore';
import { PostMortemWork } from './postMortems/PostMortemWork';
import { RepositorySet } from './postMortems/RepositorySet';
import { settleKept } from './questions/desk/settleKept';
import { QuestionStore } from './questions/QuestionStore';
import { Onboarding } from './requests/Onboarding';
import { RequestStore } from './requests/RequestStore';
import { RequestWork } from './requests/RequestWork';
import { CatalogNames } from './redaction/CatalogNames';
import { PublicText } from './redaction/PublicText';
import { RunbookWork } from './runbooks/RunbookWork';
import { ServiceRegistry } from './services/ServiceRegistry';
import { ChangeAnnouncer } from './signals/ChangeAnnouncer';
import { SourceRunner, SourceRunnerOptions } from './sources/SourceRunner';
import { SourceSet } from './sources/SourceSet';
import { SourceStates } from './sources/SourceStates';
import { DurationThresholds } from './slos/DurationThresholds';
import { ObservedSliSource } from './slos/ObservedSliSource';
import { SliSourceSet } from './slos/SliSourceSet';
import { SloWork } from './slos/SloWork';
import { Tickets } from './tickets/Tickets';
import { TicketSystemSet } from './tickets/TicketSystemSet';
import { WebhookWork } from './webhooks/WebhookWork';

const SWEEP_MILLISECONDS = 2_000;
/** It looks less often once it knows anybody. */
const NAMES_MILLISECONDS = 500;
const PRUNE_MILLISECONDS = 24 * 60 * 60 * 1000;
/** So long after the beginning every source is known, also those of which the catalog tells. */
const RETIRE_MILLISECONDS = 10 * 60 * 1000;

/** @internal */
export interface OperationsOptions {
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  signals: SignalsService;
  /** Without it, people are not told. */
  notifications?: NotificationService;
  config: OperationsConfig;
  sources: SourceSet;
  sliSources?: SliSourceSet;
  alertSources?: AlertSourceSet;
  ticketSystems?: TicketSystemSet;
  /** Without it, nothing is redacted, and nothing is public that would have to be. */
  publicText?: PublicText;
  repositories?: RepositorySet;
  /** Without it, nothing can be asked for. */
  onboarding?: Onboarding;
  leaseTimes?: Partial<LeaseTimes>;
  onRecorded?: (source: string, observations: number) => void;
}

/** What one replica at a time does. @internal */
export type CoreWork = (lease: Lease, signal: AbortSignal) => Promise<void>;

/**
 * Everything that happens in the background, from start to stop.
 *
 * @internal
 */
export class Operations {
  readonly #options: OperationsOptions;
  readonly #registry: ServiceRegistry;
  readonly #leases: LeaseKeeper;
  readonly #store: ObservationStore;
  readonly #announcer: ChangeAnnouncer;
  readonly #clusters: ClusterStore;
  readonly #follower: CatalogFollower;
  readonly #thresholds: DurationThresholds;
  readonly #sliSources: SliSourceSet;
  /** Whatever has changed alerts in this process. */
  readonly #onAlerts: OnAlerts = () => {
    this.#announcer.announceAlerts();
    this.#wakeUp.ring();
  };
  readonly #wakeUp = WakeUp.create();
  readonly #stopping = new AbortController();
  readonly #running: Array<Promise<unknown>> = [];
  readonly #beside: CoreWork[] = [];
  #onCall?: OnCall;

  readonly incidents: IncidentStore;
  readonly postMortems: PostMortemStore;
  readonly questions: QuestionStore;
  readonly requests: RequestStore;
  readonly states: SourceStates;
  readonly alertSources: AlertSources;
  readonly runners: SourceRunner[] = [];

  static create(options: OperationsOptions): Operations {
    return new Operations(options);
  }

  private constructor(options: OperationsOptions) {
    const { database, logger, config } = options;
    const { headlineEnvironments } = config;
    this.#options = options;
    this.#announcer = ChangeAnnouncer.create(options);
    const onChange = this.#announcer.announce.bind(this.#announcer);
    this.incidents = IncidentStore.create({
      database,
      onChange: this.#announcer.announceIncidents.bind(this.#announcer),
    });
    this.postMortems = PostMortemStore.create({
      database,
      onChange: this.#announcer.announcePostMortems.bind(this.#announcer),
    });
    this.questions = QuestionStore.create({
      database,
      incidents: this.incidents,
      onChange: this.#announcer.announceQuestions.bind(this.#announcer),
    });
    this.requests = RequestStore.create({
      database,
      onChange: this.#announcer.announceRequests.bind(this.#announcer),
    });
    this.#registry = ServiceRegistry.create(options);
    this.#leases = LeaseKeeper.create({
      database,
      logger,
      times: options.leaseTimes,
    });
    this.#store = ObservationStore.create({
      database,
      headlineEnvironments,
      onChange: changes => {
        onChange(changes);
        this.#wakeUp.ring();
      },
    });
    this.#follower = CatalogFollower.create({
      watch: CatalogWatch.create(options),
      projection: ServiceProjection.create({
        database,
        logger,
        headlineEnvironments,
      }),
      registry: this.#registry,
      logger,
      onChange,
      intervalMilliseconds: config.projectionMilliseconds,
    });
    this.#thresholds = DurationThresholds.create({ database, logger });
    this.#sliSources = options.sliSources ?? SliSourceSet.create();
    this.#sliSources.add(
      ObservedSliSource.create({
        database,
        flushMilliseconds: config.flushMilliseconds,
      }),
    );
    this.states = SourceStates.create(options);
    this.alertSources = AlertSources.create({
      database,
      logger,
      leases: this.#leases,
      registry: this.#registry,
      states: this.states,
      set: options.alertSources ?? AlertSourceSet.create(),
      config: config.alerts,
      onChange: this.#onAlerts,
    });
    this.#clusters = ClusterStore.create({
      database,
      onChange: this.#announcer.announceClusters.bind(this.#announcer),
    });
  }

  /** The services there are, as this process knows them. */
  get services(): ServiceRegistry {
    return this.#registry;
  }

  /** Tells open pages that services have changed. */
  announce(changes: ServiceChange[]): void {
    this.#announcer.announce(changes);
  }

  /** Names of the leases that this process holds. */
  get leases(): string[] {
    return this.#leases.held;
  }

  /** Lets those be told of incidents who are on call; called before it is started. */
  tellOnCall(onCall: OnCall): void {
    this.#onCall = onCall;
  }

  /** Lets something be done while the lease of the core is held; to be called before the start. */
  beside(work: CoreWork): void {
    this.#beside.push(work);
  }

  async start(): Promise<void> {
    const { signal } = this.#stopping;
    await this.#registry.refresh();
    this.#running.push(
      this.#registry.run(signal),
      this.#thresholds.run(signal),
      this.alertSources.run(signal),
      this.#tickets().run(signal),
      this.#runPostMortems(signal),
      this.#runRunbooks(signal),
      this.#runRequests(signal),
      this.#leases.run(
        'core',
        (lease, held) => this.#core(lease, held),
        signal,
      ),
    );
    this.#options.sources.forEach(source => {
      if (signal.aborted) return;
      const runner = SourceRunner.create(source, this.#runnerOptions());
      this.runners.push(runner);
      this.#running.push(runner.run(signal));
    });
  }

  /** Ends everything: what was counted is stored, and the leases are given back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
    this.#announcer.stop();
  }

  #runnerOptions(): SourceRunnerOptions {
    const { database, logger, config, onRecorded } = this.#options;
    return {
      database,
      logger,
      leases: this.#leases,
      store: this.#store,
      clusters: this.#clusters,
      registry: this.#registry,
      states: this.states,
      flushMilliseconds: config.flushMilliseconds,
      thresholdsOf: this.#thresholds.of.bind(this.#thresholds),
      onRecorded,
    };
  }

  async #core(lease: Lease, signal: AbortSignal) {
    const names = CatalogNames.create(this.#options);
    // Rules and headline environments may differ from those of the process before.
    await this.#store.evaluateAll(lease);
    await Promise.all([
      this.#follower.run(lease, signal),
      this.#sloWork().run(lease, signal),
      this.#incidentWork().run(lease, signal),
      this.#notificationWork()?.run(lease, signal),
      this.#webhookWork().run(lease, signal),
      ...this.#beside.map(work => work(lease, signal)),
      this.alertSources.keepMapped(signal),
      this.#repeat('follow names', NAMES_MILLISECONDS, signal, () =>
        names.follow(lease),
      ),
      this.#repeat('sweep', SWEEP_MILLISECONDS, signal, async () => {
        await this.#store.sweep(lease);
      }),
      this.#repeat('prune', PRUNE_MILLISECONDS, signal, async () => {
        const { database, config } = this.#options;
        const days = config.retentionDays;
        await Retention.create({ database, days }).prune(lease);
      }),
      pause(RETIRE_MILLISECONDS, signal).then(() =>
        this.#repeat('retire', RETIRE_MILLISECONDS, signal, async () => {
          const present = this.#options.sources.list().map(({ id }) => id);
          await this.#store.retireAbandoned(lease, present);
          await this.alertSources.retire(lease);
        }),
      ),
    ]);
  }

  #incidentWork(): IncidentWork {
    const { database, config } = this.#options;
    return IncidentWork.create({
      ...this.#options,
      policy: config.incidentPolicy,
      headlineEnvironments: config.headlineEnvironments,
      incidents: this.incidents,
      alerts: AlertStore.create({ database, onChange: this.#onAlerts }),
      wakeUp: this.#wakeUp,
      onChange: this.#announcer.announce.bind(this.#announcer),
    });
  }

  #notificationWork(): NotificationWork | undefined {
    const { notifications } = this.#options;
    if (!notifications) return undefined;
    const { incidents } = this;
    return NotificationWork.create({
      ...this.#options,
      notifications,
      incidents,
      onCall: this.#onCall,
    });
  }

  #webhookWork(): WebhookWork {
    const { config } = this.#options;
    const { incidents } = this;
    return WebhookWork.create({ ...this.#options, ...config, incidents });
  }

  #tickets(): Tickets {
    const { config, ticketSystems } = this.#options;
    return Tickets.create({
      ...this.#options,
      ...config,
      leases: this.#leases,
      registry: this.#registry,
      states: this.states,
      incidents: this.incidents,
      set: ticketSystems ?? TicketSystemSet.create(),
    });
  }

  async #runPostMortems(signal: AbortSignal): Promise<void> {
    const { config, publicText, repositories } = this.#options;
    if (!publicText) return;
    const work = PostMortemWork.create({
      ...this.#options,
      publicText,
      repositories: repositories ?? RepositorySet.create(),
      config: config.postMortems,
      leases: this.#leases,
      store: this.postMortems,
    });
    await Promise.all([publicText.run(signal), work.run(signal)]);
  }

  async #runRunbooks(signal: AbortSignal): Promise<void> {
    const { config, repositories = RepositorySet.create() } = this.#options;
    await RunbookWork.create({
      ...this.#options,
      repositories,
      config: config.runbooks,
      intervalMilliseconds: config.postMortems.intervalMilliseconds,
      leases: this.#leases,
      onSettled: settleKept(this.questions),
    }).run(signal);
  }

  async #runRequests(signal: AbortSignal): Promise<void> {
    const { config, onboarding, publicText, repositories } = this.#options;
    if (!onboarding || !publicText) return;
    await RequestWork.create({
      ...this.#options,
      onboarding,
      publicText,
      repositories: repositories ?? RepositorySet.create(),
      people: CatalogPeople.create(this.#options),
      appUrl: config.appUrl,
      leases: this.#leases,
      store: this.requests,
    }).run(signal);
  }

  #sloWork(): SloWork {
    const { config } = this.#options;
    return SloWork.create({
      ...this.#options,
      config: config.slos,
      projectionMilliseconds: config.projectionMilliseconds,
      registry: this.#registry,
      sources: this.#sliSources,
      onChange: this.#announcer.announce.bind(this.#announcer),
      onAlerts: this.#onAlerts,
    });
  }

  async #repeat(
    name: string,
    milliseconds: number,
    signal: AbortSignal,
    work: () => Promise<void>,
  ) {
    while (!signal.aborted) {
      await work().catch(error =>
        this.#options.logger.warn(`Cannot ${name}, trying again: ${error}`),
      );
      await pause(milliseconds, signal);
    }
  }
}
