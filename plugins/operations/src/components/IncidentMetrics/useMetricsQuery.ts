import { IncidentMetricsQuery } from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

const DAY_MS = 86_400_000;

/** @internal */
export const RANGES = ['d30', 'd90', 'd365'] as const;
/** @internal */
export const GROUPINGS = [
  'none',
  'service',
  'owner',
  'cause',
  'severity',
] as const;

const DAYS: Record<(typeof RANGES)[number], number> = {
  d30: 30,
  d90: 90,
  d365: 365,
};

/**
 * Of which time and by what the incidents are measured, kept in the address.
 *
 * @internal
 */
export function useMetricsQuery() {
  const [params, setParams] = useSearchParams();
  const range = RANGES.find(one => one === params.get('range')) ?? 'd90';
  const by = GROUPINGS.find(one => one === params.get('by')) ?? 'none';
  const query = useMemo((): IncidentMetricsQuery => {
    // From a midnight: the same question the whole day.
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    return {
      by,
      from: new Date(today - DAYS[range] * DAY_MS).toISOString(),
    };
  }, [by, range]);
  return {
    range,
    by,
    query,
    set: (name: 'range' | 'by', value: string) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          next.set(name, value);
          return next;
        },
        { replace: true },
      ),
  };
}
