import {
  FacetValue,
  ServiceFacets,
  ServiceFilter,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../access/criteria';
import { applyPlaces, filteredServices } from './filters';

type Facet = Exclude<keyof ServiceFacets, 'totalItems'>;

function toFacet(
  rows: Array<{ value: string | null; count: string | number }>,
): FacetValue[] {
  return rows
    .filter(({ value }) => value)
    .map(({ value, count }) => ({ value: value ?? '', count: Number(count) }));
}

/**
 * Counts the values of each filter under all the other filters, so that a filter never hides its own
 * alternatives.
 *
 * @internal
 */
export async function countFacets(
  database: Knex,
  filter: ServiceFilter,
  criteria: ServiceCriteria,
): Promise<ServiceFacets> {
  const services = (except?: Facet) =>
    filteredServices(database, { filter, criteria, except });
  const columns = {
    health: 'services.health_status',
    owner: 'services.owner',
    system: 'services.system',
  };
  const byColumn = async (facet: keyof typeof columns) =>
    toFacet(
      await services(facet)
        .select({ value: columns[facet] })
        .count({ count: '*' })
        .groupBy(columns[facet])
        .orderBy(columns[facet]),
    );
  const byPlace = async (facet: 'cluster' | 'environment') => {
    const column = `observations.${facet}`;
    const query = services(facet)
      .join('observations', 'observations.service_id', 'services.id')
      .select({ value: column })
      .countDistinct({ count: 'services.id' })
      .groupBy(column)
      .orderBy(column);
    applyPlaces(query, { ...filter, [facet]: undefined });
    return toFacet(await query);
  };
  const [total, health, owner, system, cluster, environment] =
    await Promise.all([
      services().count({ count: '*' }).first(),
      byColumn('health'),
      byColumn('owner'),
      byColumn('system'),
      byPlace('cluster'),
      byPlace('environment'),
    ]);
  return {
    totalItems: Number(total?.count ?? 0),
    health,
    owner,
    system,
    cluster,
    environment,
  };
}
