import { useApi } from '@backstage/frontend-plugin-api';
import {
  ProblemError,
  Runbook,
  RunbookFeedback,
  RunbookListQuery,
  RunbookText,
} from '@operate-first/plugin-operations-common';
import { useCallback, useRef } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';
import { usePages } from './usePages';

const CALM_MS = 60_000;
/** What was onboarded a moment ago has its runbooks a moment later. */
const AWAITED_MS = 10_000;
/** What somebody merges while others work on it. */
const SOON_MS = 30_000;
const FEW = 20;
/** Of one alert, runbooks of every service may be found. */
const MANY = 200;
/** More are not asked for at once. */
const MOST_SERVICES = 50;

/** @internal */
export const runbookKey = ({ id }: Runbook) => id;

/**
 * The runbooks of a query by title, with alerts that have none.
 *
 * @internal
 */
export function useRunbooks(query: RunbookListQuery) {
  const api = useApi(operationsApiRef);
  return usePages({
    name: 'runbooks',
    query,
    everyMs: CALM_MS,
    fetchPage: (asked: RunbookListQuery) => api.listRunbooks(asked),
    keyOf: runbookKey,
  });
}

/**
 * The first runbooks of a service or an alert.
 *
 * @param of - Undefined asks for nothing.
 * @internal
 */
export function useRunbooksOf(of: RunbookListQuery | undefined) {
  const api = useApi(operationsApiRef);
  return useFetched(
    of && ['runbooks-of', of],
    () => api.listRunbooks({ ...of, limit: FEW }),
    { everyMs: last => (last?.items.length ? CALM_MS : AWAITED_MS) },
  );
}

/** Alerts of several services have one name: the runbook of this one comes first. @internal */
export function nearestFirst(
  runbooks: Runbook[],
  service: string | undefined,
): Runbook[] {
  const isOwn = ({ services }: Runbook) =>
    services.some(({ ref }) => ref === service);
  return [
    ...runbooks.filter(isOwn),
    ...runbooks.filter(runbook => !isOwn(runbook)),
  ];
}

/**
 * Every runbook that may help with some services or alerts, in no order; some more than once. What is merged meanwhile
 * comes by itself.
 *
 * @internal
 */
export function useRunbooksNear(of: { services: string[]; alerts: string[] }) {
  const api = useApi(operationsApiRef);
  const services = of.services.slice(0, MOST_SERVICES);
  return useFetched(
    ['runbooks-near', services, of.alerts],
    async () => {
      const queries: RunbookListQuery[] = of.alerts.map(alert => ({ alert }));
      if (services.length > 0) queries.push({ service: services });
      const lists = await Promise.all(
        queries.map(query => api.listRunbooks({ ...query, limit: MANY })),
      );
      return lists.flatMap(({ items }) => items);
    },
    { everyMs: SOON_MS },
  );
}

/**
 * How many runbooks there are, how many have problems, and how many alerts have none; whatever is filtered.
 *
 * @internal
 */
export function useRunbookCounts() {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['runbook-counts'],
    async () => {
      const [all, doubtful] = await Promise.all([
        api.listRunbooks({ limit: 1 }),
        api.listRunbooks({ limit: 1, problems: true }),
      ]);
      return {
        all: all.totalItems,
        doubtful: doubtful.totalItems,
        missing: all.missing,
        sources: all.sources,
      };
    },
    { everyMs: CALM_MS },
  );
}

/**
 * One runbook, and what can be done with it. What has been done is shown at once.
 *
 * @internal
 */
export function useRunbook(id: string) {
  const api = useApi(operationsApiRef);
  const runbook = useFetched(['runbook', id], () => api.getRunbook(id), {
    everyMs: CALM_MS,
  });
  const refetch = useRef(runbook.refetch);
  refetch.current = runbook.refetch;
  const then = useCallback(async <T>(done: Promise<T>): Promise<T> => {
    try {
      return await done;
    } finally {
      refetch.current();
    }
  }, []);
  return {
    runbook,
    rate: (feedback: RunbookFeedback) => then(api.rateRunbook(id, feedback)),
    propose: (text: RunbookText) => then(api.proposeRunbook(id, text)),
    merge: (revision: string) => then(api.mergeRunbook(id, revision)),
  };
}

/** @internal */
export type RunbookState = ReturnType<typeof useRunbook>;

/** Whether the file has changed in git since one began. @internal */
export function isFileConflict(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 409;
}
