import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Range } from './useSlo';

/** A range that somebody has chosen: from, to, or all of the window. @internal */
export type ShownRange = Required<Range> | 'window';

const INDEX = /^\d{1,3}$/;

function readMoment(value: string | null): number | undefined {
  const moment = value === null ? NaN : Date.parse(value);
  return Number.isNaN(moment) ? undefined : moment;
}

/** What an address asks an SLO's page to show; what cannot be meant is left out. @internal */
export function readSloView(params: URLSearchParams): {
  objective: number | undefined;
  range: ShownRange | undefined;
} {
  const index = params.get('objective') ?? '';
  const from = readMoment(params.get('from'));
  const to = readMoment(params.get('to'));
  const whole = params.get('shown') === 'window' ? 'window' : undefined;
  return {
    objective: INDEX.test(index) ? Number(index) : undefined,
    range:
      from !== undefined && to !== undefined && from < to
        ? {
            from: new Date(from).toISOString(),
            to: new Date(to).toISOString(),
          }
        : whole,
  };
}

/**
 * What an SLO's page shows, kept in the address: a link shows another person the same.
 *
 * @internal
 */
export function useSloView() {
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const view = useMemo(
    () => readSloView(new URLSearchParams(address)),
    [address],
  );
  const setRange = useCallback(
    (range: ShownRange | undefined) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          next.delete('from');
          next.delete('to');
          next.delete('shown');
          if (range === 'window') {
            next.set('shown', range);
          } else if (range) {
            next.set('from', range.from);
            next.set('to', range.to);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  const setObjective = useCallback(
    (objective: number) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          next.set('objective', String(objective));
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { ...view, setRange, setObjective };
}
