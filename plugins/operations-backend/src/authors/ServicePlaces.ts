import { Entity } from '@backstage/catalog-model';
import {
  placesOfEntity,
  visibilityOf,
  Workload,
} from '@operate-first/plugin-operations-common';
import {
  CodePlace,
  ObservedService,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { WorkloadsRow } from '../database/rows';
import { ManifestsPattern } from './config';

/** A place of a service, and what is there. @internal */
export interface ServiceCodePlace extends CodePlace {
  purpose: 'source' | 'manifests';
}

/** What runs of a service somewhere. @internal */
export interface RunningWorkload {
  cluster: string;
  environment: string;
  namespace: string;
  workload: Workload;
}

/** @internal */
export interface ServicePlacesOptions {
  database: Knex;
  registry: { list(): ObservedService[]; readonly revision: number };
  /** Where manifests are by convention. */
  manifests: ManifestsPattern[];
}

function keyOf({ repository, path, purpose }: ServiceCodePlace): string {
  return JSON.stringify([repository, path, purpose]);
}

function unique(places: ServiceCodePlace[]): ServiceCodePlace[] {
  return [...new Map(places.map(place => [keyOf(place), place])).values()];
}

/** Where the manifest of something that runs is by convention; nowhere where what the pattern asks for is not known. */
function conventionalPlace(
  { repository, path }: ManifestsPattern,
  { cluster, environment, namespace, workload }: RunningWorkload,
): ServiceCodePlace | undefined {
  const { name } = workload.object;
  const values = { cluster, environment, namespace, name };
  let known = true;
  const filled = path.replace(/\{(\w+)\}/g, (_, key: keyof typeof values) => {
    known &&= Boolean(values[key]);
    return values[key];
  });
  return known ? { purpose: 'manifests', repository, path: filled } : undefined;
}

/**
 * Where services are in git: what their entities say, else what the configuration says of clusters and namespaces.
 *
 * @internal
 */
export class ServicePlaces {
  readonly #options: ServicePlacesOptions;
  #internal?: { revision: number; repositories: ReadonlySet<string> };

  static create(options: ServicePlacesOptions): ServicePlaces {
    return new ServicePlaces(options);
  }

  private constructor(options: ServicePlacesOptions) {
    this.#options = options;
  }

  async of(service: {
    id: string;
    entity: Entity;
  }): Promise<ServiceCodePlace[]> {
    const named: ServiceCodePlace[] = placesOfEntity(service.entity);
    const { manifests } = this.#options;
    if (manifests.length === 0) return unique(named);
    if (named.some(({ purpose }) => purpose === 'manifests')) {
      return unique(named);
    }
    const running = await this.running(service.id);
    const conventional = running.flatMap(one =>
      manifests.flatMap(pattern => conventionalPlace(pattern, one) ?? []),
    );
    return unique([...named, ...conventional]);
  }

  /** What runs of a service. */
  async running(serviceId: string): Promise<RunningWorkload[]> {
    const rows: WorkloadsRow[] = await this.#options
      .database('workloads')
      .where('service_id', serviceId)
      .orderBy(['environment', 'cluster', 'namespace', 'source']);
    return rows.flatMap(({ cluster, environment, namespace, workloads }) =>
      (JSON.parse(workloads) as Workload[]).map(workload => ({
        cluster,
        environment,
        namespace,
        workload,
      })),
    );
  }

  /** Every repository that a service names, or that the configuration does, in a stable order. */
  repositories(): string[] {
    const { registry, manifests } = this.#options;
    const named = registry
      .list()
      .flatMap(({ entity }) => placesOfEntity(entity))
      .map(({ repository }) => repository);
    const conventional = manifests.map(({ repository }) => repository);
    return [...new Set([...named, ...conventional])].sort();
  }

  /** Repositories that services name which are internal: what is written there is not for everybody. */
  internalRepositories(): ReadonlySet<string> {
    const { registry } = this.#options;
    if (this.#internal?.revision !== registry.revision) {
      const repositories = new Set(
        registry
          .list()
          .filter(({ entity }) => visibilityOf(entity) !== 'public')
          .flatMap(({ entity }) => placesOfEntity(entity))
          .map(({ repository }) => repository),
      );
      this.#internal = { revision: registry.revision, repositories };
    }
    return this.#internal.repositories;
  }
}
