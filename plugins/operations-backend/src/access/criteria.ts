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

/** Narrows a query on services down to what the reader may see. @internal */
export function applyCriteria(
  query: Knex.QueryBuilder,
  criteria: ServiceCriteria,
): void {
  if (criteria === undefined) return;
  if (isAndCriteria(criteria)) {
    query.andWhere(inner => {
      for (const part of criteria.allOf) applyCriteria(inner, part);
    });
  } else if (isOrCriteria(criteria)) {
    query.andWhere(inner => {
      for (const part of criteria.anyOf) {
        inner.orWhere(branch => applyCriteria(branch, part));
      }
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(inner => applyCriteria(inner, criteria.not));
  } else if (criteria.values.length === 0) {
    query.whereRaw('1 = 0');
  } else {
    // A missing owner is not in any list, also not under a negation, where SQL would say "unknown".
    query.whereRaw(
      `coalesce(services.??, '') in (${criteria.values
        .map(() => '?')
        .join(', ')})`,
      [criteria.column, ...criteria.values],
    );
  }
}
