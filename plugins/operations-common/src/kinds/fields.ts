import type { RequestField, RequestKind } from './model';

/**
 * Whether the parameter of a field is a list of texts.
 *
 * @public
 */
export function isListField({ input, several }: RequestField): boolean {
  return Boolean(several) || input === 'list' || input === 'people';
}

/**
 * Whether a field is asked for, as the others are filled in: one with `only` is where the field that it names is asked for and
 * has one of these values.
 *
 * @param values - by the names of fields; lists have any of the values
 * @public
 */
export function isFieldAsked(
  kind: Pick<RequestKind, 'fields'>,
  field: RequestField,
  values: Readonly<Record<string, unknown>>,
): boolean {
  const { only } = field;
  if (!only) return true;
  const other = kind.fields.find(({ name }) => name === only.field);
  if (!other || other === field || !isFieldAsked(kind, other, values)) {
    return false;
  }
  return [values[only.field] ?? other.default ?? '']
    .flat()
    .some(value => only.is.includes(String(value)));
}
