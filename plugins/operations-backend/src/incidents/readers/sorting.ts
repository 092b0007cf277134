import { IncidentListQuery } from '@operate-first/plugin-operations-common';
import { SortKey } from '../../database/pages';

function key(
  expression: string,
  descending: boolean,
  numeric: boolean,
): SortKey {
  return { expression, bindings: [], descending, numeric };
}

const STARTED = [
  key('incidents.started_at', true, true),
  key('incidents.id', false, false),
];

/** Open ones first, the worst of them first, then the most recent. The migration has an index of the same words. */
const URGENCY = key(
  'case when incidents.resolved_at is null then incidents.severity else 9 end',
  false,
  true,
);

/** @internal */
export function sortKeysOf({ sort }: IncidentListQuery): SortKey[] {
  switch (sort) {
    case 'started':
      return STARTED;
    case 'severity':
      return [key('incidents.severity', false, true), ...STARTED];
    case 'updated':
      return [key('incidents.updated_at', true, true), STARTED[1]];
    default:
      return [URGENCY, ...STARTED];
  }
}
