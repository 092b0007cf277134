import {
  FacetValue,
  Slo,
  SloFacets,
  SloFilter,
  SloList,
  SloListQuery,
  SloStateCounts,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../access/criteria';
import { readPage } from '../database/pages';
import { filteredSlos, SLO_COLUMNS, sloSortKeys } from './filters';
import { JoinedSloRow, stateAt, toSlo } from './SloRow';

const COLUMNS = {
  owner: 'slos.owner',
  system: 'slos.system',
  service: 'slos.service_ref',
};

type Facet = keyof typeof COLUMNS | 'state';

/**
 * Reads SLOs as they were evaluated last, each as far as the reader may see it.
 *
 * @internal
 */
export class SloReader {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: { database: Knex; now?: () => number }): SloReader {
    return new SloReader(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async list(query: SloListQuery, criteria: ServiceCriteria): Promise<SloList> {
    const slos = this.#slos(query, criteria);
    const [page, count, states] = await Promise.all([
      readPage<JoinedSloRow>(
        slos.select(SLO_COLUMNS),
        query,
        sloSortKeys(query),
      ),
      this.#slos(query, criteria).count({ count: '*' }).first(),
      this.#count('state', query, criteria),
    ]);
    const none = { ok: 0, burning: 0, exhausted: 0, unknown: 0, invalid: 0 };
    const counts: SloStateCounts = Object.assign(
      none,
      Object.fromEntries(states.map(({ value, count: of }) => [value, of])),
    );
    return {
      items: page.rows.map(row => toSlo(row, this.#now())),
      nextCursor: page.nextCursor,
      totalItems: Number(count?.count ?? 0),
      states: counts,
    };
  }

  /** Counts the values of each filter under all the other filters. */
  async facets(
    filter: SloFilter,
    criteria: ServiceCriteria,
  ): Promise<SloFacets> {
    const [owner, system, service, state] = await Promise.all(
      (['owner', 'system', 'service', 'state'] as const).map(facet =>
        this.#count(facet, filter, criteria),
      ),
    );
    return { owner, system, service, state };
  }

  /** All SLOs of the filters, by name. */
  async all(filter: SloFilter, criteria: ServiceCriteria): Promise<Slo[]> {
    const rows = await this.rows(filter, criteria);
    return rows.map(row => toSlo(row, this.#now()));
  }

  async rows(
    filter: SloFilter,
    criteria: ServiceCriteria,
  ): Promise<JoinedSloRow[]> {
    return this.#slos(filter, criteria)
      .select(SLO_COLUMNS)
      .orderBy(['slos.sort_name', 'slos.ref']);
  }

  async find(
    ref: string,
    criteria: ServiceCriteria,
  ): Promise<JoinedSloRow | undefined> {
    return this.#slos({}, criteria).where('slos.ref', ref).first(SLO_COLUMNS);
  }

  async names(criteria: ServiceCriteria): Promise<string[]> {
    const rows: Array<{ ref: string }> = await this.#slos({}, criteria).select(
      'slos.ref',
    );
    return rows.map(({ ref }) => ref);
  }

  /** The SLOs of a service, those with the least budget left first. */
  async ofService(
    serviceRef: string,
    criteria: ServiceCriteria,
  ): Promise<Slo[]> {
    const { rows } = await readPage<JoinedSloRow>(
      this.#slos({ service: [serviceRef] }, criteria).select(SLO_COLUMNS),
      { limit: 500 },
      sloSortKeys({}),
    );
    return rows.map(row => toSlo(row, this.#now()));
  }

  #slos(filter: SloFilter, criteria: ServiceCriteria, except?: Facet) {
    const now = this.#now();
    return filteredSlos(this.#database, { filter, criteria, except, now });
  }

  async #count(
    facet: Facet,
    filter: SloFilter,
    criteria: ServiceCriteria,
  ): Promise<FacetValue[]> {
    const column = this.#database.raw(
      facet === 'state' ? stateAt(this.#now()) : COLUMNS[facet],
    );
    const rows: Array<{ value: string | null; count: string | number }> =
      await this.#slos(filter, criteria, facet)
        .select({ value: column })
        .count({ count: '*' })
        .groupBy('value')
        .orderBy('value');
    return rows.flatMap(({ value, count }) =>
      value ? [{ value, count: Number(count) }] : [],
    );
  }
}
