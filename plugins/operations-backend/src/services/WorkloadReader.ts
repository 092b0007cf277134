import {
  LocationWorkloads,
  Workload,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ObservationRow } from '../database/rows';
import { fromRow, toObservation } from '../observations/StoredObservation';

const KEY = ['service_id', 'source', 'environment', 'cluster', 'namespace'];

/**
 * Reads what runs of a service, as it was seen last. A cluster into which nobody could look yet is among
 * its locations, with the reason.
 *
 * @internal
 */
export class WorkloadReader {
  readonly #database: Knex;
  readonly #headlineEnvironments: string[];
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    headlineEnvironments: string[];
    now?: () => number;
  }): WorkloadReader {
    return new WorkloadReader(
      options.database,
      options.headlineEnvironments,
      options.now ?? Date.now,
    );
  }

  private constructor(
    database: Knex,
    headlineEnvironments: string[],
    now: () => number,
  ) {
    this.#database = database;
    this.#headlineEnvironments = headlineEnvironments;
    this.#now = now;
  }

  async read(serviceId: string): Promise<LocationWorkloads[]> {
    const rows: Array<ObservationRow & { workloads: string | null }> =
      await this.#database('observations')
        .leftJoin('workloads', join => {
          for (const column of KEY) {
            join.on(`workloads.${column}`, `observations.${column}`);
          }
        })
        .where('observations.service_id', serviceId)
        .where(where => {
          where
            .whereNotNull('workloads.workloads')
            .orWhere(neverSeen =>
              neverSeen
                .whereNull('observations.observed_at')
                .where('observations.cluster', '<>', ''),
            );
        })
        .select('observations.*', 'workloads.workloads');
    const now = this.#now();
    return rows
      .map(row => toLocation(row, now))
      .sort((a, b) => this.#compare(a, b));
  }

  /** The names of a service's workloads in a cluster, for those who have mistyped one. */
  async names(serviceId: string, cluster: string): Promise<string[]> {
    const rows: Array<{ workloads: string }> = await this.#database('workloads')
      .where({ service_id: serviceId, cluster })
      .select('workloads');
    return rows
      .flatMap(row => JSON.parse(row.workloads) as Workload[])
      .map(({ object }) => object.name);
  }

  /** The clusters in which a service is observed. */
  async clusters(serviceId: string): Promise<string[]> {
    const rows: Array<{ cluster: string }> = await this.#database(
      'observations',
    )
      .distinct('cluster')
      .where('service_id', serviceId)
      .where('cluster', '<>', '')
      .orderBy('cluster');
    return rows.map(({ cluster }) => cluster);
  }

  #compare(a: LocationWorkloads, b: LocationWorkloads): number {
    const headline = ({ scope }: LocationWorkloads) =>
      Number(this.#headlineEnvironments.includes(scope.environment));
    const [inA, inB] = [a, b].map(({ source, scope }) => [
      scope.environment,
      scope.cluster ?? '',
      scope.namespace ?? '',
      source,
    ]);
    const at = inA.findIndex((part, index) => part !== inB[index]);
    return (
      headline(b) - headline(a) || (at < 0 ? 0 : inA[at].localeCompare(inB[at]))
    );
  }
}

function toLocation(
  row: ObservationRow & { workloads: string | null },
  now: number,
): LocationWorkloads {
  const { source, scope, status, reasons, observedAt, since, ...age } =
    toObservation(fromRow(row), now);
  return {
    source,
    scope,
    status,
    reasons,
    observedAt,
    since,
    stale: age.stale,
    staleReason: age.staleReason,
    workloads: row.workloads ? JSON.parse(row.workloads) : [],
  };
}
