import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

const CALM_MS = 5 * 60_000;
/** As many answers as are read. */
const FEW = 5;
/** Shorter than this resembles everything. */
const LEAST = 8;

/**
 * What resembles an incident.
 *
 * @internal
 */
export function useSimilarToIncident(key: string, version: number) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['similar-to-incident', key, version],
    () => api.getSimilarToIncident(key),
    { everyMs: CALM_MS },
  );
}

/**
 * What resembles an alert.
 *
 * @internal
 */
export function useSimilarToAlert(id: string) {
  const api = useApi(operationsApiRef);
  return useFetched(['similar-to-alert', id], () => api.getSimilarToAlert(id), {
    everyMs: CALM_MS,
  });
}

/**
 * What resembles a text. It is sent to be compared, and kept nowhere.
 *
 * @param text - Too little asks for nothing.
 * @internal
 */
export function useSimilarToText(
  text: string,
  options: { service?: string; limit?: number } = {},
) {
  const { service, limit = FEW } = options;
  const api = useApi(operationsApiRef);
  const asked = text.trim();
  return useFetched(
    asked.length < LEAST
      ? undefined
      : ['similar-to-text', asked, service, limit],
    () => api.findSimilar({ text: asked, service, limit }),
    { everyMs: 0 },
  );
}
