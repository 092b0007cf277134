import {
  IncidentRoleName,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { IncidentRoleRow, IncidentRow } from '../incidents/rows';
import { ToldIncident } from './notificationText';

type NamedIncidentRow = IncidentRow & {
  root_title: string | null;
  root_ref: string | null;
  root_visibility: Visibility | null;
};

/** An incident as it is now, for those who are told of it. @internal */
export interface CurrentIncident extends ToldIncident {
  /** Whether visitors may see it. */
  open: boolean;
  /** By person. */
  roles: Map<string, IncidentRoleName[]>;
}

/** Incidents as they are now, by their ids. @internal */
export async function readToldIncidents(
  database: Knex,
  ids: string[],
): Promise<Map<string, CurrentIncident>> {
  const found = new Map<string, CurrentIncident>();
  for (const chunk of chunksOf(ids)) {
    const rows: NamedIncidentRow[] = await database('incidents')
      .leftJoin('services', 'services.id', 'incidents.root_service_id')
      .whereIn('incidents.id', chunk)
      .select('incidents.*', {
        root_title: 'services.title',
        root_ref: 'services.entity_ref',
        root_visibility: 'services.visibility',
      });
    const roles: IncidentRoleRow[] = await database('incident_roles')
      .whereIn('incident_id', chunk)
      .orderBy(['incident_id', 'role']);
    for (const row of rows) {
      const { root_title: title, root_ref: ref, root_visibility } = row;
      const ofRoot =
        row.root_service_id === null ? 'public' : root_visibility ?? 'internal';
      found.set(row.id, {
        row,
        root: title ?? ref?.slice(ref.indexOf('/') + 1),
        open: row.visibility === 'public' && ofRoot === 'public',
        roles: rolesByPerson(roles.filter(one => one.incident_id === row.id)),
      });
    }
  }
  return found;
}

function rolesByPerson(rows: IncidentRoleRow[]) {
  const roles = new Map<string, IncidentRoleName[]>();
  for (const { person, role } of rows) {
    roles.set(person, [...(roles.get(person) ?? []), role]);
  }
  return roles;
}
