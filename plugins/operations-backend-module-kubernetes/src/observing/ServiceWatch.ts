import { LoggerService } from '@backstage/backend-plugin-api';
import { KubeObject } from '@operate-first/cluster-cache';
import {
  KubernetesObject,
  kubernetesChanges,
  Scope,
} from '@operate-first/plugin-operations-common';
import {
  ChangeInput,
  ObservationInput,
  ServiceDeclaration,
} from '@operate-first/plugin-operations-node';
import { Environments } from '../clusters/environments';
import { Fleet } from '../clusters/Fleet';
import { WatchedCluster } from '../clusters/WatchedCluster';
import { Ask, ReadAsk } from '../finding/Ask';
import { Found } from '../finding/Finder';
import { clusterTime, judge, Verdict } from './judge';

export const INTERVAL_SECONDS = 30;
/** So long it is said that nothing is any more where something was. */
const KEPT_EMPTY_MS = 7 * 24 * 3_600_000;

/** @internal */
export interface ServiceWatchOptions {
  serviceId: string;
  sourceId: string;
  cluster: WatchedCluster;
  environments: Environments;
  fleet: Fleet;
  logger: LoggerService;
  /** Namespaces where it was before, and since when nothing is there, where nothing is. */
  remembered?: ReadonlyMap<string, Date | undefined>;
}

interface Place {
  /** As seen last. */
  objects?: KubeObject[];
  emptySince?: Date;
}

/** What one look at a service gave. @internal */
export interface Look {
  declaration: ServiceDeclaration;
  observations: ObservationInput[];
  changes: ChangeInput[];
  touchedBy: Set<string>;
}

const UNREADABLE: Verdict = {
  status: 'unknown',
  reasons: [
    {
      code: 'kubernetes.unreadable',
      status: 'unknown',
      message:
        'Its objects are not as they should be, so that nobody can judge them.',
      remedy: 'The log of the portal says what is wrong with them.',
    },
  ],
  workloads: [],
};

/** One service in one cluster: where it is, and how it is there. @internal */
export class ServiceWatch {
  readonly #options: ServiceWatchOptions;
  /** By namespace. Where something was found stays a place, also when it has vanished. */
  readonly #places = new Map<string, Place>();
  #isUnreadable = false;

  private constructor(options: ServiceWatchOptions) {
    this.#options = options;
    for (const [namespace, emptySince] of options.remembered ?? []) {
      this.#places.set(namespace, emptySince ? { emptySince } : {});
    }
  }

  static create(options: ServiceWatchOptions): ServiceWatch {
    return new ServiceWatch(options);
  }

  /** Where the service is looked at, as far as is known without looking. */
  scopes({ ask }: ReadAsk): Scope[] {
    if (!ask) return [];
    const { cluster } = this.#options;
    const names =
      this.#places.size === 0 && ask.cluster === cluster.name
        ? [ask.namespace ?? '']
        : [...this.#places.keys()];
    return names.map(namespace => this.#scope(namespace));
  }

  look({ ask, problems }: ReadAsk, now: Date): Look {
    const { serviceId, sourceId: source, fleet, cluster } = this.#options;
    const found = ask ? this.#find(ask, now) : [];
    const speaks = fleet.isSpokesman(cluster.name);
    const nowhere = speaks && ask ? fleet.problemOf(ask) : undefined;
    const told = speaks ? [...problems, ...(nowhere ? [nowhere] : [])] : [];
    const looks = found.map(one => this.#lookAt(one, now));
    return {
      declaration: {
        serviceId,
        scopes: found.map(({ namespace }) => ({
          ...this.#scope(namespace),
          intervalSeconds: INTERVAL_SECONDS,
        })),
        problems: told.map(problem => ({ ...problem, source })),
      },
      observations: looks.map(({ observation }) => observation),
      changes: looks.flatMap(({ changes }) => changes),
      touchedBy: new Set(found.flatMap(({ touchedBy }) => [...touchedBy])),
    };
  }

  #scope(namespace: string): Scope {
    const { cluster, environments } = this.#options;
    return {
      environment: environments.of(cluster.name, namespace),
      cluster: cluster.name,
      ...(namespace && { namespace }),
    };
  }

  #find(ask: Ask, now: Date): Found[] {
    const { finder } = this.#options.cluster;
    const found = finder.find(ask);
    const names = new Set(found.map(({ namespace }) => namespace));
    for (const name of names) {
      const { objects } = this.#places.get(name) ?? {};
      this.#places.set(name, { objects });
    }
    this.#forget(ask, now);
    const vanished = [...this.#places.keys()].filter(name => !names.has(name));
    for (const name of vanished) {
      this.#places.set(name, { emptySince: now, ...this.#places.get(name) });
    }
    const all = [...found, ...vanished.map(name => finder.empty(name))];
    return all.length > 0 ? all : this.#named(ask);
  }

  /** Places that have been empty for long, and those for which nobody asks. */
  #forget({ namespace, cluster }: Ask, now: Date): void {
    const isElsewhere =
      cluster !== undefined && cluster !== this.#options.cluster.name;
    for (const [name, { emptySince }] of this.#places) {
      const isOther = namespace !== undefined && namespace !== name;
      const emptyMs = now.getTime() - (emptySince ?? now).getTime();
      if (isElsewhere || isOther || emptyMs > KEPT_EMPTY_MS) {
        this.#places.delete(name);
      }
    }
  }

  /** A place that is named is looked at before anything is there. */
  #named(ask: Ask): Found[] {
    const { cluster, fleet } = this.#options;
    const { finder, name } = cluster;
    const { namespace } = ask;
    if (ask.cluster === name) return [finder.empty(namespace ?? '')];
    // A namespace of the same name may be in many clusters; it is meant where it is, as long as nothing else is.
    return !ask.cluster &&
      namespace !== undefined &&
      finder.namespaceExists(namespace) &&
      !fleet.all().some(other => other.finder.finds(ask))
      ? [finder.empty(namespace)]
      : [];
  }

  #lookAt({ namespace, objects }: Found, now: Date) {
    const { serviceId } = this.#options;
    const scope = this.#scope(namespace);
    const verdict = this.#verdict(objects, now);
    const changes = this.#changes(namespace, objects, now);
    const observation: ObservationInput = {
      serviceId,
      scope,
      ...verdict,
      observedAt: now,
    };
    return { observation, changes };
  }

  #verdict(objects: KubeObject[], now: Date): Verdict {
    const { cluster, logger, serviceId } = this.#options;
    const { state, restarts, usage } = cluster;
    try {
      if (!state) return UNREADABLE;
      const customKinds = cluster.customKinds.seen();
      const known = { state, restarts, usage, customKinds };
      const verdict = judge(objects, known, now);
      this.#isUnreadable = false;
      return verdict;
    } catch (error) {
      if (!this.#isUnreadable) {
        logger.warn(
          `Cannot judge service ${serviceId} in ${cluster.name}: ${error}`,
        );
      }
      this.#isUnreadable = true;
      return UNREADABLE;
    }
  }

  #changes(namespace: string, objects: KubeObject[], now: Date): ChangeInput[] {
    const { cluster, serviceId, logger } = this.#options;
    const place = this.#places.get(namespace);
    const previous = place?.objects;
    if (place) this.#places.set(namespace, { ...place, objects });
    const { state } = cluster;
    if (!state) return [];
    const observedAt = clusterTime(state, now);
    const ahead = observedAt.getTime() - now.getTime();
    try {
      return kubernetesChanges({
        previous: previous as KubernetesObject[] | undefined,
        current: objects as KubernetesObject[],
        observedAt,
      }).map(({ at, ...change }) => ({
        ...change,
        serviceId,
        scope: this.#scope(namespace),
        at: new Date(Date.parse(at) - ahead),
      }));
    } catch (error) {
      logger.warn(
        `Cannot tell what changed of ${serviceId} in ${cluster.name}: ${error}`,
      );
      return [];
    }
  }
}
