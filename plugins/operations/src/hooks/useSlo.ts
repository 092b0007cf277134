import { useApi } from '@backstage/frontend-plugin-api';
import { operationsApiRef } from '../api/operationsApiRef';
import { useFetched } from './useFetched';

const SECOND = 1000;
/** Budgets are evaluated every 15 s. */
const PAGE_MS = 15 * SECOND;
const SERIES_MS = 60 * SECOND;
const HISTORY_MS = 10 * 60 * SECOND;

/** A range of time, RFC 3339; until now where it has no end. @internal */
export interface Range {
  from: string;
  to?: string;
}

/**
 * One SLO and how it stands.
 *
 * @internal
 */
export function useSlo(ref: string) {
  const api = useApi(operationsApiRef);
  return useFetched(['slo', ref], () => api.getSlo(ref), { everyMs: PAGE_MS });
}

/**
 * An objective over time: over the present window, or over a range. Nothing is asked where nobody looks.
 *
 * @internal
 */
export function useSloSeries(
  ref: string,
  options: { objective: number; range?: Range; isShown?: boolean },
) {
  const { objective, range, isShown = true } = options;
  const api = useApi(operationsApiRef);
  return useFetched(
    isShown ? ['slo-series', ref, objective, range] : undefined,
    () => api.getSloSeries(ref, { objective, ...range }),
    { everyMs: SERIES_MS },
  );
}

/**
 * An objective by months and quarters.
 *
 * @internal
 */
export function useSloHistory(ref: string, objective: number) {
  const api = useApi(operationsApiRef);
  return useFetched(
    ['slo-history', ref, objective],
    () => api.getSloHistory(ref, { objective }),
    { everyMs: HISTORY_MS },
  );
}

/**
 * What another target or window would have meant. Nothing is asked until a proposal is made.
 *
 * @internal
 */
export function useSloWhatIf(
  ref: string,
  proposal: { objective: number; target?: number; window?: string } | undefined,
) {
  const api = useApi(operationsApiRef);
  return useFetched(
    proposal && ['slo-what-if', ref, proposal],
    () => api.getSloWhatIf(ref, proposal),
    { everyMs: HISTORY_MS },
  );
}
