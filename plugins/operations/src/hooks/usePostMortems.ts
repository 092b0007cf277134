import { useApi } from '@backstage/frontend-plugin-api';
import {
  PostMortem,
  PostMortemFilter,
  PostMortemListQuery,
} from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, usePostMortemChanges } from './useChanges';
import { useFetched } from './useFetched';
import { usePages } from './usePages';

const CALM_MS = 60_000;
/** Of a service, on its page. */
const FEW = 5;

const keyOf = ({ id }: PostMortem) => id;

/**
 * The post-mortems of a query, page after page, renewed as soon as one changes.
 *
 * @internal
 */
export function usePostMortems(query: PostMortemListQuery) {
  const api = useApi(operationsApiRef);
  const list = usePages({
    name: 'post-mortems',
    query,
    everyMs: useAskingInterval(),
    fetchPage: (asked: PostMortemListQuery) => api.listPostMortems(asked),
    keyOf,
  });
  usePostMortemChanges(() => true, list.refetch);
  return list;
}

/**
 * How many post-mortems there are under each value of each filter.
 *
 * @internal
 */
export function usePostMortemFacets(filter: PostMortemFilter) {
  const api = useApi(operationsApiRef);
  const facets = useFetched(
    ['post-mortem-facets', filter],
    () => api.getPostMortemFacets(filter),
    { everyMs: useAskingInterval() },
  );
  usePostMortemChanges(() => true, facets.refetch);
  return facets;
}

/**
 * Where post-mortems are read from, and what cannot be read there.
 *
 * @internal
 */
export function usePostMortemSources() {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['post-mortem-sources'],
    () => api.listPostMortemSources(),
    { everyMs: CALM_MS },
  );
}

/**
 * The latest post-mortems of a service.
 *
 * @internal
 */
export function useServicePostMortems(entityRef: string) {
  const api = useApi(operationsApiRef);
  const postMortems = useFetched(
    ['service-post-mortems', entityRef],
    () => api.listPostMortems({ service: [entityRef], limit: FEW }),
    { everyMs: CALM_MS },
  );
  usePostMortemChanges(() => true, postMortems.refetch);
  return postMortems;
}

/**
 * The post-mortem of an incident, where there is one that the reader may see.
 *
 * @internal
 */
export function usePostMortemOf(incidentKey: string) {
  const api = useApi(operationsApiRef);
  const found = useFetched(
    ['post-mortem-of', incidentKey],
    () => api.listPostMortems({ incident: incidentKey, limit: 1 }),
    { everyMs: CALM_MS },
  );
  usePostMortemChanges(() => true, found.refetch);
  return found;
}
