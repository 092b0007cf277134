import {
  HealthReason,
  HealthStatus,
  LocationWorkloads,
} from '@operate-first/plugin-operations-common';

/** What is well and would be expected to be: the figures above say it. */
const EXPECTED = ['kubernetes.available', 'kubernetes.job-well'];

const WORST_FIRST: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];

/**
 * What is worth saying of some places, the worst first.
 *
 * @internal
 */
export function reasonsOf(locations: LocationWorkloads[]): HealthReason[] {
  const rank = ({ status }: HealthReason) => WORST_FIRST.indexOf(status);
  return locations
    .flatMap(({ scope, reasons }) =>
      reasons.map(reason => ({ ...reason, scope: reason.scope ?? scope })),
    )
    .filter(
      ({ code, status }) => status !== 'healthy' || !EXPECTED.includes(code),
    )
    .sort((a, b) => rank(a) - rank(b));
}
