import { useApi } from '@backstage/frontend-plugin-api';
import {
  IncidentTimeline,
  TimelineEntry,
  TimelineEntryInput,
} from '@operate-first/plugin-operations-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { operationsApiRef } from '../api/operationsApiRef';
import { useAskingInterval } from './useChanges';

const PAGE = 100;
/** Before this is everything: so the last entries are asked for. */
const THE_END = Number.MAX_SAFE_INTEGER;

interface Loaded {
  entries: Map<string, TimelineEntry>;
  /** To be given as `after`. */
  version: number;
  totalItems: number;
}

/** What was asked for of the past says nothing of what was written since. */
function merged(
  before: Loaded | undefined,
  answer: IncidentTimeline,
  isOfThePast: boolean,
): Loaded {
  const entries = new Map(before?.entries);
  for (const entry of answer.entries) entries.set(entry.id, entry);
  return {
    entries,
    version: before && isOfThePast ? before.version : answer.version,
    totalItems: answer.totalItems,
  };
}

/** What was refused may have been so because of what others wrote: that is asked for, too. */
async function then<T>(done: Promise<T>, renew: () => Promise<void>) {
  try {
    return await done;
  } finally {
    await renew();
  }
}

/** By when it happened; what is told of a moment later than something else stands where it belongs. */
const inOrder = (a: TimelineEntry, b: TimelineEntry) =>
  Date.parse(a.at) - Date.parse(b.at) || a.seq - b.seq;

/**
 * What happened in an incident: the last entries at once, what is written meanwhile as it comes, and what was before
 * when it is wanted. Entries are never taken away.
 *
 * @param version - The one the incident has reached: another one means that something was written.
 * @internal
 */
export function useIncidentTimeline(key: string, version: number | undefined) {
  const api = useApi(operationsApiRef);
  const everyMs = useAskingInterval();
  const [loaded, setLoaded] = useState<Loaded>();
  const [error, setError] = useState<Error>();
  const [isFetching, setFetching] = useState(false);
  const known = useRef<Loaded>();
  // One question at a time: answers in another order would show an older edit.
  const queue = useRef(Promise.resolve());
  const current = useRef(key);

  const ask = useCallback(
    (
      question: (loaded: Loaded | undefined) => Promise<IncidentTimeline>,
      isOfThePast = false,
    ) => {
      queue.current = queue.current.then(async () => {
        if (current.current !== key) return;
        setFetching(true);
        try {
          const answer = await question(known.current);
          if (current.current !== key) return;
          known.current = merged(known.current, answer, isOfThePast);
          setLoaded(known.current);
          setError(undefined);
        } catch (problem) {
          setError(
            problem instanceof Error ? problem : new Error(String(problem)),
          );
        } finally {
          setFetching(false);
        }
      });
      return queue.current;
    },
    [key],
  );

  const renew = useCallback(
    () =>
      ask(before =>
        api.getIncidentTimeline(
          key,
          before
            ? { after: before.version, limit: 500 }
            : { before: THE_END, limit: PAGE },
        ),
      ),
    [api, ask, key],
  );

  useEffect(() => {
    current.current = key;
    known.current = undefined;
    setLoaded(undefined);
  }, [key]);
  useEffect(() => {
    renew();
  }, [renew, version]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') renew();
    }, everyMs);
    return () => clearInterval(timer);
  }, [renew, everyMs]);

  // The same functions while it is shown, so that entries that did not change are not drawn anew.
  const add = useCallback(
    (input: TimelineEntryInput) =>
      then(api.addTimelineEntry(key, input), renew),
    [api, key, renew],
  );
  const edit = useCallback(
    (entry: TimelineEntry, text: string) =>
      then(
        api.editTimelineEntry(key, entry.id, { text, edits: entry.edits }),
        renew,
      ),
    [api, key, renew],
  );

  const entries = loaded && [...loaded.entries.values()].sort(inOrder);
  const first = entries && Math.min(...entries.map(({ seq }) => seq));
  const total = loaded?.totalItems ?? 0;
  return {
    entries,
    error,
    isFetching,
    /** How many there are before the first that is shown. */
    earlier: entries ? Math.max(0, total - entries.length) : 0,
    loadEarlier: () =>
      ask(
        () => api.getIncidentTimeline(key, { before: first, limit: PAGE }),
        true,
      ),
    renew,
    add,
    edit,
  };
}

/** @internal */
export type Timeline = ReturnType<typeof useIncidentTimeline>;
