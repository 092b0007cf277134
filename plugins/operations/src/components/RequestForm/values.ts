import {
  isFieldAsked,
  isListField,
  RequestField,
  RequestKind,
} from '@operate-first/plugin-operations-common';
import { plain } from '../../hooks/addressValues';

/** What stands in a field; a number as it is typed. @internal */
export type FieldValue = string | string[] | boolean;

/** What is filled in, by field; what nobody has touched is missing. @internal */
export type FormValues = Partial<Record<string, FieldValue>>;

const LONGEST_LINK = 2_000;
const MOST = 100;

/** A parameter, or a part of an address, as a field has it. @internal */
export function fieldValueOf(field: RequestField, value: unknown): FieldValue {
  if (isListField(field)) {
    const all: unknown[] = Array.isArray(value) ? value : [value ?? []].flat();
    return all.map(String);
  }
  if (field.input === 'yesNo') return value === true || value === 'true';
  return value === undefined || value === null ? '' : String(value);
}

/** What a field begins with. */
function beginOf(field: RequestField): FieldValue {
  return fieldValueOf(field, field.default);
}

/**
 * What an address fills in; undefined where that is nothing.
 *
 * @internal
 */
export function prefillOf(
  { fields }: RequestKind,
  params: URLSearchParams,
): FormValues | undefined {
  const read = plain(LONGEST_LINK);
  const filled = fields.flatMap(field => {
    const given = params
      .getAll(field.name)
      .slice(0, MOST)
      .map(value => value.slice(0, LONGEST_LINK))
      .flatMap(value => read(value.replaceAll('\n', ' ')) ?? []);
    if (given.length === 0) return [];
    const value = fieldValueOf(field, isListField(field) ? given : given[0]);
    return [[field.name, value] as const];
  });
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

/** What stands in every field: what is filled in, else what it begins with. @internal */
export function settledOf(
  { fields }: RequestKind,
  values: FormValues,
  own: FormValues = {},
): Required<FormValues> {
  return Object.fromEntries(
    fields.map(field => [
      field.name,
      values[field.name] ?? own[field.name] ?? beginOf(field),
    ]),
  );
}

function parameterOf(field: RequestField, value: FieldValue | undefined) {
  if (Array.isArray(value)) {
    const texts = value.map(text => text.trim()).filter(Boolean);
    return texts.length > 0 ? texts : undefined;
  }
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return undefined;
  if (field.input !== 'number') return text;
  const number = Number(text.replace(',', '.'));
  // What is no number is said by whoever reads the parameters, with what was written.
  return Number.isFinite(number) ? number : text;
}

/**
 * The parameters of what is filled in: without what is empty, and what is not asked for.
 *
 * @internal
 */
export function parametersOf(
  kind: RequestKind,
  values: FormValues,
): Record<string, unknown> {
  return Object.fromEntries(
    kind.fields
      .filter(field => isFieldAsked(kind, field, values))
      .map(field => [field.name, parameterOf(field, values[field.name])])
      .filter(([, value]) => value !== undefined),
  );
}

/** The fields that are asked for, needed, and empty. @internal */
export function missingOf(
  kind: RequestKind,
  values: FormValues,
): RequestField[] {
  const parameters = parametersOf(kind, values);
  return kind.fields.filter(
    field =>
      field.required &&
      isFieldAsked(kind, field, values) &&
      parameters[field.name] === undefined,
  );
}

/** An edit of a panel's, as fields have it; what names no field is left out. @internal */
export function editOf(
  { fields }: RequestKind,
  edit: Record<string, unknown>,
): FormValues {
  return Object.fromEntries(
    fields
      .filter(({ name }) => name in edit)
      .map(field => [field.name, fieldValueOf(field, edit[field.name])]),
  );
}
