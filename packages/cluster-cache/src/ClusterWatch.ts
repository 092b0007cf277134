import type { LoggerService } from '@backstage/backend-plugin-api';
import pLimit from 'p-limit';
import { AnswerFacts, ApiClient } from './ApiClient';
import { ApiError } from './ApiError';
import { ChangeFeed } from './ChangeFeed';
import { Discovery } from './Discovery';
import { Gate } from './Gate';
import { KindWatch, WatchedCluster } from './KindWatch';
import { ObjectStore } from './ObjectStore';
import { Backoff, jitter, pause } from './pause';
import { readVersion } from './schema';
import { SharedParts } from './SharedParts';
import { ClusterCacheTiming } from './timing';
import {
  ClusterDefinition,
  ClusterState,
  ClusterStatus,
  KindDefinition,
  KindState,
} from './types';

const LISTS_AT_ONCE = 6;
/** A cluster that answered until now may miss one look; the next one follows at once. */
const TOLERATED_MISSES = 1;
const NOTABLE_SKEW_SECONDS = 30;

/** What all clusters of a cache have in common. */
export interface Surroundings {
  logger: LoggerService;
  feed: ChangeFeed;
  parts: SharedParts;
  timing: ClusterCacheTiming;
}

/**
 * One cluster: looks whether it answers, and lets its kinds ask only while it does. That is the circuit breaker: while it
 * does not answer, one request at a time tries whether it does again.
 */
export class ClusterWatch {
  readonly #definition: ClusterDefinition;
  readonly #timing: ClusterCacheTiming;
  readonly #logger: LoggerService;
  readonly #feed: ChangeFeed;
  readonly #client: ApiClient;
  readonly #watched: WatchedCluster;
  readonly #kinds = new Map<string, KindWatch>();
  /** Of each kind that runs. */
  readonly #runs: Promise<void>[] = [];
  readonly #gate = new Gate();
  readonly #stopped = new AbortController();
  readonly #backoff: Backoff;
  #isRunning = false;
  #wake = new AbortController();
  #misses = 0;
  #status: ClusterStatus = 'connecting';
  #message = 'Not asked yet.';
  #publicMessage = 'Not asked yet.';
  #remedy: string | undefined;
  #since = new Date();
  #lastAnswerAt: Date | undefined;
  #version: string | undefined;
  #clockSkewMs: number | undefined;

  private constructor(
    definition: ClusterDefinition,
    kinds: readonly KindDefinition[],
    { logger, feed, parts, timing }: Surroundings,
  ) {
    this.#definition = definition;
    this.#timing = timing;
    this.#logger = logger;
    this.#feed = feed;
    this.#backoff = new Backoff(timing.shortestPause, timing.longestPause);
    const onAnswer = (facts: AnswerFacts) => this.#answered(facts);
    const client = ApiClient.create(definition, timing, onAnswer);
    this.#client = client;
    const limit = pLimit(LISTS_AT_ONCE);
    const skew = () => this.#clockSkewMs ?? 0;
    this.#watched = {
      name: definition.name,
      client,
      discovery: Discovery.create(client, timing.retryDenied),
      feed,
      parts,
      timing,
      get clockSkewMs() {
        return skew();
      },
      untilAnswering: () => this.#gate.pass(),
      limitLists: work => limit(work),
      suspect: () => this.#wake.abort(),
    };
    for (const kind of [...kinds, ...(definition.kinds ?? [])]) {
      this.addKind(kind);
    }
  }

  static create(
    definition: ClusterDefinition,
    kinds: readonly KindDefinition[],
    surroundings: Surroundings,
  ): ClusterWatch {
    return new ClusterWatch(definition, kinds, surroundings);
  }

  /** One kind more, unless it is there; it is watched at once where the others are. */
  addKind(kind: KindDefinition): void {
    if (this.#kinds.has(kind.id)) return;
    const watch = KindWatch.create(kind, this.#watched);
    this.#kinds.set(kind.id, watch);
    if (this.#isRunning) this.#runs.push(watch.run());
  }

  store(kind: string): ObjectStore | undefined {
    return this.#kinds.get(kind)?.store;
  }

  get client(): ApiClient {
    return this.#client;
  }

  state(): ClusterState {
    const { name, title, url } = this.#definition;
    const skew = this.#clockSkewMs;
    const clockSkewSeconds =
      skew === undefined ? undefined : Math.round(skew / 1000);
    return {
      name,
      title,
      url,
      status: this.#status,
      message: this.#message,
      publicMessage: this.#publicMessage,
      remedy: this.#remedy,
      since: this.#since,
      lastAnswerAt: this.#lastAnswerAt,
      version: this.#version,
      clockSkewSeconds,
      clockMessage: sayClock(name, clockSkewSeconds),
      kinds: [...this.#kinds.values()].map(kind => this.#inPlace(kind.state())),
    };
  }

  /** Ends when the watch is stopped and nothing of it runs any more. */
  async run(): Promise<void> {
    this.#isRunning = true;
    for (const kind of this.#kinds.values()) this.#runs.push(kind.run());
    await this.#lookAgainAndAgain();
    await Promise.all(this.#runs);
  }

  stop(): void {
    this.#stopped.abort();
    this.#wake.abort();
    this.#gate.end();
  }

  async #lookAgainAndAgain(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      // What was suspected before this look is answered by it.
      this.#wake = new AbortController();
      const rest = await this.#look(signal);
      if (signal.aborted) return;
      // While it is shut off nobody has news, so that only then the pause is kept whatever is suspected.
      await pause(rest, this.#gate.isOpen ? this.#wake.signal : signal);
    }
  }

  async #look(signal: AbortSignal): Promise<number> {
    const { answerLimit, heartbeatLimit } = this.#timing;
    const limit = Math.min(answerLimit, heartbeatLimit);
    try {
      const body = await this.#client.get('/version', {}, signal, { limit });
      this.#version = readVersion(body) ?? this.#version;
    } catch (error) {
      const failure = ApiError.fromFailure(error);
      // Who may not ask for the version has been answered all the same.
      if (failure.status !== 403) return this.#missed(failure);
    }
    this.#misses = 0;
    this.#backoff.reset();
    const message = `${this.#definition.name} answers.`;
    const changed = this.#become('watching', message);
    if (changed) this.#logger.info(`Cluster ${message}`);
    this.#gate.open();
    return jitter(this.#timing.heartbeat);
  }

  #missed(error: ApiError): number {
    if (this.#stopped.signal.aborted) return 0;
    this.#misses += 1;
    if (!this.#gate.isOpen || this.#misses > TOLERATED_MISSES) {
      this.#gate.close();
      const message = `${this.#definition.name} ${error.message}.`;
      const changed = this.#become('failing', message, {
        remedy: error.remedy,
        publicMessage: `${this.#definition.name} ${error.publicMessage}.`,
      });
      const cause = error.cause ? ` ${error.cause}` : '';
      if (changed) this.#logger.warn(`Cluster ${message}${cause}`);
    }
    return this.#backoff.next(error.retryAfterMs);
  }

  #answered({ clockSkewMs }: AnswerFacts): void {
    this.#lastAnswerAt = new Date();
    if (clockSkewMs !== undefined) this.#clockSkewMs = clockSkewMs;
  }

  /** Whether it was otherwise before. */
  #become(
    status: ClusterStatus,
    message: string,
    details: { remedy?: string; publicMessage?: string } = {},
  ): boolean {
    if (this.#status === status && this.#message === message) return false;
    if (this.#status !== status) this.#since = new Date();
    this.#status = status;
    this.#message = message;
    this.#publicMessage = details.publicMessage ?? message;
    this.#remedy = details.remedy;
    this.#feed.stateChanged(this.#definition.name);
    return true;
  }

  /** While the cluster does not answer, none of its kinds does, whatever was true of it before. */
  #inPlace(state: KindState): KindState {
    const shut =
      this.#status === 'failing' &&
      state.status !== 'forbidden' &&
      state.status !== 'missing';
    if (!shut) return state;
    return {
      ...state,
      status: 'failing',
      message: this.#message,
      publicMessage: this.#publicMessage,
      remedy: this.#remedy,
      since: this.#since,
    };
  }
}

function sayClock(
  name: string,
  skewSeconds: number | undefined,
): string | undefined {
  if (!skewSeconds || Math.abs(skewSeconds) < NOTABLE_SKEW_SECONDS) {
    return undefined;
  }
  const direction = skewSeconds > 0 ? 'ahead of' : 'behind';
  return `The clock of ${name} is ${Math.abs(
    skewSeconds,
  )} s ${direction} ours; one of them is wrong.`;
}
