import { useApi } from '@backstage/frontend-plugin-api';
import {
  EvidenceSeriesQuery,
  IncidentUpdate,
  ProblemError,
} from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval, useIncidentChanges } from './useChanges';
import { useFetched } from './useFetched';

const FIGURES_MS = 60_000;

/**
 * One incident, and what can be done with it. What has been done is shown at once.
 *
 * @internal
 */
export function useIncident(key: string) {
  const api = useApi(operationsApiRef);
  const incident = useFetched(['incident', key], () => api.getIncident(key), {
    everyMs: useAskingInterval(),
  });
  const refetch = useRef(incident.refetch);
  refetch.current = incident.refetch;
  const shown = incident.data?.incident;
  useIncidentChanges(
    ({ id, version }) => id === shown?.id && version > shown.version,
    () => refetch.current(),
  );
  const then = useCallback(async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      refetch.current();
    }
  }, []);
  return {
    incident,
    update: (update: IncidentUpdate) => then(api.updateIncident(key, update)),
    follow: (wanted: boolean) =>
      then(wanted ? api.followIncident(key) : api.unfollowIncident(key)),
  };
}

/** Whether somebody else has changed the same meanwhile. @internal */
export function isConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 409;
}

/**
 * What an incident cost in error budget.
 *
 * @param key - Undefined asks for nothing.
 * @internal
 */
export function useIncidentBudget(key: string | undefined) {
  const api = useApi(operationsApiRef);
  return useFetched(
    key === undefined ? undefined : ['incident-budget', key],
    () => api.getIncidentBudget(key ?? ''),
    {
      everyMs: FIGURES_MS,
    },
  );
}

/**
 * How an objective went around an incident, from what is kept of it.
 *
 * @internal
 */
export function useEvidenceSeries(key: string, query: EvidenceSeriesQuery) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['incident-evidence', key, query],
    () => api.getIncidentEvidenceSeries(key, query),
    { everyMs: 0 },
  );
}

/**
 * Why there is this incident: what the policy decided, and from what.
 *
 * @internal
 */
export function useIncidentDecisions(key: string, version: number | undefined) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['incident-decisions', key, version],
    () => api.getIncidentDecisions(key),
    { everyMs: FIGURES_MS },
  );
}

/**
 * How the services of an incident were at a moment.
 *
 * @param at - Undefined asks for nothing.
 * @internal
 */
export function useIncidentReplay(key: string, at: string | undefined) {
  const api = useApi(operationsApiRef);
  return useFetched(
    at === undefined ? undefined : ['incident-replay', key, at],
    () => api.replayIncident(key, at ?? ''),
    { everyMs: 0 },
  );
}
