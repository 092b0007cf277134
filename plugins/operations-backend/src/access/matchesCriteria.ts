import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { Visibility } from '@operate-first/plugin-operations-common';
import { ServiceCriteria } from './criteria';

/** What criteria look at. @internal */
export interface Judged {
  visibility: Visibility;
  owner?: string;
}

/** The same as `applyCriteria`, for what is in memory. @internal */
export function matchesCriteria(
  criteria: ServiceCriteria,
  judged: Judged,
): boolean {
  if (criteria === undefined) return true;
  if (isAndCriteria(criteria)) {
    return criteria.allOf.every(part => matchesCriteria(part, judged));
  }
  if (isOrCriteria(criteria)) {
    return criteria.anyOf.some(part => matchesCriteria(part, judged));
  }
  if (isNotCriteria(criteria)) return !matchesCriteria(criteria.not, judged);
  return criteria.values.includes(judged[criteria.column] ?? '');
}
