import { useApi } from '@backstage/frontend-plugin-api';
import {
  Change,
  ServiceChanges,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useOneAction } from './useOneAction';

const DAY = 24 * 60 * 60_000;
/** So much further back each time. */
const STEP = 30 * DAY;
/** Commits are kept for so long; before, there is nothing. */
const KEPT = 400 * DAY;
const MOST = 1000;

/** Where what is shown ends: at its oldest change where there was more than fits, else where its window begins. */
function endOf({ items, complete, from }: ServiceChanges): number {
  const oldest = items[items.length - 1];
  // The end is exclusive, and several may be of one moment.
  return complete || !oldest ? Date.parse(from) : Date.parse(oldest.at) + 1;
}

/**
 * What changed before what is shown already, a month at a time and on demand.
 *
 * @param entityRef - of the service.
 * @param newest - what is shown; it is fetched again and again, and what is older stays.
 * @internal
 */
export function useOlderChanges(entityRef: string, newest: ServiceChanges) {
  const api = useApi(operationsApiRef);
  const action = useOneAction<'older'>();
  const [older, setOlder] = useState<ServiceChanges[]>([]);
  const end = endOf(older[older.length - 1] ?? newest);
  const all = [newest, ...older].flatMap(({ items }) => items);
  const changes: Change[] = [
    ...new Map(all.map(one => [one.id, one])).values(),
  ];
  return {
    changes,
    /** Back to when everything is shown. */
    since: new Date(end),
    mayBeMore: end > Date.now() - KEPT,
    isFetching: action.doing === 'older',
    error: action.error,
    fetchOlder: () =>
      action.run('older', async () => {
        const found = await api.getServiceChanges(entityRef, {
          from: new Date(end - STEP).toISOString(),
          to: new Date(end).toISOString(),
          limit: MOST,
        });
        // What is newest moves on; what it has shown by now stays.
        setOlder(known => [...(known.length > 0 ? known : [newest]), found]);
      }),
  };
}
