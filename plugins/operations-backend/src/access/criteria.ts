import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/** What a rule of a policy means in the table of services. @public */
export interface ServiceCondition {
  column: 'visibility' | 'owner';
  values: string[];
}

/** What a reader may see; undefined is everything. @internal */
export type ServiceCriteria = PermissionCriteria<ServiceCondition> | undefined;

/** Everything that is public and nothing else. @internal */
export const ONLY_PUBLIC: ServiceCriteria = {
  column: 'visibility',
  values: ['public'],
};

/** Nothing at all. @internal */
export const NOTHING: ServiceCriteria = { column: 'visibility', values: [] };

/** Where the columns of a condition are found, as SQL. @internal */
export type ConditionColumns = Record<ServiceCondition['column'], string>;

const OF_SERVICES: ConditionColumns = {
  visibility: 'services.visibility',
  owner: 'services.owner',
};

/** How rows name the service that they belong to, if they belong to one. */
const LINK = {
  slos: 'service_ref',
  alerts: 'service_id',
  incidents: 'root_service_id',
  incident_entries: 'service_id',
  post_mortems: 'root_service_id',
  questions: 'root_service_id',
  runbooks: 'root_service_id',
};

/**
 * What belongs to a service, or to none: the more restrictive visibility of both counts. The service is joined from the
 * left; what names one that is not there, as while it is renamed, is internal.
 *
 * @internal
 */
export function columnsBeside(table: keyof typeof LINK): ConditionColumns {
  const ofService = `coalesce(services.visibility, case when ${table}.${LINK[table]} is null then 'public' else 'internal' end)`;
  return {
    visibility: `case when ${table}.visibility = 'public' and ${ofService} = 'public' then 'public' else 'internal' end`,
    owner:
      table === 'slos'
        ? 'coalesce(services.owner, slos.owner)'
        : 'services.owner',
  };
}

/** Narrows a query down to what the reader may see. @internal */
export function applyCriteria(
  query: Knex.QueryBuilder,
  criteria: ServiceCriteria,
  columns: ConditionColumns = OF_SERVICES,
): void {
  if (criteria === undefined) return;
  if (isAndCriteria(criteria)) {
    query.andWhere(inner => {
      for (const part of criteria.allOf) applyCriteria(inner, part, columns);
    });
  } else if (isOrCriteria(criteria)) {
    query.andWhere(inner => {
      for (const part of criteria.anyOf) {
        inner.orWhere(branch => applyCriteria(branch, part, columns));
      }
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(inner => applyCriteria(inner, criteria.not, columns));
  } else if (criteria.values.length === 0) {
    query.whereRaw('1 = 0');
  } else {
    // A missing owner is not in any list, also not under a negation, where SQL would say "unknown".
    query.whereRaw(
      `coalesce(${columns[criteria.column]}, '') in (${criteria.values
        .map(() => '?')
        .join(', ')})`,
      criteria.values,
    );
  }
}
