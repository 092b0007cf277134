import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useChanges } from './useChanges';
import { useFetched } from './useFetched';

const SECONDS = 1000;

/** The page of one service is small: its ages are renewed more often than a list's. */
const PAGE_MS = 10 * SECONDS;
/** Figures over hours and days move slowly, but not so slowly that they contradict what stands above them. */
const FIGURES_MS = 15 * SECONDS;
const PEOPLE_MS = 10 * 60 * SECONDS;
/** As many as the API gives at once. */
const MOST_CHANGES = 1000;

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
  const workloads = useFetched(
    ['workloads', entityRef],
    () => api.getServiceWorkloads(entityRef),
    { everyMs: PAGE_MS },
  );
  const changes = useFetched(
    ['changes', entityRef],
    () => api.getServiceChanges(entityRef, { limit: MOST_CHANGES }),
    { everyMs: FIGURES_MS },
  );
  const figures = useRef(() => {});
  figures.current = () => {
    history.refetch();
    availability.refetch();
    workloads.refetch();
    changes.refetch();
  };
  // However the page learnt of the change: by an announcement, or by asking.
  const { status, since } = service.data?.health ?? {};
  const shown = useRef<string>();
  useEffect(() => {
    if (!status) return;
    const now = `${status} ${since}`;
    if (shown.current && shown.current !== now) figures.current();
    shown.current = now;
  }, [status, since]);
  useChanges(
    ({ id, version }) =>
      id === service.data?.id && version > service.data.version,
    () => {
      service.refetch();
      figures.current();
    },
  );
  return { service, history, availability, people, workloads, changes };
}
