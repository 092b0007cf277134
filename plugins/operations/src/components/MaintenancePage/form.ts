import {
  Maintenance,
  MaintenanceInput,
  MaintenanceScope,
  ProblemError,
} from '@operate-first/plugin-operations-common';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What the dialog holds while somebody writes. @internal */
export interface MaintenanceForm {
  title: string;
  description: string;
  scope: MaintenanceScope;
  /** Local times, as the browser's field has them: `2026-11-21T14:00`. */
  startsAt: string;
  endsAt: string;
  /** A rule of RFC 5545; empty for once. */
  recurrence: string;
}

/** What prevents a form from being sent. @internal */
export type FormProblem = 'title' | 'start' | 'end' | 'order';

/** A moment as the browser's field for local times has it. @internal */
export function toLocal(moment: number): string {
  const date = new Date(moment);
  const local = moment - date.getTimezoneOffset() * MINUTE_MS;
  return new Date(local).toISOString().slice(0, 16);
}

/** A form for something new, from this minute, or for what was announced. @internal */
export function formOf(
  maintenance: Maintenance | undefined,
  now: number,
): MaintenanceForm {
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const { startsAt, endsAt } = maintenance ?? {};
  return {
    title: maintenance?.title ?? '',
    description: maintenance?.description ?? '',
    scope: maintenance?.scope ?? {},
    startsAt: toLocal(startsAt ? Date.parse(startsAt) : start),
    endsAt: toLocal(endsAt ? Date.parse(endsAt) : start + HOUR_MS),
    recurrence: maintenance?.recurrence ?? '',
  };
}

/** What is missing or cannot be, by the field that says it. @internal */
export type FormProblems = Partial<
  Record<'title' | 'startsAt' | 'endsAt', FormProblem>
>;

/** The fields people see, which are nearly those of the API. @internal */
export type FormField =
  | Exclude<keyof MaintenanceForm, 'scope'>
  | 'services'
  | 'systems'
  | 'clusters'
  | 'environments';

const FORM_FIELDS: FormField[] = [
  'title',
  'description',
  'startsAt',
  'endsAt',
  'recurrence',
  'services',
  'systems',
  'clusters',
  'environments',
];

/** What the API refused: at its fields, and in general where no field of the form is meant. @internal */
export interface Refusal {
  fields: Partial<Record<FormField, string>>;
  general?: string;
}

/** `scope.services.0` is said where services are chosen, and a zone belongs to its rule. */
function fieldOf(named: string): FormField | undefined {
  const [name] = named.replace(/^scope\./, '').split('.');
  return name === 'zone'
    ? 'recurrence'
    : FORM_FIELDS.find(field => field === name);
}

/** Sorts what the API refused to the fields that can mend it. @internal */
export function refusalOf(error: unknown): Refusal {
  const errors =
    error instanceof ProblemError ? error.problem.errors ?? [] : [];
  if (errors.length === 0) {
    const general = error instanceof Error ? error.message : String(error);
    return { fields: {}, general };
  }
  const fields: Refusal['fields'] = {};
  const general: string[] = [];
  for (const { field, message, remedy } of errors) {
    const said = [message, remedy].filter(Boolean).join(' ');
    const at = fieldOf(field);
    if (at) fields[at] ??= said;
    else general.push(said);
  }
  return {
    fields,
    ...(general.length > 0 && { general: general.join(' ') }),
  };
}

/** What is left of a refusal once somebody has changed something: what was changed may be right now. @internal */
export function refusalAfter(
  refusal: Refusal,
  before: MaintenanceForm,
  change: Partial<MaintenanceForm>,
): Refusal {
  const was: Record<string, unknown> = { ...before, ...before.scope };
  const is: Record<string, unknown> = { ...was, ...change, ...change.scope };
  const fields = Object.entries(refusal.fields).filter(
    ([field]) => was[field] === is[field],
  );
  return { fields: Object.fromEntries(fields) };
}

/** @internal */
export function problemsOf(form: MaintenanceForm): FormProblems {
  const start = Date.parse(form.startsAt);
  const end = Date.parse(form.endsAt);
  return {
    ...(!form.title.trim() && { title: 'title' }),
    ...(Number.isNaN(start) && { startsAt: 'start' }),
    ...(Number.isNaN(end) && { endsAt: 'end' }),
    ...(start >= end && { endsAt: 'order' }),
  };
}

/** What is sent. What is announced again and again keeps to the wall clock of the reader's zone. @internal */
export function inputOf(form: MaintenanceForm, zone: string): MaintenanceInput {
  const recurrence = form.recurrence.trim();
  return {
    title: form.title.trim(),
    description: form.description.trim() || undefined,
    scope: form.scope,
    startsAt: new Date(form.startsAt).toISOString(),
    endsAt: new Date(form.endsAt).toISOString(),
    ...(recurrence && { recurrence, zone }),
  };
}

/** Whether nothing narrows it down, so that everything may be down. @internal */
export function isEverything(scope: MaintenanceScope): boolean {
  return Object.values(scope).every(values => !values || values.length === 0);
}
