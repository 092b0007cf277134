import { Alert } from '@operate-first/plugin-operations-common';
import { bySeverity } from './bySeverity';
import { tellOnce, ToldAlert } from './tellOnce';

/**
 * What fires and tells somebody, what fires and belongs to nobody, what fires and tells nobody, and what is over: four
 * things that must not be taken for each other.
 *
 * @internal
 */
export function splitAlerts(alerts: Alert[]): {
  firing: ToldAlert[];
  unmapped: ToldAlert[];
  quiet: ToldAlert[];
  over: Alert[];
} {
  const present = alerts
    .filter(({ state }) => state === 'firing')
    .sort(bySeverity);
  const loud = present.filter(({ suppressed }) => !suppressed);
  return {
    firing: tellOnce(loud.filter(({ unmapped }) => !unmapped)),
    unmapped: tellOnce(loud.filter(({ unmapped }) => unmapped)),
    quiet: tellOnce(present.filter(({ suppressed }) => suppressed)),
    over: alerts.filter(({ state }) => state === 'resolved'),
  };
}
