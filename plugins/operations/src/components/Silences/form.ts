import {
  ProblemError,
  SilenceInput,
} from '@operate-first/plugin-operations-common';
import { matchersOf, WrittenMatcher } from '../Matchers';

const HOUR_MS = 60 * 60_000;

/** How long silences usually last. @internal */
export const DURATIONS = {
  h1: HOUR_MS,
  h4: 4 * HOUR_MS,
  d1: 24 * HOUR_MS,
  d3: 3 * 24 * HOUR_MS,
  d7: 7 * 24 * HOUR_MS,
} as const;

/** @internal */
export type Lasting = keyof typeof DURATIONS | 'own';

/** What the dialog holds while somebody writes. @internal */
export interface SilenceForm {
  source: string | undefined;
  matchers: WrittenMatcher[];
  lasts: Lasting;
  /** Where it lasts until then, a local time as the browser's field has it. */
  end: string;
  comment: string;
}

/** When it ends. @internal */
export function endOf(form: SilenceForm, now: number): number {
  return form.lasts === 'own'
    ? Date.parse(form.end)
    : now + DURATIONS[form.lasts];
}

/** @internal */
export type SilenceField = 'matchers' | 'end' | 'comment';
/** @internal */
export type SilenceProblem = 'matchers' | 'name' | 'comment' | 'end' | 'past';

/** What is missing or cannot be, by its field. @internal */
export function silenceProblemsOf(
  form: SilenceForm,
  now: number,
): Partial<Record<SilenceField, SilenceProblem>> {
  const matchers = matchersOf(form.matchers);
  const end = endOf(form, now);
  const past = end <= now ? 'past' : undefined;
  const atMatchers = matchers.some(({ name }) => !name) ? 'name' : undefined;
  const atEnd = Number.isNaN(end) ? 'end' : past;
  return {
    ...(matchers.length === 0
      ? { matchers: 'matchers' as const }
      : atMatchers && { matchers: atMatchers }),
    ...(atEnd && { end: atEnd }),
    ...(!form.comment.trim() && { comment: 'comment' }),
  };
}

/** What is sent. @internal */
export function silenceOf(
  form: SilenceForm,
  source: string,
  now: number,
): SilenceInput {
  return {
    source,
    matchers: matchersOf(form.matchers),
    endsAt: new Date(endOf(form, now)).toISOString(),
    comment: form.comment.trim(),
  };
}

/** What was refused: at the fields of these names, and in general. @internal */
export interface Refused<F extends string> {
  fields: Partial<Record<F, string>>;
  general?: string;
}

/**
 * Sorts what the API refused to the fields that can mend it.
 *
 * @param fields - By the first part of the name that the API gives, the field that people see.
 * @internal
 */
export function refusedOf<F extends string>(
  error: unknown,
  fields: Record<string, F>,
): Refused<F> {
  const errors =
    error instanceof ProblemError ? error.problem.errors ?? [] : [];
  if (errors.length === 0) {
    return {
      fields: {},
      general: error instanceof Error ? error.message : String(error),
    };
  }
  const refused: Refused<F> = { fields: {} };
  const general: string[] = [];
  for (const { field, message, remedy } of errors) {
    const said = [message, remedy].filter(Boolean).join(' ');
    const at = fields[field.split(/[.[]/)[0]];
    if (at) refused.fields[at] ??= said;
    else general.push(said);
  }
  if (general.length > 0) refused.general = general.join(' ');
  return refused;
}
