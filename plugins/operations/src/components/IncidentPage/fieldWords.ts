import {
  Incident,
  IncidentUpdate,
} from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { IncidentFields } from '../../hooks/useIncidentChange';
import { Translate } from '../../hooks/useOperationsTranslation';

type Field = keyof IncidentFields;

/** What the incident says of a field, in the shape in which it is changed. @internal */
export function currentOf(incident: Incident, field: Field): unknown {
  switch (field) {
    case 'fixUrl':
      return incident.fix?.url;
    case 'services':
      return incident.services.map(({ service, impact, regions }) => ({
        service: service.ref,
        impact,
        regions,
      }));
    case 'roles':
      return incident.roles.map(({ role, person }) => ({
        role,
        person: person.ref,
      }));
    default:
      return incident[field];
  }
}

/** Whether two values say the same; nothing and an empty text do. @internal */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a || undefined) === JSON.stringify(b || undefined);
}

function servicesWords(
  services: NonNullable<IncidentUpdate['services']>,
  nameOf: (ref: string) => string,
  t: Translate,
): string {
  return services
    .map(({ service, impact }) =>
      impact
        ? `${nameOf(service)} (${t(`incident.impact.${impact}`)})`
        : nameOf(service),
    )
    .join(', ');
}

/** A value of a field as people read it. @internal */
export function valueWords(
  field: Field,
  fields: IncidentFields,
  options: { t: Translate; locale: string; nameOf: (ref: string) => string },
): string {
  const { t, locale, nameOf } = options;
  const nothing = t('incident.conflict.nothing');
  switch (field) {
    case 'severity':
      return fields.severity ? `SEV${fields.severity}` : nothing;
    case 'status':
      return fields.status ? t(`incident.status.${fields.status}`) : nothing;
    case 'impact':
      return fields.impact ? t(`incident.impact.${fields.impact}`) : nothing;
    case 'cause':
      return fields.cause ? t(`incident.cause.${fields.cause}`) : nothing;
    case 'visibility':
      return fields.visibility
        ? t(`incident.visibility.${fields.visibility}`)
        : nothing;
    case 'drill':
      return t(fields.drill ? 'slos.coverage.yes' : 'slos.coverage.no');
    case 'services':
      return servicesWords(fields.services ?? [], nameOf, t) || nothing;
    case 'roles':
      return (
        (fields.roles ?? [])
          .map(
            ({ role, person }) =>
              `${t(`incident.role.${role}`)}: ${
                person ? nameOf(person) : t('incident.roles.nobody')
              }`,
          )
          .join(', ') || nothing
      );
    case 'startedAt':
    case 'detectedAt':
    case 'acknowledgedAt':
    case 'mitigatedAt':
    case 'resolvedAt': {
      const value = fields[field];
      return value ? formatTime(value, { now: Date.now(), locale }) : nothing;
    }
    default:
      return fields[field] || nothing;
  }
}

/** How a field is called. @internal */
export function fieldName(field: Field, t: Translate): string {
  return field === 'roles'
    ? t('incident.roles.title')
    : t(`incident.form.${field}`);
}
