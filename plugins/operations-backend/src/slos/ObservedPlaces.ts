import { Knex } from 'knex';
import { ClusterRegions } from '../clusters/ClusterRegions';

const KEPT_MILLISECONDS = 60_000;

/** Where a service is observed in one environment. @internal */
export interface ObservedPlace {
  clusters: string[];
  /** Where those clusters are, with an empty name where one does not say it. */
  regions: string[];
}

const NOWHERE: ObservedPlace = { clusters: [], regions: [] };

/**
 * In which clusters and regions services are observed, so that maintenance of one is known to be theirs.
 *
 * @internal
 */
export class ObservedPlaces {
  readonly #database: Knex;
  readonly #now: () => number;
  #places = new Map<string, ObservedPlace>();
  #readAt = -Infinity;

  static create(options: {
    database: Knex;
    now: () => number;
  }): ObservedPlaces {
    return new ObservedPlaces(options.database, options.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  of(serviceId: string | undefined, environment: string): ObservedPlace {
    return this.#places.get(`${serviceId} ${environment}`) ?? NOWHERE;
  }

  async refresh(): Promise<void> {
    if (this.#now() - this.#readAt < KEPT_MILLISECONDS) return;
    const rows: Array<
      Record<'service_id' | 'environment' | 'cluster', string>
    > = await this.#database('observations')
      .distinct('service_id', 'environment', 'cluster')
      .whereNot('cluster', '');
    const regions = await ClusterRegions.read(this.#database);
    const clusters = new Map<string, string[]>();
    for (const { service_id, environment, cluster } of rows) {
      const key = `${service_id} ${environment}`;
      const known = clusters.get(key);
      if (known) known.push(cluster);
      else clusters.set(key, [cluster]);
    }
    this.#places = new Map(
      [...clusters].map(([key, names]) => [
        key,
        { clusters: names, regions: regions.of(names) },
      ]),
    );
    this.#readAt = this.#now();
  }
}
