import {
  IncidentRoleName,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import { HeldIncident } from './HeldIncident';
import { Actor, IncidentEvent } from './model';

/** Stores events of an update: one for each thing that somebody may want to know, and one for all the rest. @internal */
export async function tellOfUpdate(
  held: HeldIncident,
  update: {
    actor: Actor;
    changed: string[];
    status?: IncidentStatus;
    reopened: boolean;
    escalated: string[];
    /** Whether it comes from elsewhere than was known. */
    moved?: boolean;
    assigned: Array<{ role: IncidentRoleName; person: string }>;
  },
): Promise<void> {
  const { actor, changed, escalated, assigned } = update;
  const resolved = update.status === 'resolved';
  const told = new Set([
    ...(resolved || update.reopened ? ['status', 'resolvedAt'] : []),
    ...escalated,
    // Whoever is told that it got worse is told by what it is called now.
    ...(escalated.length > 0 ? ['title'] : []),
    ...assigned.map(({ role }) => `roles.${role}`),
  ]);
  const rest = changed.filter(field => !told.has(field));
  if (update.moved) rest.push('root');
  const fieldsOf = (names: string[]) => ({ actor, fields: names });
  const events: Array<Pick<IncidentEvent, 'topic' | 'data'>> = [
    ...(update.reopened
      ? [{ topic: 'reopened' as const, data: fieldsOf(['status']) }]
      : []),
    ...(escalated.length > 0
      ? [{ topic: 'escalated' as const, data: fieldsOf(escalated) }]
      : []),
    ...assigned.map(({ role, person }) => ({
      topic: 'assigned' as const,
      data: { actor, role, person },
    })),
    ...(rest.length > 0
      ? [{ topic: 'updated' as const, data: fieldsOf(rest) }]
      : []),
    ...(resolved
      ? [{ topic: 'resolved' as const, data: fieldsOf(['status']) }]
      : []),
  ];
  await held.tell(events);
}
