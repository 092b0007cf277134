import {
  FacetValue,
  RequestSummary,
} from '@operate-first/plugin-operations-common';

function counted(values: string[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
}

/**
 * What the requests that are loaded can be told apart by, with how many there are of each.
 *
 * @internal
 */
export function facetsOf(items: RequestSummary[]) {
  return {
    stage: counted(items.map(({ stage }) => stage)),
    team: counted(items.flatMap(({ team }) => team ?? [])),
    cluster: counted(items.flatMap(({ clusters }) => clusters)),
  };
}
