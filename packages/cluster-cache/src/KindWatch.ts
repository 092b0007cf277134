import { ApiClient } from './ApiClient';
import { ApiError } from './ApiError';
import { ChangeFeed } from './ChangeFeed';
import { Discovery, ServedKind } from './Discovery';
import { KindRecord } from './KindRecord';
import { rbacRule, sayKind } from './kinds';
import { ObjectStore } from './ObjectStore';
import { Backoff, jitter, pause } from './pause';
import {
  RawKubeObject,
  WatchEvent,
  lastWritten,
  readListPage,
  readWatchEvent,
} from './schema';
import { SharedParts } from './SharedParts';
import { ClusterCacheTiming } from './timing';
import { KindDefinition, KindState } from './types';
import { WatchedObjects, keyOf } from './WatchedObjects';

const PAGE = 250;
/** So often the server may forget where we were before that is called a failure. */
const TOLERATED_LOSSES = 3;
/**
 * So often we go on from a version at which only broken lines come, before we list anew, and so often a kind may be
 * unknown before we believe it.
 */
const TOLERATED_STANDSTILL = 3;
/** The longest pause after a watch that ended early but well: what is shown must not grow old meanwhile. */
const EARLY_END_FACTOR = 10;

/** What we accept of a kind of which only the metadata is wanted; servers that cannot send that send all. */
const ACCEPT_METADATA = ['PartialObjectMetadataList', 'PartialObjectMetadata']
  .map(as => `application/json;as=${as};g=meta.k8s.io;v=v1`)
  .concat('application/json')
  .join(',');

/** What a watch needs of its cluster. */
export interface WatchedCluster {
  readonly name: string;
  readonly client: ApiClient;
  readonly discovery: Discovery;
  readonly feed: ChangeFeed;
  readonly parts: SharedParts;
  readonly timing: ClusterCacheTiming;
  readonly clockSkewMs: number;
  /** Waits until the cluster answers; the signal it gives is aborted when it does no longer. */
  untilAnswering(): Promise<AbortSignal | undefined>;
  /** Waits for a place among those who list at the same time. */
  limitLists<T>(work: () => Promise<T>): Promise<T>;
  /** Somebody should look whether the cluster still answers. */
  suspect(): void;
}

/** Keeps the objects of one kind of one cluster: lists once, then watches, and goes on where it was. */
export class KindWatch {
  readonly #kind: KindDefinition;
  readonly #cluster: WatchedCluster;
  readonly #record: KindRecord;
  readonly #objects: WatchedObjects;
  readonly #failures: Backoff;
  readonly #losses: Backoff;
  readonly #earlyEnds: Backoff;
  #lossCount = 0;
  /** Asked for once, and again when it is not there any more. */
  #served: ServedKind | undefined;
  #resourceVersion: string | undefined;
  #standstill = 0;

  private constructor(kind: KindDefinition, cluster: WatchedCluster) {
    const { shortestPause, longestPause } = cluster.timing;
    this.#kind = kind;
    this.#cluster = cluster;
    this.#objects = WatchedObjects.create(kind.id, cluster);
    this.#record = new KindRecord(kind.id, () =>
      cluster.feed.stateChanged(cluster.name),
    );
    this.#failures = new Backoff(shortestPause, longestPause);
    this.#losses = new Backoff(shortestPause, longestPause);
    const earlyEnd = Math.min(longestPause, shortestPause * EARLY_END_FACTOR);
    this.#earlyEnds = new Backoff(shortestPause, earlyEnd);
  }

  static create(kind: KindDefinition, cluster: WatchedCluster): KindWatch {
    return new KindWatch(kind, cluster);
  }

  get store(): ObjectStore {
    return this.#objects.store;
  }

  get #accept(): string | undefined {
    return this.#kind.metadataOnly ? ACCEPT_METADATA : undefined;
  }

  state(): KindState {
    return this.#record.state(this.store.size);
  }

  /** Ends when the cluster is stopped. */
  async run(): Promise<void> {
    for (;;) {
      const signal = await this.#cluster.untilAnswering();
      if (!signal) return;
      let rest: number;
      try {
        rest = await this.#round(signal);
      } catch (error) {
        if (signal.aborted) continue;
        rest = this.#failed(ApiError.fromFailure(error));
      }
      await pause(rest, signal);
    }
  }

  /** From a list or from where we were to the end of a watch; gives the pause until the next. */
  async #round(signal: AbortSignal): Promise<number> {
    const { discovery, timing } = this.#cluster;
    this.#served ??= await discovery.find(this.#kind, signal);
    const served = this.#served;
    if (!served) return this.#isNotServed();
    this.#record.version(served.apiVersion);
    if (this.#resourceVersion === undefined) {
      await this.#cluster.limitLists(() => this.#list(served, signal));
    } else {
      this.#record.resumed();
    }
    const began = Date.now();
    await this.#watch(served, signal);
    const endedEarly = Date.now() - began < timing.healthyWatch;
    return endedEarly ? this.#earlyEnds.next() : 0;
  }

  async #list(served: ServedKind, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    try {
      await this.#listPages(served, String(PAGE), signal);
    } catch (error) {
      // The token for the next page has grown too old: then all at once.
      if (!(error instanceof ApiError) || !error.lostOurPlace) throw error;
      await this.#listPages(served, undefined, signal);
    }
    this.#record.listed();
  }

  async #listPages(
    served: ServedKind,
    limit: string | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    const { client } = this.#cluster;
    const { fieldSelector } = this.#kind;
    const seen = new Set<string>();
    let next: string | undefined;
    for (;;) {
      const query = { limit, fieldSelector, continue: next };
      const accept = this.#accept;
      const body = await client.get(served.path, query, signal, { accept });
      this.#record.received(Buffer.byteLength(body));
      const page = asSent('a list', () => readListPage(body));
      this.#objects.say({
        apiVersion: page.apiVersion ?? served.apiVersion,
        kind: page.kind,
      });
      for (const item of page.items) {
        seen.add(keyOf(item));
        this.#objects.put(item);
      }
      next = page.continueToken;
      if (next === undefined) {
        this.#objects.keepOnly(seen);
        this.#resourceVersion = page.resourceVersion;
        return;
      }
    }
  }

  async #watch(served: ServedKind, signal: AbortSignal): Promise<void> {
    const { client, timing } = this.#cluster;
    const duration = jitter(timing.watchDuration);
    const query = {
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: this.#resourceVersion,
      timeoutSeconds: String(Math.ceil(duration / 1000)),
      fieldSelector: this.#kind.fieldSelector,
    };
    let settling: NodeJS.Timeout | undefined;
    const onOpen = () => {
      if (this.#lossCount < TOLERATED_LOSSES) this.#watching();
      settling = setTimeout(() => this.#healthy(), timing.healthyWatch);
    };
    const accept = this.#accept;
    const limits = { duration: duration + 1000, signal, onOpen, accept };
    try {
      for await (const line of client.stream(served.path, query, limits)) {
        this.#record.received(Buffer.byteLength(line) + 1);
        this.#take(asSent('an event', () => readWatchEvent(line)));
      }
    } finally {
      clearTimeout(settling);
    }
  }

  #take(event: WatchEvent): void {
    if (event.type === 'ERROR') {
      throw ApiError.fromAnswer(event.code, event.status);
    }
    this.#watching();
    this.#standstill = 0;
    if (event.type === 'BOOKMARK') {
      this.#resourceVersion = event.resourceVersion;
      this.#record.bookmark();
      return;
    }
    const { object } = event;
    this.#resourceVersion = String(object.metadata.resourceVersion);
    if (event.type === 'DELETED') {
      this.#record.event(undefined);
      this.#objects.remove(
        object.metadata.namespace ?? '',
        object.metadata.name,
      );
    } else {
      this.#record.event(this.#lag(object));
      this.#objects.put(object);
    }
  }

  #lag(object: RawKubeObject): number | undefined {
    const written = lastWritten(object);
    if (written === undefined) return undefined;
    return Date.now() + this.#cluster.clockSkewMs - written;
  }

  #watching(): void {
    this.#record.become('watching', 'Listed, and changes arrive.');
  }

  #healthy(): void {
    this.#watching();
    this.#failures.reset();
    this.#losses.reset();
    this.#earlyEnds.reset();
    this.#lossCount = 0;
    this.#standstill = 0;
  }

  /** A server that has just started does not know yet what was defined in it; one such answer takes nothing away. */
  #isNotServed(): number {
    const known = this.store.size > 0;
    if (!known || this.#standstill++ >= TOLERATED_STANDSTILL) {
      return this.#isMissing();
    }
    const { name, discovery } = this.#cluster;
    discovery.forget();
    const kind = sayKind(this.#kind);
    const message = `Cannot watch ${kind}: ${name} does not know it now.`;
    this.#record.become('failing', message);
    return this.#failures.next();
  }

  /** The cluster answers and says that it has none: then there are no objects of it either. */
  #isMissing(): number {
    this.#objects.keepOnly(new Set());
    this.#resourceVersion = undefined;
    const kind = sayKind(this.#kind);
    const message = `${this.#cluster.name} does not serve ${kind}.`;
    this.#record.become('missing', message);
    return jitter(this.#cluster.timing.retryDenied);
  }

  #failed(error: ApiError): number {
    const { name, timing, discovery } = this.#cluster;
    const kind = sayKind(this.#kind);
    if (error.status === 403) {
      const message = `No permission to list ${kind} in ${name}.`;
      const remedy = `Add this rule to the role of our account there:\n${rbacRule(
        this.#kind,
      )}`;
      this.#record.become('forbidden', message, { remedy });
      return jitter(timing.retryDenied);
    }
    if (error.lostOurPlace) return this.#lostPlace(kind);
    if (error.concernsCluster) this.#cluster.suspect();
    const stuck =
      !error.concernsCluster && this.#standstill++ >= TOLERATED_STANDSTILL;
    if (error.status === 404) {
      // One such answer may be that of a proxy: whether the kind is gone is for discovery to say.
      this.#served = undefined;
      if (stuck) return this.#isMissing();
      discovery.forget();
    }
    if (stuck) this.#resourceVersion = undefined;
    const say = (why: string) => `Cannot watch ${kind}: ${name} ${why}.`;
    this.#record.become('failing', say(error.message), {
      remedy: error.remedy,
      publicMessage: say(error.publicMessage),
    });
    return this.#failures.next(error.retryAfterMs);
  }

  /** Only this leads to a new list, and the pauses between two of them grow. */
  #lostPlace(kind: string): number {
    this.#resourceVersion = undefined;
    this.#lossCount += 1;
    if (this.#lossCount >= TOLERATED_LOSSES) {
      const message = `${
        this.#cluster.name
      } forgets where our watch of ${kind} was, again and again (410).`;
      this.#record.become('failing', message);
    }
    return this.#losses.next();
  }
}

/** Half a JSON, or one that is something else. */
function asSent<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw ApiError.broken(`${what} that is not whole`, error);
  }
}
