import { isFields } from './model';

/** Whether two JSON values are the same, whoever made their objects; undefined is as if it were not there. @internal */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((v, i) => sameJson(v, b[i]));
  }
  if (isFields(a) && isFields(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every(key => sameJson(a[key], b[key]));
  }
  return a === b;
}

function isNothing(value: unknown): boolean {
  if (isFields(value)) return Object.values(value).every(isNothing);
  if (Array.isArray(value)) return value.length === 0;
  return !value;
}

/**
 * The same where nothing is written in different ways: servers leave out what is zero, empty or false, or write it as
 * null.
 *
 * @internal
 */
export function sameMeaning(a: unknown, b: unknown): boolean {
  if (isNothing(a) && isNothing(b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((v, i) => sameMeaning(v, b[i]));
  }
  if (isFields(a) && isFields(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every(key => sameMeaning(a[key], b[key]));
  }
  return a === b;
}
