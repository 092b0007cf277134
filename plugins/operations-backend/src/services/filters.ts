import { ServiceFilter } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, ServiceCriteria } from '../access/criteria';

/** @internal */
export type FilterName = keyof ServiceFilter;

/** Entity refs are kept in lower case. @internal */
export function lowerRefs(refs: string[]): string[] {
  return refs.map(ref => ref.toLocaleLowerCase('en-US'));
}

/** A word as `like` finds it, with `escape '\\'`. @internal */
export function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, found => `\\${found}`);
}

/** Narrows a query down to rows whose text has all of some words. @internal */
export function applyWords(
  query: Knex.QueryBuilder,
  column: string,
  text = '',
): void {
  for (const word of text.split(/\s+/).filter(Boolean)) {
    query.whereRaw(`?? like ? escape '\\'`, [
      column,
      `%${escapeLike(word.toLocaleLowerCase('en-US'))}%`,
    ]);
  }
}

/** Where a service must be observed: one look has to fit all that is asked of it. @internal */
export function applyPlaces(
  query: Knex.QueryBuilder,
  filter: ServiceFilter,
): void {
  if (filter.cluster) query.whereIn('observations.cluster', filter.cluster);
  if (filter.environment) {
    query.whereIn('observations.environment', filter.environment);
  }
}

/**
 * The services that a reader may see and has asked for.
 *
 * @param except - a filter to be left out, for counting its alternatives.
 * @internal
 */
export function filteredServices(
  database: Knex,
  options: {
    filter: ServiceFilter;
    criteria: ServiceCriteria;
    except?: FilterName;
  },
): Knex.QueryBuilder {
  const { criteria, except } = options;
  const filter = except
    ? { ...options.filter, [except]: undefined }
    : options.filter;
  const query = database('services').whereNull('services.removed_at');
  applyCriteria(query, criteria);
  if (filter.owner) query.whereIn('services.owner', lowerRefs(filter.owner));
  if (filter.system) query.whereIn('services.system', lowerRefs(filter.system));
  if (filter.health) query.whereIn('services.health_status', filter.health);
  applyWords(query, 'services.search_text', filter.text);
  if (filter.cluster || filter.environment) {
    query.whereExists(places => {
      places
        .select(database.raw('1'))
        .from('observations')
        .whereRaw('observations.service_id = services.id');
      applyPlaces(places, filter);
    });
  }
  return query;
}
