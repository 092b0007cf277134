import { KubernetesCustomKind } from './customKind';
import { Event, KubernetesObject, KubernetesObjectRef } from './objects';

/** How full a volume claim is, where metrics tell. @public */
export interface VolumeUsage {
  namespace: string;
  claim: string;
  usedBytes: number;
  capacityBytes: number;
}

/**
 * The objects of one service in one cluster, and what is known beside them.
 *
 * @public
 */
export interface KubernetesSnapshot {
  objects: KubernetesObject[];
  /** When the objects were as they are. Ages are judged against this time, never against the wall clock. */
  observedAt: Date;
  /** Of the server, for example `v1.36.2`: which versions of its API are deprecated. */
  serverVersion?: string;
  volumeUsage?: VolumeUsage[];
  /**
   * Restarts of a pod an hour before, by `<namespace>/<pod>`, where the caller remembers. Without it only
   * what the objects prove counts.
   */
  restartsAnHourAgo?: Record<string, number>;
  /** Further kinds that tell whether they are ready. */
  customKinds?: KubernetesCustomKind[];
}

/** Names an object. */
export function refOf(object: KubernetesObject): KubernetesObjectRef {
  const { namespace, name } = object.metadata;
  const { apiVersion, kind } = object;
  return namespace === undefined
    ? { apiVersion, kind, name }
    : { apiVersion, kind, namespace, name };
}

/** One string per object in its life: what is made again under the same name is another one. */
export function identityOf(object: KubernetesObject): string {
  const { uid, creationTimestamp } = object.metadata;
  return uid ?? `${keyOf(refOf(object))}@${creationTimestamp ?? ''}`;
}

/** The API group of an object; empty for the core. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** One string per object, whatever version of its API it was read in. */
export function keyOf(ref: KubernetesObjectRef): string {
  return [groupOf(ref.apiVersion), ref.kind, ref.namespace ?? '', ref.name] //
    .join('/');
}

/** Sorts by code units: the same everywhere, whatever the language of the machine. */
export function byKey(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** When an event was seen last. Those of the scheduler have null in the fields that others fill. */
function lastSeen(event: Event): string {
  return (
    [
      event.series?.lastObservedTime,
      event.lastTimestamp,
      event.eventTime,
      event.firstTimestamp,
      event.metadata.creationTimestamp,
    ].find(time => typeof time === 'string') ?? ''
  );
}

/** The objects, found by kind, in an order that does not depend on the order in which they came. */
export class Snapshot {
  static create(input: KubernetesSnapshot): Snapshot {
    const byIdentity = new Map(
      input.objects.map(object => [keyOf(refOf(object)), object]),
    );
    const sorted = [...byIdentity.entries()]
      .sort(([a], [b]) => byKey(a, b))
      .map(([, object]) => object);
    return new Snapshot(input, sorted);
  }

  readonly #byKind = new Map<string, KubernetesObject[]>();
  readonly #events = new Map<string, Event[]>();

  private constructor(
    readonly input: KubernetesSnapshot,
    readonly objects: KubernetesObject[],
  ) {
    for (const object of objects) {
      const known = this.#byKind.get(object.kind);
      if (known) known.push(object);
      else this.#byKind.set(object.kind, [object]);
    }
    for (const event of this.ofKind<Event>('Event')) {
      const { kind, namespace, name } = event.involvedObject ?? {};
      const key = `${kind}/${namespace ?? ''}/${name}`;
      this.#events.set(key, [...(this.#events.get(key) ?? []), event]);
    }
  }

  /** All objects of a kind; `group` tells apart kinds of the same name, as the Services of Knative. */
  ofKind<T extends KubernetesObject>(kind: string, group?: string): T[] {
    const found = (this.#byKind.get(kind) ?? []) as T[];
    return group === undefined
      ? found
      : found.filter(object => groupOf(object.apiVersion) === group);
  }

  /** The latest event about an object with one of these reasons that was seen within so many seconds. */
  event(
    about: KubernetesObject,
    reasons: string[],
    withinSeconds: number,
  ): Event | undefined {
    const { namespace = '', name } = about.metadata;
    return (this.#events.get(`${about.kind}/${namespace}/${name}`) ?? [])
      .filter(event => reasons.includes(event.reason ?? ''))
      .filter(event => this.age(lastSeen(event)) <= withinSeconds)
      .sort((a, b) => byKey(lastSeen(b), lastSeen(a)))[0];
  }

  /** Seconds from a time to the observation; infinitely long for no time, 0 for a clock that is ahead. */
  age(time: string | null | undefined): number {
    const then = Date.parse(time ?? '');
    return Number.isNaN(then)
      ? Infinity
      : Math.max(0, (this.input.observedAt.getTime() - then) / 1000);
  }

  /** When an event was seen last, as a time of the API. */
  seenAt(event: Event): string {
    return lastSeen(event);
  }
}
