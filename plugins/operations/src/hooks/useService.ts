import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useChanges } from './useChanges';
import { useFetched } from './useFetched';

const SECONDS = 1000;

/** The page of one service is small: its ages are renewed more often than a list's. */
const PAGE_MS = 10 * SECONDS;
/** Figures over hours and days move slowly; a change of health renews them at once. */
const FIGURES_MS = 60 * SECONDS;
const PEOPLE_MS = 10 * 60 * SECONDS;

/**
 * Everything the page of one service shows, each part fetched and failing by itself.
 *
 * @internal
 */
export function useService(entityRef: string) {
  const api = useApi(operationsApiRef);
  const service = useFetched(
    ['service', entityRef],
    () => api.getService(entityRef),
    { everyMs: PAGE_MS },
  );
  const history = useFetched(
    ['history', entityRef],
    () => api.getServiceHistory(entityRef),
    { everyMs: FIGURES_MS },
  );
  const availability = useFetched(
    ['availability', entityRef],
    () => api.getServiceAvailability(entityRef),
    { everyMs: FIGURES_MS },
  );
  const people = useFetched(
    ['people', entityRef],
    () => api.getServicePeople(entityRef),
    { everyMs: PEOPLE_MS },
  );
  useChanges(
    ({ id, version }) =>
      id === service.data?.id && version > service.data.version,
    () => {
      service.refetch();
      history.refetch();
      availability.refetch();
    },
  );
  return { service, history, availability, people };
}
