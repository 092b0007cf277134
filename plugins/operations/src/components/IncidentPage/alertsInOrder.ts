import { Alert, IncidentDetail } from '@operate-first/plugin-operations-common';
import { bySeverity } from '../AlertsCard';

/**
 * What fires first; of that, what is about the service where it comes from; of that, what presses.
 *
 * @internal
 */
export function alertsInOrder({ alerts, incident }: IncidentDetail): Alert[] {
  const root = incident.services.find(({ role }) => role === 'root');
  const rankOf = ({ state, service }: Alert) =>
    (state === 'firing' ? 0 : 2) +
    (service && service.ref === root?.service.ref ? 0 : 1);
  return [...alerts].sort((a, b) => rankOf(a) - rankOf(b) || bySeverity(a, b));
}
