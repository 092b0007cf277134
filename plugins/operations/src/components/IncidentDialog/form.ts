import {
  Incident,
  IncidentCause,
  IncidentServiceInput,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { IncidentFields } from '../../hooks/useIncidentChange';

const MINUTE_MS = 60_000;

/** The times people may correct, in the order in which they usually come. @internal */
export const TIME_FIELDS = [
  'startedAt',
  'detectedAt',
  'acknowledgedAt',
  'mitigatedAt',
  'resolvedAt',
] as const;
type TimeField = (typeof TIME_FIELDS)[number];

/** @internal */
export const URL_FIELDS = ['trackerUrl', 'chatUrl', 'fixUrl'] as const;
type UrlField = (typeof URL_FIELDS)[number];

/** What the dialog holds while somebody writes. */
export type IncidentForm = {
  title: string;
  summary: string;
  cause: IncidentCause | '';
  causeText: string;
  duplicateOf: string;
  visibility: Visibility;
  drill: boolean;
  services: IncidentServiceInput[];
} & Record<TimeField | UrlField, string>;

/** A moment as the browser's field for local times has it. */
function toLocal(iso: string | undefined): string {
  if (!iso) return '';
  const moment = Date.parse(iso);
  const offset = new Date(moment).getTimezoneOffset() * MINUTE_MS;
  return new Date(moment - offset).toISOString().slice(0, 19);
}

/** @internal */
export function formOf(incident: Incident): IncidentForm {
  const { title, visibility, drill, services, fix } = incident;
  const times = Object.fromEntries(
    TIME_FIELDS.map(field => [field, toLocal(incident[field])]),
  ) as Record<TimeField, string>;
  return {
    ...times,
    title,
    visibility,
    drill,
    summary: incident.summary ?? '',
    cause: incident.cause ?? '',
    causeText: incident.causeText ?? '',
    trackerUrl: incident.trackerUrl ?? '',
    chatUrl: incident.chatUrl ?? '',
    fixUrl: fix?.url ?? '',
    duplicateOf: incident.duplicateOf ?? '',
    services: services.map(({ service, impact, regions }) => ({
      service: service.ref,
      impact,
      regions,
    })),
  };
}

/** What prevents a form from being sent, by the field that says it. @internal */
export type FormProblems = Partial<
  Record<keyof IncidentForm, 'title' | 'services' | 'time' | 'url'>
>;

function isAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}

/** @internal */
export function problemsOf(form: IncidentForm): FormProblems {
  const problems: FormProblems = {};
  if (!form.title.trim()) problems.title = 'title';
  if (form.services.length === 0) problems.services = 'services';
  for (const field of TIME_FIELDS) {
    if (form[field] && Number.isNaN(Date.parse(form[field]))) {
      problems[field] = 'time';
    }
  }
  for (const field of URL_FIELDS) {
    if (form[field].trim() && !isAddress(form[field])) problems[field] = 'url';
  }
  return problems;
}

/** What is sent: only what was changed. A time that was emptied cannot be taken away, and stays. @internal */
export function changesOf(
  form: IncidentForm,
  begun: IncidentForm,
): IncidentFields {
  const isChanged = (field: keyof IncidentForm) =>
    JSON.stringify(form[field]) !== JSON.stringify(begun[field]);
  const changed: IncidentFields = {};
  if (isChanged('title')) changed.title = form.title.trim();
  if (isChanged('summary')) changed.summary = form.summary;
  if (isChanged('cause') && form.cause) changed.cause = form.cause;
  if (isChanged('causeText')) changed.causeText = form.causeText;
  if (isChanged('visibility')) changed.visibility = form.visibility;
  if (isChanged('drill')) changed.drill = form.drill;
  if (isChanged('services')) changed.services = form.services;
  if (isChanged('duplicateOf')) changed.duplicateOf = form.duplicateOf.trim();
  for (const field of TIME_FIELDS) {
    if (isChanged(field) && form[field]) {
      changed[field] = new Date(form[field]).toISOString();
    }
  }
  for (const field of URL_FIELDS) {
    if (isChanged(field)) changed[field] = form[field].trim();
  }
  return changed;
}
