import { ChangeBatch, KubeObject } from '@operate-first/cluster-cache';
import { PodObject } from '../finding/objects';

const HOUR = 3_600_000;

interface Count {
  at: number;
  restarts: number;
}

interface Remembered {
  uid: string | undefined;
  /** Oldest first; the first is at most one that is older than an hour. */
  counts: Count[];
}

function restartsOf({ status }: PodObject): number {
  const { containerStatuses = [], initContainerStatuses = [] } = status ?? {};
  return [...containerStatuses, ...initContainerStatuses].reduce(
    (sum, { restartCount = 0 }) => sum + restartCount,
    0,
  );
}

/** How often pods had been restarted an hour ago, as far as this process was there to see it. @internal */
export class RestartMemory {
  readonly #pods = new Map<string, Remembered>();
  readonly #cluster: string;
  readonly #now: () => number;

  constructor(cluster: string, now: () => number = Date.now) {
    this.#cluster = cluster;
    this.#now = now;
  }

  update({ changes }: ChangeBatch): void {
    for (const { cluster, kind, type, object } of changes) {
      if (cluster !== this.#cluster || kind !== 'pods') continue;
      const { namespace, name } = object.metadata;
      const key = `${namespace}/${name}`;
      if (type === 'deleted') this.#pods.delete(key);
      else this.#remember(key, object);
    }
  }

  /** By `<namespace>/<pod>`; pods that we have not known for an hour are missing. */
  anHourAgo(objects: KubeObject[]): Record<string, number> {
    const known: Record<string, number> = {};
    const then = this.#now() - HOUR;
    for (const { kind, metadata } of objects) {
      if (kind !== 'Pod') continue;
      const key = `${metadata.namespace}/${metadata.name}`;
      const counts = this.#pods.get(key)?.counts ?? [];
      const last = counts.filter(({ at }) => at <= then).pop();
      if (last) known[key] = last.restarts;
    }
    return known;
  }

  #remember(key: string, pod: PodObject): void {
    const { uid } = pod.metadata;
    const known = this.#pods.get(key);
    const counts = known?.uid === uid ? known?.counts ?? [] : [];
    const restarts = restartsOf(pod);
    if (counts.at(-1)?.restarts === restarts) return;
    const then = this.#now() - HOUR;
    const firstNeeded = counts.filter(({ at }) => at <= then).length - 1;
    const kept = counts.slice(Math.max(0, firstNeeded));
    this.#pods.set(key, {
      uid,
      counts: [...kept, { at: this.#now(), restarts }],
    });
  }
}
