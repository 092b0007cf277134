import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const REFERENCE =
  /^[a-z][a-z0-9]*:(?:[a-z0-9A-Z][-a-z0-9A-Z]*\/)?[a-zA-Z0-9][-_.a-zA-Z0-9]*$/;
const NAME = /^[a-zA-Z0-9][-_.a-zA-Z0-9]*$/;
const HANDLE = /^@([a-zA-Z0-9][-_.a-zA-Z0-9]*)$/;

/** A full entity ref of what may be short for one; of `@name` a user's. @internal */
export function readReference(
  text: string,
  defaultKind?: string,
): string | undefined {
  const trimmed = text.trim();
  const [, handle] = HANDLE.exec(trimmed) ?? [];
  const ref = handle === undefined ? trimmed : `user:${handle}`;
  const whole =
    REFERENCE.test(ref) || (defaultKind !== undefined && NAME.test(ref));
  if (!whole) return undefined;
  return stringifyEntityRef(
    parseEntityRef(ref, { defaultKind, defaultNamespace: 'default' }),
  );
}

/** The ref of a person or group where it is one, otherwise the name as it was written. @internal */
export function readPerson(text: string): string {
  return readReference(text) ?? text.trim();
}
