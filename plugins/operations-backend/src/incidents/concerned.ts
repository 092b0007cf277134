import { IncidentImpact } from '@operate-first/plugin-operations-common';
import { worseImpact } from './fields';
import { ConcernedService } from './model';
import { IncidentServiceRow } from './rows';

type Region = ConcernedService['regions'][number];

function regionsOf(row: IncidentServiceRow): Region[] {
  return JSON.parse(row.regions);
}

function worseRegions(one: Region[], other: Region[]): Region[] {
  const regions = new Map<string, IncidentImpact>();
  for (const { region, impact } of [...one, ...other]) {
    const known = regions.get(region);
    regions.set(region, known ? worseImpact(known, impact) : impact);
  }
  return [...regions].map(([region, impact]) => ({ region, impact }));
}

/** A service that is concerned otherwise than before. @internal */
export interface ServiceChange {
  serviceId: string;
  kind: 'added' | 'root' | 'changed' | 'again' | 'removed';
  impact: IncidentImpact;
}

/** All services of an incident as they are now, and what that changes. @internal */
export interface ServicesChange {
  rows: IncidentServiceRow[];
  changes: ServiceChange[];
}

/** Adds services, or makes worse what is known of them. @internal */
export function withConcerned(
  incidentId: string,
  known: IncidentServiceRow[],
  wanted: ConcernedService[],
  now: number,
): ServicesChange {
  const rows = new Map(known.map(row => [row.service_id, row]));
  const changes: ServiceChange[] = [];
  let position = Math.max(0, ...known.map(row => row.position));
  for (const service of wanted) {
    const { serviceId } = service;
    const row = rows.get(serviceId);
    if (!row) {
      position++;
      rows.set(serviceId, newRow(incidentId, service, position, now));
      changes.push({ serviceId, kind: 'added', impact: service.impact });
      continue;
    }
    const impact = worseImpact(row.impact, service.impact);
    const regions = JSON.stringify(
      worseRegions(regionsOf(row), service.regions),
    );
    const again = row.recovered_at !== null;
    if (impact === row.impact && regions === row.regions && !again) continue;
    rows.set(serviceId, { ...row, impact, regions, recovered_at: null });
    if (impact !== row.impact || again) {
      changes.push({ serviceId, kind: again ? 'again' : 'changed', impact });
    }
  }
  return { rows: [...rows.values()], changes };
}

/** Exactly these services; the first is the root, unless there is none. @internal */
export function withServices(
  incidentId: string,
  known: IncidentServiceRow[],
  wanted: ConcernedService[],
  options: { rootless: boolean; now: number },
): ServicesChange {
  const { rootless, now } = options;
  const before = new Map(known.map(row => [row.service_id, row]));
  const unique = new Map(wanted.map(service => [service.serviceId, service]));
  const rows = [...unique.values()].map((service, index) => {
    const position = rootless ? index + 1 : index;
    const fresh = newRow(incidentId, service, position, now);
    const row = before.get(service.serviceId);
    if (!row) return fresh;
    return { ...fresh, since: row.since, recovered_at: row.recovered_at };
  });
  const changes = rows.flatMap((row): ServiceChange[] => {
    const { service_id: serviceId, impact } = row;
    const kind = changeOf(row, before.get(serviceId));
    return kind ? [{ serviceId, impact, kind }] : [];
  });
  const removed = known
    .filter(({ service_id }) => !unique.has(service_id))
    .map(
      ({ service_id, impact }): ServiceChange => ({
        serviceId: service_id,
        impact,
        kind: 'removed',
      }),
    );
  return { rows, changes: [...changes, ...removed] };
}

function changeOf(
  { position, impact }: IncidentServiceRow,
  before: IncidentServiceRow | undefined,
): ServiceChange['kind'] | undefined {
  if (position === 0 && before?.position !== 0) return 'root';
  if (!before) return 'added';
  return before.impact === impact ? undefined : 'changed';
}

function newRow(
  incident_id: string,
  { serviceId, impact, regions }: ConcernedService,
  position: number,
  since: number,
): IncidentServiceRow {
  return {
    incident_id,
    service_id: serviceId,
    position,
    impact,
    regions: JSON.stringify(regions),
    since,
    recovered_at: null,
  };
}

/** What a timeline says of a service that is concerned otherwise. @internal */
export function serviceSentence(
  { kind, impact }: Pick<ServiceChange, 'kind' | 'impact'>,
  name: string,
): string {
  switch (kind) {
    case 'root':
      return `It comes from ${name}`;
    case 'added':
      return `${name} is affected: ${impact}`;
    case 'again':
      return `${name} is affected again: ${impact}`;
    case 'changed':
      return `Impact on ${name}: ${impact}`;
    default:
      return `${name} is not part of it`;
  }
}
