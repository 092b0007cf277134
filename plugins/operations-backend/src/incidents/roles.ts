import { IncidentRoleName } from '@operate-first/plugin-operations-common';
import { ChangeEntry } from './HeldIncident';
import { IncidentFields } from './model';
import { Writing } from './serviceChanges';

const ROLE_WORDS: Record<IncidentRoleName, string> = {
  commander: 'Commander',
  communications: 'Communications',
  technicalLead: 'Technical lead',
  scribe: 'Scribe',
};

/** What a timeline says of a role; the person is named for readers who may see people. @internal */
export function roleSentence(text: string, person?: string): string {
  return person === undefined ? text : `${text}: ${person}`;
}

/** Gives roles to people, or frees them. Entries name people beside their text. @internal */
export async function changeRoles(
  { held, now, actor }: Writing,
  wanted: NonNullable<IncidentFields['roles']>,
  at: number,
) {
  const known = new Map(
    (await held.roles()).map(({ role, person }) => [role, person]),
  );
  const changes = wanted.filter(
    ({ role, person }) => known.get(role) !== person,
  );
  const assigned: Array<{ role: IncidentRoleName; person: string }> = [];
  for (const { role, person } of changes) {
    if (person === undefined) {
      await held.freeRole(role);
    } else {
      await held.putRole({
        incident_id: held.row.id,
        role,
        person,
        since: now,
      });
      assigned.push({ role, person });
    }
  }
  const written = await held.appendChanges(
    changes.map(
      ({ role, person }): ChangeEntry => ({
        kind: 'role',
        at,
        text: `${ROLE_WORDS[role]} ${person ? 'assigned' : 'free again'}`,
        actor,
        data: { field: `roles.${role}`, person },
      }),
    ),
  );
  return {
    changed: changes.map(({ role }) => `roles.${role}`),
    assigned,
    written,
  };
}
