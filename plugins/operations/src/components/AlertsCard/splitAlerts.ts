import { Alert } from '@operate-first/plugin-operations-common';
import { bySeverity } from './bySeverity';

/**
 * What fires and tells somebody, what fires and tells nobody, and what is over: three things that must not be
 * taken for each other.
 *
 * @internal
 */
export function splitAlerts(alerts: Alert[]): {
  firing: Alert[];
  quiet: Alert[];
  over: Alert[];
} {
  const present = alerts
    .filter(({ state }) => state === 'firing')
    .sort(bySeverity);
  return {
    firing: present.filter(({ suppressed }) => !suppressed),
    quiet: present.filter(({ suppressed }) => suppressed),
    over: alerts.filter(({ state }) => state === 'resolved'),
  };
}
