import { JsonObject, JsonValue } from '@backstage/types';

/** What stands where a document had something that is not kept. @internal */
export const WITHHELD = 'withheld';

const SECRET =
  /(secret|passw|token|credential|api_?-?key|app_?-?key|access_?-?key|private_?-?key)/i;

/**
 * A query's fields without values that look like secrets: a catalog is read by everybody.
 *
 * @internal
 */
function withoutSecrets(
  value: JsonValue | undefined,
  path: PropertyKey[],
  found: (path: PropertyKey[]) => void,
): JsonValue | undefined {
  if (Array.isArray(value)) {
    return value.map(
      (item, index) => withoutSecrets(item, [...path, index], found) ?? null,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const at = [...path, key];
      if (
        SECRET.test(key) &&
        (typeof each === 'string' || typeof each === 'number')
      ) {
        if (each !== WITHHELD) found(at);
        return [key, WITHHELD];
      }
      return [key, withoutSecrets(each, at, found)];
    }),
  );
}

/**
 * The spec as it may be kept: connection details are only known to have been there.
 *
 * @internal
 */
export function presentable(
  spec: JsonObject,
  found: (path: PropertyKey[]) => void,
): JsonObject {
  const { connectionDetails, ...rest } = spec;
  const details = connectionDetails as JsonValue | undefined;
  const empty =
    details === undefined ||
    (typeof details === 'object' &&
      details !== null &&
      Object.keys(details).length === 0);
  const kept = withoutSecrets(rest, ['spec'], found) as JsonObject;
  if (details === undefined) return kept;
  return { ...kept, connectionDetails: empty ? details : WITHHELD };
}
