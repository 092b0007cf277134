import {
  IncidentMetrics,
  IncidentMetricsGroup,
  IncidentMetricsMonth,
  NamedRef,
} from '../../generated/openapi';
import { TimeRange } from '../../slo/model';
import { summaryOf } from './durations';

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

function seconds(from: number, to: number | undefined): number | undefined {
  return to === undefined ? undefined : (to - from) / 1000;
}

/** How long it took, in the mean and in the middle. */
function times(incidents: MeasuredIncident[]) {
  return {
    timeToDetect: summaryOf(
      incidents.map(one => seconds(one.startedAt, one.detectedAt)),
    ),
    timeToAcknowledge: summaryOf(
      incidents.map(one => seconds(one.detectedAt, one.acknowledgedAt)),
    ),
    timeToResolve: summaryOf(
      incidents.map(one => seconds(one.startedAt, one.resolvedAt)),
    ),
  };
}

function groupOf(
  incidents: MeasuredIncident[],
  name?: NamedRef,
): IncidentMetricsGroup {
  return {
    ...(name && { name }),
    incidents: incidents.length,
    open: incidents.filter(one => one.resolvedAt === undefined).length,
    ...times(incidents),
  };
}

function byFrequency(a: IncidentMetricsGroup, b: IncidentMetricsGroup) {
  const [first, second] = [a.name?.ref ?? '', b.name?.ref ?? ''];
  // By bytes, whatever the locale; what belongs to no group comes last of as many.
  const order = first < second ? -1 : 1;
  if (a.incidents !== b.incidents) return b.incidents - a.incidents;
  return (first === '' ? 1 : 0) - (second === '' ? 1 : 0) || order;
}

function grouped(incidents: MeasuredIncident[]): IncidentMetricsGroup[] {
  const groups = new Map<
    string,
    { name?: NamedRef; ones: MeasuredIncident[] }
  >();
  for (const incident of incidents) {
    const names = incident.groups.length > 0 ? incident.groups : [undefined];
    for (const name of names) {
      const ref = name?.ref ?? '';
      const group = groups.get(ref) ?? { ...(name && { name }), ones: [] };
      group.ones.push(incident);
      groups.set(ref, group);
    }
  }
  return [...groups.values()]
    .map(({ name, ones }) => groupOf(ones, name))
    .sort(byFrequency);
}

function monthOf(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
}

function monthsIn({ from, to }: TimeRange): number[] {
  const months: number[] = [];
  let start = monthOf(from);
  while (start < to) {
    months.push(start);
    const date = new Date(start);
    start = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1);
  }
  return months;
}

function trendOf(
  incidents: MeasuredIncident[],
  range: TimeRange,
): IncidentMetricsMonth[] {
  const byMonth = new Map<number, MeasuredIncident[]>(
    monthsIn(range).map(start => [start, []]),
  );
  for (const one of incidents) byMonth.get(monthOf(one.startedAt))?.push(one);
  return [...byMonth].map(([start, ones]) => ({
    start: new Date(start).toISOString(),
    incidents: ones.length,
    ...times(ones),
  }));
}

/**
 * How many incidents began in a range, and how long they took: to detect them since they began, to acknowledge them
 * since they were detected, to resolve them since they began. Drills and duplicates are left out; what is still open
 * counts as an incident, but not among the times to resolve. Medians and the like are the nearest rank. An incident of
 * several groups counts in each of them. Months are those of the calendar in UTC, and those without incidents are
 * there, too.
 *
 * @public
 */
export function incidentMetrics(
  incidents: MeasuredIncident[],
  range: TimeRange,
  by: IncidentMetricsBy,
): IncidentMetrics {
  const counted = incidents.filter(
    ({ startedAt, drill, duplicate }) =>
      !drill && !duplicate && startedAt >= range.from && startedAt < range.to,
  );
  return {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    groups: by === 'none' ? [groupOf(counted)] : grouped(counted),
    trend: trendOf(counted, range),
  };
}
