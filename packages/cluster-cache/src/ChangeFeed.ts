import type { LoggerService } from '@backstage/backend-plugin-api';
import { ChangeBatch, KubeObject, ObjectChange } from './types';

type Listener = (batch: ChangeBatch) => void;

/** Collects what changes and tells it in batches, so that a large list or a busy cluster is no flood of calls. */
export class ChangeFeed {
  readonly #logger: LoggerService;
  readonly #batchMs: number;
  readonly #listeners = new Set<Listener>();
  #changes = new Map<string, ObjectChange>();
  #clusters = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  private constructor(logger: LoggerService, batchMs: number) {
    this.#logger = logger;
    this.#batchMs = batchMs;
  }

  static create(logger: LoggerService, batchMs: number): ChangeFeed {
    return new ChangeFeed(logger, batchMs);
  }

  subscribe(listener: Listener): () => void {
    // Wrapped, so that somebody who subscribes twice is told twice.
    const mine: Listener = batch => listener(batch);
    this.#listeners.add(mine);
    return () => {
      this.#listeners.delete(mine);
    };
  }

  stateChanged(cluster: string): void {
    this.#clusters.add(cluster);
    this.#schedule();
  }

  /** An object is there now, or is not any more. */
  objectChanged(
    where: { cluster: string; kind: string },
    now: KubeObject | undefined,
    before: KubeObject | undefined,
  ): void {
    const known = now ?? before;
    if (!known) return;
    const { namespace = '', name } = known.metadata;
    const key = [where.cluster, where.kind, namespace, name].join('\n');
    const told = this.#changes.get(key);
    const change = joined(told ? told.previous : before, now, known);
    if (change) this.#changes.set(key, { ...where, ...change });
    else this.#changes.delete(key);
    this.#schedule();
  }

  /** What was still to be told of a cluster that is gone. */
  forget(cluster: string): void {
    this.#clusters.add(cluster);
    for (const [key, change] of this.#changes) {
      if (change.cluster === cluster) this.#changes.delete(key);
    }
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#tell(), this.#batchMs);
  }

  #tell(): void {
    this.#timer = undefined;
    const batch = {
      changes: [...this.#changes.values()],
      clusters: [...this.#clusters],
    };
    this.#changes = new Map();
    this.#clusters = new Set();
    for (const listener of this.#listeners) {
      try {
        listener(batch);
      } catch (error) {
        this.#logger.error(`A listener of the cluster cache failed: ${error}`);
      }
    }
  }
}

/** One change out of all since the last batch; none when what came has gone again. */
function joined(
  previous: KubeObject | undefined,
  now: KubeObject | undefined,
  known: KubeObject,
): Pick<ObjectChange, 'type' | 'object' | 'previous'> | undefined {
  if (!now) {
    return previous && { type: 'deleted', object: known, previous };
  }
  return previous
    ? { type: 'modified', object: now, previous }
    : { type: 'added', object: now };
}
