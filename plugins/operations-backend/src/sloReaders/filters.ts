import {
  SloFilter,
  SloListQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { SortKey } from '../database/pages';
import { applyWords, lowerRefs } from '../services/filters';
import { stateAt } from './SloRow';

/** What an SLO of a list is read from. @internal */
export const SLO_COLUMNS = [
  'slos.*',
  'services.title as service_title',
  'services.visibility as service_visibility',
];

/**
 * The SLOs that a reader may see and has asked for.
 *
 * @param except - a filter to be left out, for counting its alternatives.
 * @internal
 */
export function filteredSlos(
  database: Knex,
  options: {
    filter: SloFilter;
    criteria: ServiceCriteria;
    except?: keyof SloFilter;
    now: number;
  },
): Knex.QueryBuilder {
  const { criteria, except, now } = options;
  const filter = except
    ? { ...options.filter, [except]: undefined }
    : options.filter;
  const query = database('slos')
    .leftJoin('services', 'services.entity_ref', 'slos.service_ref')
    .whereNull('slos.removed_at');
  applyCriteria(query, criteria, columnsBeside('slos'));
  if (filter.owner) query.whereIn('slos.owner', lowerRefs(filter.owner));
  if (filter.system) query.whereIn('slos.system', lowerRefs(filter.system));
  if (filter.service) {
    query.whereIn('slos.service_ref', lowerRefs(filter.service));
  }
  if (filter.state) {
    const states = filter.state.map(() => '?').join(', ') || 'null';
    query.whereRaw(`${stateAt(now)} in (${states})`, filter.state);
  }
  applyWords(query, 'slos.search_text', filter.text);
  return query;
}

/** Sorts after every share and every name there is. */
const LAST_NUMBER = 1e12;
const LAST_TEXT = '\uffff';

const NAME: SortKey[] = [
  { expression: 'slos.sort_name', bindings: [], descending: false },
  { expression: 'slos.ref', bindings: [], descending: false },
];

/** Those that have none come last, whichever way the others are turned. */
function keysOf(column: string, descending: boolean, numeric: boolean) {
  const last = numeric ? LAST_NUMBER : LAST_TEXT;
  const missing = numeric ? -LAST_NUMBER : '';
  const key: SortKey = {
    expression: `coalesce(slos.${column}, ?)`,
    bindings: [descending ? missing : last],
    descending,
    numeric,
  };
  return [key, ...NAME];
}

/** @internal */
export function sloSortKeys({ sort, order }: SloListQuery): SortKey[] {
  switch (sort) {
    case 'name':
      return [{ ...NAME[0], descending: order === 'desc' }, NAME[1]];
    case 'service':
      return keysOf('service_ref', order === 'desc', false);
    case 'owner':
      return keysOf('owner', order === 'desc', false);
    case 'burn':
      return keysOf('burn_rate', order !== 'asc', true);
    default:
      return keysOf('remaining', order === 'desc', true);
  }
}
