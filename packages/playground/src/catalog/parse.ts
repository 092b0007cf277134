import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

function valueAt(root: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Reflect.get(value, key)
        : undefined,
    root,
  );
}

/**
 * Parses what a file or a field holds; the error names the place, the field, its value and what is wanted.
 *
 * @internal
 */
export function parseWith<T extends z.ZodType>(
  schema: T,
  value: unknown,
  place: string,
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const reasons = result.error.issues.map(issue => {
    const field = issue.path.map(String).join('.') || 'the document';
    const found = JSON.stringify(valueAt(value, issue.path)) ?? 'nothing';
    return `${field} is ${found}: ${issue.message}`;
  });
  throw new InputError(`${place}: ${reasons.join('; ')}`);
}

/** All documents of a YAML text. @internal */
export function parseYaml(text: string, place: string): unknown[] {
  return parseAllDocuments(text).map(document => {
    const [error] = document.errors;
    if (error) throw new InputError(`${place}: ${error.message}`);
    return document.toJS();
  });
}
