import { IncidentDetail } from '@operate-first/plugin-operations-common';
import { useSearchParams } from 'react-router-dom';

/** In the address, for who does not know when it began. @internal */
export const BEGIN = 'begin';

const HOUR_MS = 3_600_000;
const BEFORE_MS = 6 * HOUR_MS;
const AFTER_MS = 2 * HOUR_MS;

/**
 * The moment of an incident that is looked at, kept in the address; undefined is the present.
 *
 * @internal
 */
export function useReplayMoment(detail: IncidentDetail) {
  const [params, setParams] = useSearchParams();
  const { evidence, incident } = detail;
  const started = Date.parse(incident.startedAt);
  const ended = incident.resolvedAt
    ? Date.parse(incident.resolvedAt) + AFTER_MS
    : Date.now();
  const from = evidence ? Date.parse(evidence.from) : started - BEFORE_MS;
  const to = Math.min(Date.now(), evidence ? Date.parse(evidence.to) : ended);
  const said = params.get('at') ?? '';
  const asked = said === BEGIN ? started : Date.parse(said);
  const at = Number.isNaN(asked)
    ? undefined
    : Math.min(Math.max(asked, from), Math.max(from, to));
  return {
    at,
    from,
    to: Math.max(from, to),
    setAt: (moment: number | undefined, options?: { replace: boolean }) =>
      setParams(
        before => {
          const next = new URLSearchParams(before);
          if (moment === undefined) next.delete('at');
          else next.set('at', new Date(moment).toISOString());
          return next;
        },
        { replace: options?.replace ?? false },
      ),
  };
}

/** @internal */
export type ReplayMoment = ReturnType<typeof useReplayMoment>;
