import { useApi } from '@backstage/frontend-plugin-api';
import { Incident } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

const MOST = 50;

/** The most severe one, of those the newest. */
function worstOf(incidents: Incident[]): Incident | undefined {
  const [worst] = [...incidents].sort(
    (a, b) =>
      a.severity - b.severity ||
      Date.parse(b.startedAt) - Date.parse(a.startedAt),
  );
  return worst;
}

/**
 * The open incident of a service that matters most, asked for once.
 *
 * @param service - Undefined asks for nothing.
 * @returns isKnown: whether there is one is known, or cannot be found out.
 * @internal
 */
export function useWorstIncident(service: string | undefined): {
  incident: Incident | undefined;
  isKnown: boolean;
} {
  const api = useApi(operationsApiRef);
  const { data, error } = useFetched(
    service === undefined ? undefined : ['worst-incident', service],
    () =>
      api.listIncidents({
        service: [service ?? ''],
        state: 'open',
        limit: MOST,
      }),
    { everyMs: 0 },
  );
  return {
    incident: worstOf(data?.items ?? []),
    isKnown: service === undefined || data !== undefined || error !== undefined,
  };
}
