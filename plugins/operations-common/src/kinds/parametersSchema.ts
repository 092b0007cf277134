import { isListField } from './fields';
import type { RequestField, RequestKind } from './model';

/** The longest text that any field takes, where it says no other. */
const LONGEST_LINE = 2_000;
const LONGEST_TEXT = 20_000;
const MOST = 200;

function describing({ title, description }: RequestField) {
  return { title, ...(description && { description }) };
}

function textOf(field: RequestField): Record<string, unknown> {
  const { options, input, pattern, maxLength } = field;
  if (options && options.length > 0) {
    return {
      type: 'string',
      enum: options.map(({ value }) => value),
      ...(options.some(({ value, title }) => value !== title) && {
        enumNames: options.map(({ title }) => title),
      }),
    };
  }
  return {
    type: 'string',
    minLength: 1,
    maxLength: maxLength ?? (input === 'lines' ? LONGEST_TEXT : LONGEST_LINE),
    ...(pattern && { pattern }),
  };
}

function schemaOf(field: RequestField): Record<string, unknown> {
  const { input, minimum, maximum } = field;
  const words = describing(field);
  const start = field.default !== undefined && { default: field.default };
  if (isListField(field)) {
    return {
      ...words,
      type: 'array',
      items: textOf(field),
      maxItems: MOST,
      ...(field.required && { minItems: 1 }),
      ...start,
    };
  }
  if (input === 'yesNo') return { ...words, type: 'boolean', ...start };
  if (input === 'number') {
    return {
      ...words,
      type: 'number',
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...start,
    };
  }
  return {
    ...words,
    ...textOf(field),
    ...start,
    ...(input === 'lines' && { 'ui:widget': 'textarea' }),
  };
}

/** Fields that are asked for together. */
function groupsOf(fields: RequestField[]) {
  const groups = new Map<
    string,
    { only: NonNullable<RequestField['only']>; fields: RequestField[] }
  >();
  for (const field of fields) {
    const { only } = field;
    if (!only) continue;
    const key = JSON.stringify([only.field, only.is]);
    const before = groups.get(key)?.fields ?? [];
    groups.set(key, { only, fields: [...before, field] });
  }
  return [...groups.values()];
}

function requiredOf(fields: RequestField[]) {
  const names = fields
    .filter(({ required }) => required)
    .map(({ name }) => name);
  return names.length > 0 ? { required: names } : {};
}

function propertiesOf(fields: RequestField[]) {
  return Object.fromEntries(fields.map(field => [field.name, schemaOf(field)]));
}

/** What has to stand in another field, so that these are asked for. */
function conditionOf(
  { fields }: RequestKind,
  { field: name, is }: NonNullable<RequestField['only']>,
) {
  const other = fields.find(each => each.name === name);
  const values =
    other?.input === 'yesNo' ? is.map(value => value === 'true') : is;
  return {
    properties: {
      [name]:
        other && isListField(other)
          ? { contains: { enum: values } }
          : { enum: values },
    },
    required: [name],
  };
}

/**
 * The parameters of a kind as JSON Schema, as forms of the scaffolder are made from it: what is asked for only where another
 * field says so comes by a condition.
 *
 * @public
 */
export function parametersSchema(kind: RequestKind): Record<string, unknown> {
  const always = kind.fields.filter(({ only }) => !only);
  const groups = groupsOf(kind.fields);
  return {
    type: 'object',
    ...requiredOf(always),
    // A schema that does not know its conditions would take what they bring for foreign.
    ...(groups.length === 0 && { additionalProperties: false }),
    properties: propertiesOf(always),
    ...(groups.length > 0 && {
      allOf: groups.map(({ only, fields }) => ({
        if: conditionOf(kind, only),
        then: { ...requiredOf(fields), properties: propertiesOf(fields) },
      })),
    }),
  };
}
