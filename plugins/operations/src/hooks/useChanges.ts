import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  OPERATIONS_SIGNAL_CHANNEL,
  OperationsSignal,
} from '@operate-first/plugin-operations-common';
import { useEffect, useRef } from 'react';

/** Readers spread their questions over this time, so that a change is not answered by a stampede. */
const JITTER_MS = 800;

/** Announcements made before the socket was open are lost: so long after it was asked for, ask once more. */
const CONNECTED_MS = 2_500;

/** How often to ask where changes are announced, for the ages, and where they are not. */
const CALM_MS = 30_000;
const POLL_MS = 10_000;

/**
 * How often to ask besides, in milliseconds.
 *
 * @internal
 */
export function useAskingInterval(): number {
  return useApiHolder().get(signalApiRef) ? CALM_MS : POLL_MS;
}

/** Calls back soon after something was announced. Announcements that arrive meanwhile are one call. */
function useAnnouncements(
  isNews: (signal: OperationsSignal) => boolean,
  onNews: () => void,
) {
  const signals = useApiHolder().get(signalApiRef);
  const latest = useRef({ isNews, onNews });
  latest.current = { isNews, onNews };

  useEffect(() => {
    if (!signals) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const subscription = signals.subscribe<OperationsSignal>(
      OPERATIONS_SIGNAL_CHANNEL,
      signal => {
        if (timer || !latest.current.isNews(signal)) return;
        timer = setTimeout(() => {
          timer = undefined;
          latest.current.onNews();
        }, Math.random() * JITTER_MS);
      },
    );
    const connected = setTimeout(
      () => latest.current.onNews(),
      CONNECTED_MS + Math.random() * JITTER_MS,
    );
    return () => {
      clearTimeout(timer);
      clearTimeout(connected);
      subscription.unsubscribe();
    };
  }, [signals]);
}

/**
 * Calls back soon after services have changed.
 *
 * @internal
 */
export function useChanges(
  isNews: (change: OperationsSignal['changes'][number]) => boolean,
  onNews: () => void,
) {
  useAnnouncements(({ changes }) => changes.some(isNews), onNews);
}

/**
 * Calls back soon after what is known of clusters has changed.
 *
 * @internal
 */
export function useClusterChanges(onNews: () => void) {
  useAnnouncements(
    ({ clustersVersion }) => clustersVersion !== undefined,
    onNews,
  );
}

/**
 * Calls back soon after incidents have changed.
 *
 * @internal
 */
export function useIncidentChanges(
  isNews: (change: { id: string; version: number }) => boolean,
  onNews: () => void,
) {
  useAnnouncements(({ incidents }) => incidents?.some(isNews) ?? false, onNews);
}

/**
 * Calls back soon after alerts or silences have changed.
 *
 * @internal
 */
export function useAlertChanges(onNews: () => void) {
  useAnnouncements(({ alertsVersion }) => alertsVersion !== undefined, onNews);
}

/**
 * Calls back soon after post-mortems or their action items have changed.
 *
 * @internal
 */
export function usePostMortemChanges(
  isNews: (change: { id: string; version: number }) => boolean,
  onNews: () => void,
) {
  useAnnouncements(
    ({ postMortems }) => postMortems?.some(isNews) ?? false,
    onNews,
  );
}

/**
 * Calls back soon after questions or their answers have changed.
 *
 * @internal
 */
export function useQuestionChanges(
  isNews: (change: { id: string; version: number }) => boolean,
  onNews: () => void,
) {
  useAnnouncements(({ questions }) => questions?.some(isNews) ?? false, onNews);
}

/**
 * Calls back soon after requests have changed.
 *
 * @internal
 */
export function useRequestChanges(onNews: () => void) {
  useAnnouncements(
    ({ requestsVersion }) => requestsVersion !== undefined,
    onNews,
  );
}
