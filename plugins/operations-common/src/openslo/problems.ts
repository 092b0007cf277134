import { JsonObject, JsonValue } from '@backstage/types';
import { DocumentProblem } from '../slo/model';

/** A value as people see it in a sentence, cut where it is long. @internal */
export function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? `"${value}"` : JSON.stringify(value) ?? 'none';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Words as in "a, b or c". @internal */
export function oneOf(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** `spec.objectives[0].target`. @internal */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** @internal */
export function error(path: string, message: string): DocumentProblem {
  return { severity: 'error', path, message };
}

/** @internal */
export function warning(path: string, message: string): DocumentProblem {
  return { severity: 'warning', path, message };
}

/** @internal */
export function hasErrors(problems: readonly DocumentProblem[]): boolean {
  return problems.some(problem => problem.severity === 'error');
}

/** The problems, each once. @internal */
export function distinct(
  problems: readonly DocumentProblem[],
): DocumentProblem[] {
  const seen = new Map<string, DocumentProblem>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.path} ${problem.message}`;
    if (!seen.has(key)) seen.set(key, problem);
  }
  return [...seen.values()];
}

/** What lies at the path, if anything does. @internal */
export function valueAt(
  value: unknown,
  path: readonly PropertyKey[],
): JsonValue | undefined {
  return path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null
        ? (at as Record<PropertyKey, unknown>)[part]
        : undefined,
    value,
  ) as JsonValue | undefined;
}

/** @internal */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
