import {
  MaintenanceSchedule,
  MaintenanceScope,
  maintenanceWindows,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import { Milliseconds, timeOf } from '../database/rows';

/** @internal */
export interface MaintenanceRow {
  id: string;
  title: string;
  description: string | null;
  scope: string;
  starts_at: Milliseconds;
  ends_at: Milliseconds;
  recurrence: string | null;
  zone: string;
  announced_by: string;
  announced_at: Milliseconds;
  counts_from: Milliseconds;
  ended_at: Milliseconds | null;
  last_end: Milliseconds | null;
  replaced_by: string | null;
}

/** @internal */
export interface StoredMaintenance {
  id: string;
  title: string;
  description?: string;
  scope: MaintenanceScope;
  schedule: MaintenanceSchedule;
  announcedBy: string;
  announcedAt: number;
  /** What lies before was not announced by then, and excuses nobody. */
  countsFrom: number;
  endedAt?: number;
  replacedBy?: string;
}

/** @internal */
export function fromRow(row: MaintenanceRow): StoredMaintenance {
  return {
    id: row.id,
    title: row.title,
    description: row.description ?? undefined,
    scope: JSON.parse(row.scope),
    schedule: {
      startsAt: Number(row.starts_at),
      endsAt: Number(row.ends_at),
      recurrence: row.recurrence ?? undefined,
      zone: row.zone,
    },
    announcedBy: row.announced_by,
    announcedAt: Number(row.announced_at),
    countsFrom: Number(row.counts_from),
    endedAt: timeOf(row.ended_at),
    replacedBy: row.replaced_by ?? undefined,
  };
}

/**
 * The windows that touch a range, as far as they were announced before and not ended before.
 *
 * @internal
 */
export function windowsOf(
  maintenance: StoredMaintenance,
  range: TimeRange,
): TimeRange[] {
  const { countsFrom, endedAt = Infinity } = maintenance;
  return maintenanceWindows(maintenance.schedule, range)
    .map(({ from, to }) => ({
      from: Math.max(from, countsFrom),
      to: Math.min(to, endedAt),
    }))
    .filter(({ from, to }) => from < to && from < range.to && to > range.from);
}

/** What maintenance may be about. @internal */
export interface MaintenanceSubject {
  serviceRef?: string;
  systemRef?: string;
  environment: string;
  /** Where the service is observed. */
  clusters: string[];
  /** Where those clusters are, with an empty name where one does not say it. */
  regions: string[];
}

function lower(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

function names(list: string[] | undefined, value: string | undefined) {
  if (!list?.length) return true;
  return value !== undefined && list.map(lower).includes(lower(value));
}

/** Who also runs elsewhere need not be down. */
function namesAll(list: string[] | undefined, values: string[]) {
  if (!list?.length) return true;
  return values.length > 0 && values.every(value => list.includes(value));
}

/**
 * Whether a subject as a whole may be down: everything that the scope gives must fit. Maintenance of one cluster
 * or region excuses only services that run nowhere else.
 *
 * @internal
 */
export function inScope(
  scope: MaintenanceScope,
  subject: MaintenanceSubject,
): boolean {
  return (
    names(scope.services, subject.serviceRef) &&
    names(scope.systems, subject.systemRef) &&
    names(scope.environments, subject.environment) &&
    namesAll(scope.clusters, subject.clusters) &&
    namesAll(scope.regions, subject.regions)
  );
}

/**
 * Whether a scope has anything to do with a service, in any of the places where it runs: whoever looks at the service
 * wants to know.
 *
 * @internal
 */
export function concerns(
  scope: MaintenanceScope,
  service: {
    entityRef: string;
    system?: string;
    environments: string[];
    clusters: string[];
    regions: string[];
  },
): boolean {
  const some = (list: string[] | undefined, values: string[]) =>
    !list?.length || values.some(value => list.includes(value));
  return (
    names(scope.services, service.entityRef) &&
    names(scope.systems, service.system) &&
    some(scope.environments, service.environments) &&
    some(scope.clusters, service.clusters) &&
    some(scope.regions, service.regions)
  );
}
