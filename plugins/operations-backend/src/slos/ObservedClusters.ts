import { Knex } from 'knex';

const KEPT_MILLISECONDS = 60_000;

/**
 * In which clusters services are observed, so that maintenance of a cluster is known to be theirs.
 *
 * @internal
 */
export class ObservedClusters {
  readonly #database: Knex;
  readonly #now: () => number;
  #clusters = new Map<string, string[]>();
  #readAt = -Infinity;

  static create(options: {
    database: Knex;
    now: () => number;
  }): ObservedClusters {
    return new ObservedClusters(options.database, options.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  of(serviceId: string | undefined, environment: string): string[] {
    return this.#clusters.get(`${serviceId} ${environment}`) ?? [];
  }

  async refresh(): Promise<void> {
    if (this.#now() - this.#readAt < KEPT_MILLISECONDS) return;
    const rows: Array<
      Record<'service_id' | 'environment' | 'cluster', string>
    > = await this.#database('observations')
      .distinct('service_id', 'environment', 'cluster')
      .whereNot('cluster', '');
    this.#clusters = new Map();
    for (const { service_id, environment, cluster } of rows) {
      const key = `${service_id} ${environment}`;
      const clusters = this.#clusters.get(key);
      if (clusters) clusters.push(cluster);
      else this.#clusters.set(key, [cluster]);
    }
    this.#readAt = this.#now();
  }
}
