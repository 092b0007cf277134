import { useApi } from '@backstage/frontend-plugin-api';
import { Incident } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';
import { CountedBy } from './useHealthBy';

/** As many values as the API takes, and as many incidents as it gives, at once. */
const MOST_REFS = 50;
const MOST = 200;

/**
 * The open incidents of what belongs to these systems or owners, each once.
 *
 * @internal
 */
export function useOpenIncidents(by: CountedBy, refs: string[] | undefined) {
  const api = useApi(operationsApiRef);
  const incidents = useFetched(
    refs && refs.length > 0 ? ['open-incidents', by, refs] : undefined,
    async () => {
      const wanted = refs ?? [];
      const parts = Array.from(
        { length: Math.ceil(wanted.length / MOST_REFS) },
        (_, index) => wanted.slice(index * MOST_REFS, (index + 1) * MOST_REFS),
      );
      const answers = await Promise.all(
        parts.map(part =>
          api.listIncidents({ state: 'open', [by]: part, limit: MOST }),
        ),
      );
      const byId = new Map<string, Incident>();
      for (const { items } of answers) {
        for (const incident of items) byId.set(incident.id, incident);
      }
      return [...byId.values()];
    },
    { everyMs: useAskingInterval() },
  );
  useIncidentChanges(() => true, incidents.refetch);
  return incidents;
}
