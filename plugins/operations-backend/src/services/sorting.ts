import { ServiceQuery } from '@operate-first/plugin-operations-common';
import { SortKey } from '../database/pages';

/** Sorts after every name there is. */
const LAST_TEXT = '\uffff';
const LAST_TIME = Number.MAX_SAFE_INTEGER;

const NAME: SortKey[] = [
  { expression: 'services.sort_name', bindings: [], descending: false },
  { expression: 'services.id', bindings: [], descending: false },
];

function textKeys(column: string, descending: boolean): SortKey[] {
  // Those that have none come last, whichever way the others are turned.
  const missing = descending ? '' : LAST_TEXT;
  return [
    {
      expression: `coalesce(services.${column}, ?)`,
      bindings: [missing],
      descending,
    },
    ...NAME,
  ];
}

/** @internal */
export function sortKeysOf({ sort, order }: ServiceQuery): SortKey[] {
  switch (sort) {
    case 'name':
      return [{ ...NAME[0], descending: order === 'desc' }, NAME[1]];
    case 'owner':
    case 'system':
      return textKeys(sort, order === 'desc');
    case 'since': {
      const descending = order !== 'asc';
      return [
        {
          expression: 'coalesce(services.health_since, ?)',
          bindings: [descending ? 0 : LAST_TIME],
          descending,
          numeric: true,
        },
        ...NAME,
      ];
    }
    default:
      return [
        {
          expression: 'services.health_rank',
          bindings: [],
          // Rank 0 is the worst, and `desc` is worst first.
          descending: order === 'asc',
          numeric: true,
        },
        ...NAME,
      ];
  }
}
