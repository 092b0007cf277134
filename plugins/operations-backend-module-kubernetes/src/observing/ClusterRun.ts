import { setImmediate as breathe } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ChangeBatch, ClusterState } from '@operate-first/cluster-cache';
import { Scope } from '@operate-first/plugin-operations-common';
import {
  ServiceDeclaration,
  SourceContext,
} from '@operate-first/plugin-operations-node';
import { Environments } from '../clusters/environments';
import { Fleet } from '../clusters/Fleet';
import { failureOf, isListed } from '../clusters/readiness';
import { WatchedCluster } from '../clusters/WatchedCluster';
import { Alarm } from './Alarm';
import { Attention } from './Attention';
import { clusterReport, sourceReport } from './clusterReport';
import { ServiceBook } from './ServiceBook';
import { rememberedPlaces } from './rememberedPlaces';
import { INTERVAL_SECONDS, Look, ServiceWatch } from './ServiceWatch';

/** Several changes that come together are judged together. */
const DEBOUNCE = 150;
/** What has not changed is looked at again so often: ages count, and readers want to know that we look. */
const AT_LEAST_EVERY = 13_000;
/** So often we look whether something is due. */
const TICK = 2_000;
/** After a failure of the store. */
const TRY_AGAIN = 2_000;
const SERVICES_AT_ONCE = 100;
const BEFORE_OTHERS_HAVE_A_TURN = 10;

/** @internal */
export interface ClusterRunOptions {
  sourceId: string;
  clusterName: string;
  fleet: Fleet;
  environments: Environments;
  logger: LoggerService;
  /** For tests: how often what has not changed is looked at again, in milliseconds. */
  atLeastEvery?: number;
}

function declarationOf(serviceId: string, scopes: Scope[]): ServiceDeclaration {
  const intervalSeconds = INTERVAL_SECONDS;
  return {
    serviceId,
    scopes: scopes.map(scope => ({ ...scope, intervalSeconds })),
    problems: [],
  };
}

/**
 * Writes what is seen in one cluster, while this process is the one to write it: a service when something of it
 * changes, and every service from time to time.
 *
 * @internal
 */
export class ClusterRun {
  readonly #context: SourceContext;
  readonly #options: ClusterRunOptions;
  readonly #book = new ServiceBook();
  readonly #attention = new Attention();
  readonly #watches = new Map<string, ServiceWatch>();
  readonly #touched = new Set<string>();
  readonly #lookedAt = new Map<string, number>();
  readonly #declared = new Map<string, string>();
  /** Where services were when this process was not the one to look; undefined until it is known. */
  #remembered: Map<string, Map<string, Date | undefined>> | undefined;
  readonly #alarm: Alarm;
  readonly #begun: Promise<void>;
  #begin: () => void = () => {};
  #unsubscribe: (() => void) | undefined;
  #following: WatchedCluster | undefined;
  #servicesChanged = true;
  #stateChanged = true;
  readonly #atLeastEvery: number;
  #reportedAt = 0;
  #reported = '';
  #failure: string | undefined;
  #failedAt = 0;

  private constructor(context: SourceContext, options: ClusterRunOptions) {
    this.#context = context;
    this.#options = options;
    this.#atLeastEvery = options.atLeastEvery ?? AT_LEAST_EVERY;
    this.#alarm = new Alarm(context.signal);
    this.#begun = new Promise(resolve => {
      this.#begin = resolve;
    });
  }

  /**
   * Resolves when the cluster has been listed, or the turn is over: until then nothing is declared, so that the
   * core keeps what was seen before of a cluster that does not answer.
   */
  static async start(
    context: SourceContext,
    options: ClusterRunOptions,
  ): Promise<void> {
    const run = new ClusterRun(context, options);
    context.onServicesChanged(() => {
      run.#servicesChanged = true;
      run.#alarm.ring(DEBOUNCE);
    });
    context.signal.addEventListener('abort', () => run.#end());
    void run.#work();
    await run.#begun;
  }

  #end(): void {
    this.#unsubscribe?.();
    this.#begin();
  }

  async #work(): Promise<void> {
    const { signal } = this.#context;
    while (!signal.aborted) {
      try {
        await this.#round();
        await this.#alarm.wait(Math.min(TICK, this.#atLeastEvery));
      } catch (error) {
        if (signal.aborted) return;
        const { logger, clusterName } = this.#options;
        logger.warn(`Cannot store what is seen in ${clusterName}: ${error}`);
        this.#declared.clear();
        this.#stateChanged = true;
        await this.#alarm.rest(TRY_AGAIN);
      }
    }
  }

  async #round(): Promise<void> {
    this.#remembered ??= rememberedPlaces(await this.#context.declaredScopes());
    const cluster = this.#follow();
    const state = cluster?.state;
    if (!cluster || !state) {
      await this.#leave();
      return;
    }
    this.#readServices();
    await this.#report(cluster, state);
    const isBlind = state.status === 'unwatchable';
    const failure = isBlind
      ? state.publicMessage.replace(/\.$/, '')
      : failureOf(state);
    if (failure !== undefined) {
      if (isBlind) this.#begin();
      await this.#fail(failure);
    } else if (isListed(state)) {
      if (this.#failure !== undefined) this.#lookedAt.clear();
      this.#failure = undefined;
      await this.#lookAtServices(cluster);
      this.#begin();
    }
  }

  /** A cluster of the catalog may go and come back as another one. */
  #follow(): WatchedCluster | undefined {
    const { fleet, clusterName } = this.#options;
    const cluster = fleet.get(clusterName);
    if (cluster !== this.#following) {
      this.#unsubscribe?.();
      this.#unsubscribe = cluster?.subscribe(batch => this.#changed(batch));
      this.#following = cluster;
      this.#watches.clear();
      this.#lookedAt.clear();
      this.#stateChanged = true;
    }
    return cluster;
  }

  #changed({ changes, clusters }: ChangeBatch): void {
    for (const change of changes) {
      const concerned = [
        ...this.#attention.concerned(change),
        ...this.#book.askingFor(change),
      ];
      for (const serviceId of concerned) this.#touched.add(serviceId);
    }
    if (clusters.length > 0) this.#stateChanged = true;
    if (this.#touched.size > 0 || clusters.length > 0) {
      this.#alarm.ring(DEBOUNCE);
    }
  }

  #readServices(): void {
    if (!this.#servicesChanged) return;
    this.#servicesChanged = false;
    const { changed, gone } = this.#book.update(this.#context.listServices());
    for (const serviceId of [...changed, ...gone]) {
      this.#watches.delete(serviceId);
      this.#lookedAt.delete(serviceId);
    }
    for (const serviceId of gone) {
      this.#attention.pay(serviceId, new Set());
      // Whoever asks for nothing any more is looked at once, so that its places are given up.
      if (this.#declared.has(serviceId)) this.#touched.add(serviceId);
    }
  }

  async #report(cluster: WatchedCluster, state: ClusterState): Promise<void> {
    const now = new Date();
    const isDue = now.getTime() - this.#reportedAt >= this.#atLeastEvery;
    if (!isDue && !this.#stateChanged) return;
    this.#stateChanged = false;
    this.#reportedAt = now.getTime();
    const report = sourceReport(state);
    const words = JSON.stringify(report);
    if (report && words !== this.#reported) {
      this.#reported = words;
      this.#context.report(report);
    }
    await this.#context.recordCluster(clusterReport(cluster, state, now));
  }

  /** What is known stays, and says that it is old. */
  async #fail(failure: string): Promise<void> {
    const isNew = failure !== this.#failure;
    if (!isNew && Date.now() - this.#failedAt < this.#atLeastEvery) return;
    this.#failure = failure;
    this.#failedAt = Date.now();
    const failures = [];
    for (const serviceId of this.#book.ids()) {
      const asked = this.#book.get(serviceId) ?? { problems: [] };
      const scopes = this.#watchOf(serviceId)?.scopes(asked) ?? [];
      failures.push(
        ...scopes.map(scope => ({ serviceId, scope, reason: failure })),
      );
      // Where a service is to be is known before anything of it was seen.
      const isNamed = asked.ask?.cluster === this.#options.clusterName;
      if (isNamed && !this.#declared.has(serviceId)) {
        await this.#declare([declarationOf(serviceId, scopes)]);
      }
    }
    if (failures.length > 0) await this.#context.recordFailures(failures);
  }

  /** The cluster is in the catalog no longer. */
  async #leave(): Promise<void> {
    this.#begin();
    if (!this.#stateChanged) return;
    this.#stateChanged = false;
    const { clusterName } = this.#options;
    const message = `${clusterName} is in the catalog no longer.`;
    const remedy = 'Nothing, if that is meant.';
    this.#reported = '';
    this.#context.report({ state: 'failing', message: `${message} ${remedy}` });
    await this.#declare(
      [...this.#declared.keys()].map(id => declarationOf(id, [])),
    );
    await this.#context.recordCluster({
      name: clusterName,
      state: 'unwatchable',
      message,
      remedy,
      since: new Date(),
      kinds: [],
    });
  }

  /** Only what is said otherwise than before; a service of which there is nothing to say is not mentioned. */
  async #declare(declarations: ServiceDeclaration[]): Promise<void> {
    const news = declarations.filter(declaration => {
      const { serviceId, scopes, problems } = declaration;
      const before = this.#declared.get(serviceId);
      const isEmpty = scopes.length === 0 && problems.length === 0;
      return before === undefined
        ? !isEmpty
        : before !== JSON.stringify(declaration);
    });
    if (news.length === 0) return;
    await this.#context.declare(news);
    for (const declaration of news) {
      this.#declared.set(declaration.serviceId, JSON.stringify(declaration));
    }
  }

  async #lookAtServices(cluster: WatchedCluster): Promise<void> {
    for (;;) {
      const due = this.#due();
      const ids = new Set([...this.#touched, ...due]);
      this.#touched.clear();
      const looks: Look[] = [];
      for (const serviceId of ids) {
        looks.push(this.#lookAt(serviceId));
        if (looks.length % BEFORE_OTHERS_HAVE_A_TURN === 0) await breathe();
      }
      await this.#store(looks);
      const isMore = due.length === SERVICES_AT_ONCE;
      if (!isMore || cluster.state?.status !== 'watching') return;
    }
  }

  #due(): string[] {
    const then = Date.now() - this.#atLeastEvery;
    return this.#book
      .ids()
      .filter(id => (this.#lookedAt.get(id) ?? 0) <= then)
      .slice(0, SERVICES_AT_ONCE);
  }

  #lookAt(serviceId: string): Look {
    const asked = this.#book.get(serviceId);
    const watch = this.#watchOf(serviceId);
    this.#lookedAt.set(serviceId, Date.now());
    const nothing: Look = {
      declaration: { serviceId, scopes: [], problems: [] },
      observations: [],
      changes: [],
      touchedBy: new Set(),
    };
    const look = asked && watch ? watch.look(asked, new Date()) : nothing;
    this.#attention.pay(serviceId, look.touchedBy);
    return look;
  }

  async #store(looks: Look[]): Promise<void> {
    await this.#declare(looks.map(({ declaration }) => declaration));
    const observations = looks.flatMap(look => look.observations);
    const changes = looks.flatMap(look => look.changes);
    if (observations.length > 0) await this.#context.record(observations);
    if (changes.length > 0) await this.#context.recordChanges(changes);
  }

  #watchOf(serviceId: string): ServiceWatch | undefined {
    const cluster = this.#following;
    if (!cluster) return undefined;
    const watch =
      this.#watches.get(serviceId) ??
      ServiceWatch.create({
        ...this.#options,
        serviceId,
        cluster,
        remembered: this.#remembered?.get(serviceId),
      });
    // Whoever asks otherwise later begins anew.
    this.#remembered?.delete(serviceId);
    this.#watches.set(serviceId, watch);
    return watch;
  }
}
