import { Incident } from '@operate-first/plugin-operations-common';
import { FieldConflictError } from '../../api/FieldError';
import { IncidentAudience } from '../audience';
import { StaleFieldError } from '../StaleFieldError';

/** What a field is by now, as its writer would write it. */
function valueOf(incident: Incident, field: string): string | undefined {
  if (field === 'fix') return incident.fix?.url;
  if (field === 'services') {
    return incident.services.map(({ service }) => service.ref).join(', ');
  }
  if (field.startsWith('roles.')) {
    const role = incident.roles.find(one => `roles.${one.role}` === field);
    return role?.person.ref;
  }
  const value = (incident as unknown as Record<string, unknown>)[field];
  return value === undefined ? undefined : String(value);
}

/** Says what a field is by now and who changed it, as far as the writer may see that. @internal */
export function fieldConflict(
  { field, by, at }: StaleFieldError,
  incident: Incident,
  { showPersons }: IncidentAudience,
): FieldConflictError {
  const value = valueOf(incident, field);
  const name = field === 'fix' ? 'fixUrl' : field;
  const who = showPersons && by ? by : 'Somebody';
  const time = new Date(at).toISOString();
  return new FieldConflictError({
    field: name,
    value,
    message: `${who} changed ${name} at ${time}, after you looked${
      value === undefined ? '' : `: it is ${value} now`
    }.`,
    remedy:
      'Look at what it is now, then write with the present version if yours is right.',
  });
}
