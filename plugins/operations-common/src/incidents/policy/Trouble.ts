import { IncidentImpact } from '../../generated/openapi';
import {
  IncidentPolicy,
  PolicyAlert,
  PolicyIncident,
  PolicyService,
} from '../model';
import { impactOf, worstImpact } from './impact';
import { byStart } from './order';

/** What burns in one place: at a service in an environment, or under one name where no service is known. */
export interface Trouble {
  /** The group key of an incident that comes from it. */
  key: string;
  service?: PolicyService;
  environment: string;
  /** What makes it: what fires, else what fired in its open incident. In the order of their beginnings. */
  alerts: PolicyAlert[];
  /** Those that belong to no open incident yet, and that nothing holds back. */
  fresh: PolicyAlert[];
  since: number;
  /** Missing while it burns. */
  until?: number;
  /** Whether any of it is bad enough to open an incident. */
  strong: boolean;
  impact: IncidentImpact;
  /** The open incident that it belongs to already. */
  incident?: PolicyIncident;
}

/** The group key of what comes from a service. */
export function serviceKey(serviceId: string, environment: string): string {
  return `service:${serviceId}:${environment}`;
}

/** The group key of what no service is known of. */
export function nameKey(alert: PolicyAlert, environment: string): string {
  return `alert:${alert.labels.alertname ?? alert.title}:${environment}`;
}

/** The cluster that all alerts name. */
export function commonCluster(alerts: PolicyAlert[]): string | undefined {
  const clusters = new Set(alerts.map(({ cluster }) => cluster));
  const [only] = clusters;
  return clusters.size === 1 ? only : undefined;
}

/** Clusters that alerts name, sorted. */
export function clustersOf(alerts: PolicyAlert[]): string[] {
  const names = alerts.flatMap(({ cluster }) => cluster ?? []);
  return [...new Set(names)].sort();
}

/** How trouble stands by its alerts. What is bad enough to open an incident says since when; else the rest does. */
export function standingOf(
  alerts: PolicyAlert[],
  policy: IncidentPolicy,
): Pick<Trouble, 'alerts' | 'since' | 'until' | 'strong' | 'impact'> {
  const sorted = [...alerts].sort(byStart);
  const firing = sorted.filter(({ endsAt }) => endsAt === undefined);
  const present = firing.length > 0 ? firing : sorted;
  const opening = present.filter(({ severity }) =>
    policy.opens.includes(severity),
  );
  const decisive = opening.length > 0 ? opening : present;
  const until =
    firing.length > 0
      ? undefined
      : Math.max(...present.map(({ endsAt = 0 }) => endsAt));
  return {
    alerts: present,
    since: decisive[0].startsAt,
    ...(until !== undefined && { until }),
    strong: opening.length > 0,
    impact: worstImpact(present.map(impactOf)),
  };
}
