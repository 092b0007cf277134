import { JsonValue } from '@backstage/types';

/** Beside a placeholder-like key, so that the catalog takes the object for what it is. */
const GUARD = '$openslo';

function walk(
  value: JsonValue | undefined,
  change: (object: { [key: string]: JsonValue | undefined }) => {
    [key: string]: JsonValue | undefined;
  },
): JsonValue | undefined {
  if (Array.isArray(value))
    return value.map(item => walk(item, change) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return change(
    Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, walk(each, change)]),
    ),
  );
}

/**
 * The catalog replaces an object with the one key `$text` by the file of that name. In OpenSLO it is a field of a query
 * like others: with a second key beside it, it is left alone.
 *
 * @internal
 */
export function guardPlaceholders<T extends JsonValue | undefined>(
  value: T,
): T {
  return walk(value, object => {
    const [key, another] = Object.keys(object);
    return key?.startsWith('$') && another === undefined
      ? { ...object, [GUARD]: true }
      : object;
  }) as T;
}

/** @internal */
export function releasePlaceholders<T extends JsonValue | undefined>(
  value: T,
): T {
  return walk(value, ({ [GUARD]: _, ...object }) => object) as T;
}
