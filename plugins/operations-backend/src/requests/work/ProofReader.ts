import { RequestPlaceFacts } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { CatalogBook } from '../../onboarding/CatalogBook';
import { ClusterBook } from '../../onboarding/ClusterBook';
import { AlertRuleDesk } from '../kinds/checks/AlertRuleDesk';
import { onEveryCluster } from './everyCluster';
import { keyOf, namespaceAt, serviceAt, Stored } from './proofAt';
import { ProofContext } from './proofs/model';
import { proveExpected } from './proofs/provers';

/** @internal */
export interface ProofReaderOptions {
  database: Knex;
  clusters: ClusterBook;
  catalog: CatalogBook;
  rules: Pick<AlertRuleDesk, 'loaded'>;
}

/**
 * Finds proof of what was asked for, in what sources have stored since it was merged. Nobody is asked for it.
 *
 * @internal
 */
export class ProofReader {
  readonly #database: Knex;
  readonly #clusters: ClusterBook;
  readonly #catalog: CatalogBook;
  readonly #rules: Pick<AlertRuleDesk, 'loaded'>;

  static create(options: ProofReaderOptions): ProofReader {
    return new ProofReader(options);
  }

  private constructor(options: ProofReaderOptions) {
    this.#database = options.database;
    this.#clusters = options.clusters;
    this.#catalog = options.catalog;
    this.#rules = options.rules;
  }

  /** What was proved before stays proved. */
  async prove(
    places: RequestPlaceFacts[],
    since: number,
  ): Promise<RequestPlaceFacts[]> {
    if (places.length === 0) return places;
    const stored = await this.#stored(places, since);
    const context: ProofContext = {
      database: this.#database,
      catalog: this.#catalog,
      rules: this.#rules,
      clusters: stored.clusters,
      since,
      now: Date.now(),
    };
    const found = await Promise.all(
      places.map(async place => {
        if (place.expects) return proveExpected(place, context);
        return place.service === undefined
          ? namespaceAt(place, stored, since)
          : serviceAt(place, stored, since, context.now);
      }),
    );
    return onEveryCluster(places, found);
  }

  /** Refs of services that are to run and that the catalog does not have yet. */
  async missing(places: RequestPlaceFacts[]): Promise<string[]> {
    const ids = await this.#ids(places);
    return [
      ...new Set(
        places.flatMap(({ service, expects }) =>
          service === undefined || expects || ids.has(service) ? [] : [service],
        ),
      ),
    ];
  }

  async #ids(places: RequestPlaceFacts[]): Promise<Map<string, string>> {
    const refs = places.flatMap(({ service }) => service ?? []);
    const rows: Array<{ id: string; entity_ref: string }> =
      await this.#database('services')
        .whereIn('entity_ref', [...new Set(refs)])
        .whereNull('removed_at')
        .select('id', 'entity_ref');
    return new Map(rows.map(({ id, entity_ref }) => [entity_ref, id]));
  }

  async #stored(places: RequestPlaceFacts[], since: number): Promise<Stored> {
    const database = this.#database;
    const ids = await this.#ids(places);
    const serviceIds = [...ids.values()];
    const [observations, running, slos, clusters] = await Promise.all([
      database('observations').whereIn('service_id', serviceIds),
      database('workloads').whereIn('service_id', serviceIds),
      database('slos')
        .whereIn('service_id', serviceIds)
        .whereNull('removed_at')
        .select('service_id', 'environment', 'sli_ids'),
      this.#clusters.all(),
    ]);
    const sliIds = slos.flatMap(({ sli_ids }) => JSON.parse(sli_ids));
    const slis: Array<{ id: string; measured_until: number | string | null }> =
      await database('slo_slis')
        .whereIn('id', sliIds)
        .where('measured_until', '>', since)
        .select('id', 'measured_until');
    const until = new Map(
      slis.map(({ id, measured_until }) => [id, Number(measured_until)]),
    );
    return {
      ids,
      observations,
      clusters,
      workloads: new Map(
        running.map(({ service_id, cluster, namespace, workloads }) => [
          keyOf(service_id, cluster, namespace),
          JSON.parse(workloads).length,
        ]),
      ),
      samples: slos.flatMap(({ service_id, environment, sli_ids }) =>
        JSON.parse(sli_ids).flatMap((id: string) => {
          const at = until.get(id);
          return at === undefined
            ? []
            : [{ serviceId: service_id, environment, at }];
        }),
      ),
      measured: new Set(
        slos.map(({ service_id, environment }) =>
          keyOf(service_id, environment),
        ),
      ),
    };
  }
}
