import { Entity } from '@backstage/catalog-model';
import {
  Change,
  ClusterCapacity,
  ClusterNode,
  ClusterQuota,
  ConfigurationProblem,
  Facts,
  HealthReason,
  HealthStatus,
  Scope,
  WatchedKind,
  WatchState,
  Workload,
} from '@operate-first/plugin-operations-common';

/**
 * A service that sources may observe.
 *
 * @public
 */
export interface ObservedService {
  /** Internal id; it outlives renames. */
  id: string;
  entityRef: string;
  /** The catalog entity, with the annotations a source reads. */
  entity: Entity;
}

/**
 * What a source saw of a service in one scope. Its key is (service, source, scope): the next one in the
 * same scope replaces it, and only a change of status or reasons is kept as history.
 *
 * @public
 */
export interface ObservationInput {
  serviceId: string;
  scope: Scope;
  status: HealthStatus;
  /** Sentences for people; none are needed where the status is healthy. */
  reasons: HealthReason[];
  facts?: Facts;
  observedAt: Date;
  /**
   * What runs of the service in the scope, for sources that see workloads. Figures may change without a
   * change of status: readers are told, history is not touched.
   */
  workloads?: Workload[];
  /** Good and total events that this look counted, for the availability of the service. */
  events?: EventsInput;
}

/**
 * Events of one look. They are counted once, in the step into which `observedAt` falls.
 *
 * @public
 */
export interface EventsInput {
  good: number;
  total: number;
  /** For how many seconds this look speaks, at most its interval. */
  coveredSeconds: number;
  /**
   * How long the service took to answer, or was waited for in vain, for SLOs about it; missing where it refused to
   * answer.
   */
  seconds?: number;
}

/**
 * Says that a source could not look. What it saw last stays, marked stale with the reason.
 *
 * @public
 */
export interface ObservationFailure {
  serviceId: string;
  scope: Scope;
  /** A sentence without a full stop, for example `eu-1 does not answer (timeout after 5 s)`. */
  reason: string;
}

/**
 * What a source means to observe of a service. Scopes that are no longer declared are retired, and a
 * declared scope that nobody has looked at yet is named as unknown.
 *
 * @public
 */
export interface ServiceDeclaration {
  serviceId: string;
  scopes: Array<Scope & { intervalSeconds: number }>;
  /** What is written for the service that the source cannot follow, for its page. */
  problems: ConfigurationProblem[];
}

/**
 * A scope that a source has declared, as the store knows it.
 *
 * @public
 */
export interface DeclaredScope {
  serviceId: string;
  scope: Scope;
  /** What was seen there last, and since when; missing where nobody has looked yet. */
  status?: HealthStatus;
  since?: Date;
}

/**
 * Something that changed in how a service runs. The same change recorded twice is kept once.
 *
 * @public
 */
export interface ChangeInput
  extends Pick<Change, 'summary' | 'detail' | 'object'> {
  serviceId: string;
  /** What is seen where services run; commits come from sources of authors. */
  kind: Extract<Change['kind'], 'rollout' | 'scaling' | 'restart'>;
  scope: Scope;
  at: Date;
  /** Tells this change from all others of the service, source and scope, at most 200 characters. */
  key: string;
}

/**
 * How a cluster is, for its page: figures, and our watch of it. The last one stays while nobody can see.
 *
 * @public
 */
export interface ClusterReport {
  name: string;
  title?: string;
  state: WatchState;
  /** A sentence for everybody: no inner addresses and no answers quoted. */
  message: string;
  remedy?: string;
  since: Date;
  version?: string;
  lastAnswerAt?: Date;
  clockMessage?: string;
  kinds: WatchedKind[];
  /** Missing where nothing could be seen now: the figures before stay, and are stale. */
  figures?: ClusterFigures;
}

/** @public */
export interface ClusterFigures {
  observedAt: Date;
  nodes: ClusterNode[];
  resources: ClusterCapacity;
  quotas: ClusterQuota[];
}

/**
 * How a source is, for `/sources`.
 *
 * @public
 */
export interface SourceReport {
  state: 'running' | 'failing';
  /** A sentence; when failing, with what to do. */
  message: string;
}

/**
 * What the core gives to a source while the source is the one that writes.
 *
 * @public
 */
export interface SourceContext {
  /** Aborted when this process is no longer the one to observe, or ends. Nothing may be written after it. */
  signal: AbortSignal;
  /** The services there are now. */
  listServices(): ObservedService[];
  /** Calls back whenever {@link SourceContext.listServices} has something new to say. */
  onServicesChanged(listener: () => void): void;
  /**
   * What this source has declared of the services there are, also in another process and before a restart: what has
   * vanished meanwhile is not forgotten.
   */
  declaredScopes(): Promise<DeclaredScope[]>;
  /** Says what the source observes of some services. Services that were never declared are not observed. */
  declare(declarations: ServiceDeclaration[]): Promise<void>;
  /** Records what was seen; resolves once it is stored. */
  record(observations: ObservationInput[]): Promise<void>;
  /** Records that looking was not possible; resolves once it is stored. */
  recordFailures(failures: ObservationFailure[]): Promise<void>;
  /** Records what changed in how services run; resolves once it is stored. */
  recordChanges(changes: ChangeInput[]): Promise<void>;
  /** Records how a cluster is; resolves once it is stored. A cluster belongs to the source that records it. */
  recordCluster(report: ClusterReport): Promise<void>;
  /** Says how the source as a whole is. */
  report(report: SourceReport): void;
}

/**
 * A module that observes services. The core decides which replica runs it: one at a time.
 *
 * @public
 */
export interface ObservationSource {
  /**
   * Short and stable, as in `probe`, at most 64 characters; it is stored with every observation. A module
   * may add several: each has its own lease and writes its own observations, as one per cluster does.
   */
  id: string;
  /** For people, as in `HTTP probes`. */
  title: string;
  /**
   * Begins to observe and resolves when it has begun. Called again, with a new context, after the signal
   * of the last one was aborted. Throwing marks the source as failing; the core tries again with back-off.
   */
  start(context: SourceContext): Promise<void>;
}
