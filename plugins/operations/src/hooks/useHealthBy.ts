import { useApi } from '@backstage/frontend-plugin-api';
import {
  HealthCounts,
  OperationsApi,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { countsOf, HEALTHS, NO_SERVICES } from '../components/HealthCounts';
import { useFetched } from './useFetched';

/** By what services are counted. */
export type CountedBy = 'owner' | 'system';

type CountsByRef = Record<string, HealthCounts>;

/**
 * The counts of every owner or system. The facet of a filter ignores that filter, so that four questions answer
 * for all of them, however many there are.
 */
async function countAll(api: OperationsApi, by: CountedBy) {
  const facets = await Promise.all(
    HEALTHS.map(async health => ({
      health,
      values: (await api.getServiceFacets({ health: [health] }))[by],
    })),
  );
  const counts: CountsByRef = {};
  for (const { health, values } of facets) {
    for (const { value, count } of values) {
      counts[value] = { ...(counts[value] ?? NO_SERVICES), [health]: count };
    }
  }
  return counts;
}

/**
 * How many services of each owner or system have each health. Who asks for one is answered for that one.
 *
 * @internal
 */
export function useHealthBy(
  by: CountedBy,
  refs: string[] | undefined,
  everyMs: number,
) {
  const api = useApi(operationsApiRef);
  const only = refs?.length === 1 ? refs[0] : undefined;
  return useFetched<CountsByRef>(
    refs && ['healthBy', by, only],
    async () =>
      only
        ? { [only]: countsOf(await api.getServiceFacets({ [by]: [only] })) }
        : countAll(api, by),
    { everyMs },
  );
}
