import {
  SloCoverage,
  suggestSlo,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../access/criteria';
import { ServiceRow } from '../database/rows';
import { filteredServices } from '../services/filters';

type MissingRow = Pick<ServiceRow, 'entity_ref' | 'title' | 'owner' | 'entity'>;

/**
 * Counts services with an SLO that can be followed, and names those without.
 *
 * @internal
 */
export class CoverageReader {
  readonly #database: Knex;
  readonly #environment: string;

  static create(options: {
    database: Knex;
    headlineEnvironments: string[];
  }): CoverageReader {
    return new CoverageReader(
      options.database,
      options.headlineEnvironments[0] ?? 'production',
    );
  }

  private constructor(database: Knex, environment: string) {
    this.#database = database;
    this.#environment = environment;
  }

  async read(
    filter: { owner?: string[]; system?: string[] },
    criteria: ServiceCriteria,
  ): Promise<SloCoverage> {
    const services = () =>
      filteredServices(this.#database, { filter, criteria });
    const missing: MissingRow[] = await services()
      .whereNotExists(slos =>
        slos
          .select(this.#database.raw('1'))
          .from('slos')
          .whereRaw('slos.service_ref = services.entity_ref')
          .whereNull('slos.removed_at')
          .whereNotNull('slos.definition'),
      )
      .select(
        'services.entity_ref',
        'services.title',
        'services.owner',
        'services.entity',
      )
      .orderBy(['services.sort_name', 'services.id']);
    const count = await services().count({ count: '*' }).first();
    const all = Number(count?.count ?? 0);
    return {
      services: all,
      covered: all - missing.length,
      missing: missing.map(row => this.#toMissing(row)),
    };
  }

  #toMissing(row: MissingRow): SloCoverage['missing'][number] {
    const environment = this.#environment;
    const suggestion = suggestSlo(JSON.parse(row.entity), { environment });
    return {
      service: { ref: row.entity_ref, title: row.title ?? undefined },
      owner: row.owner ? { ref: row.owner } : undefined,
      suggested: suggestion !== undefined,
    };
  }
}
