import { LoggerService } from '@backstage/backend-plugin-api';
import { SliDefinition } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { Threshold } from '../buckets/thresholds';
import { pause } from '../leases';
import { isObserved, planObserved } from './observedSchema';

const POLL_MILLISECONDS = 10_000;

/**
 * The thresholds that SLOs set for the duration of looks. Every process that looks compares as it goes, whichever
 * process follows the documents.
 *
 * @internal
 */
export class DurationThresholds {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  #byService = new Map<string, Map<string, Threshold>>();

  static create(options: {
    database: Knex;
    logger: LoggerService;
  }): DurationThresholds {
    return new DurationThresholds(options.database, options.logger);
  }

  private constructor(database: Knex, logger: LoggerService) {
    this.#database = database;
    this.#logger = logger;
  }

  of(serviceId: string, environment: string): Threshold[] {
    const thresholds = this.#byService.get(keyOf(serviceId, environment));
    return thresholds ? [...thresholds.values()] : [];
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.refresh().catch(error =>
        this.#logger.warn(`Cannot read the thresholds of SLOs: ${error}`),
      );
      await pause(POLL_MILLISECONDS, signal);
    }
  }

  async refresh(): Promise<void> {
    const rows: Array<{ definition: string }> = await this.#database('slo_slis')
      .select('definition')
      .where('source', 'operations')
      .whereNull('unused_since');
    const wanted = rows.flatMap(({ definition }) => {
      const sli: SliDefinition = JSON.parse(definition);
      if (sli.measure.kind !== 'threshold' || !isObserved(sli)) return [];
      const planned = planObserved(sli);
      const { operator, value } = sli.measure;
      return planned.ok
        ? [{ query: planned.query, threshold: { operator, value } }]
        : [];
    });
    const refs = [...new Set(wanted.map(({ query }) => query.serviceRef))];
    const services: Array<{ id: string; entity_ref: string }> =
      refs.length > 0
        ? await this.#database('services')
            .select('id', 'entity_ref')
            .whereNull('removed_at')
            .whereIn('entity_ref', refs)
        : [];
    const ids = new Map(services.map(one => [one.entity_ref, one.id]));
    const byService = new Map<string, Map<string, Threshold>>();
    for (const { query, threshold } of wanted) {
      const id = ids.get(query.serviceRef);
      if (!id) continue;
      const key = keyOf(id, query.environment);
      const thresholds = byService.get(key) ?? new Map<string, Threshold>();
      byService.set(key, thresholds.set(query.measure, threshold));
    }
    this.#byService = byService;
  }
}

function keyOf(serviceId: string, environment: string): string {
  return `${serviceId} ${environment}`;
}
