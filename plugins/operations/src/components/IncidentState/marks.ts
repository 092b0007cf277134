import {
  Incident,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import { Mark } from '../HealthMark';

/** What nobody has taken on reads like what is down; what is mended and watched, like maintenance. @internal */
export const INCIDENT_MARKS: Record<IncidentStatus, Mark> = {
  triggered: 'down',
  reopened: 'down',
  acknowledged: 'degraded',
  analysing: 'degraded',
  fixing: 'degraded',
  observing: 'maintenance',
  resolved: 'healthy',
};

/** @internal */
export function isOpen(incident: Pick<Incident, 'status'>): boolean {
  return incident.status !== 'resolved';
}

/** The service where it comes from, where that is known. @internal */
export function rootOf({
  services,
}: Pick<Incident, 'services'>): string | undefined {
  return services.find(({ role }) => role === 'root')?.service.ref;
}
