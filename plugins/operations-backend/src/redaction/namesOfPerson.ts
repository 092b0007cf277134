import { Entity } from '@backstage/catalog-model';
import {
  KnownName,
  OPERATIONS_ANNOTATIONS,
} from '@operate-first/plugin-operations-common';
import { z } from 'zod';

const text = z.string().trim().min(2).max(200);

/** What of a person is read; what is otherwise is not there. */
const profile = z
  .object({
    displayName: text.optional().catch(undefined),
    email: text.optional().catch(undefined),
  })
  .catch({});

const LOGIN = /\/(user-?login|login|user-?name|user)$/i;
const EMAIL = /\/e-?mail$/i;

function ofAnnotation([key, value]: [string, string]): KnownName[] {
  if (key === OPERATIONS_ANNOTATIONS.emails) {
    return String(value)
      .split(',')
      .flatMap(one => text.safeParse(one).data ?? [])
      .map(name => ({ name, kind: 'email' }));
  }
  const name = text.safeParse(value);
  if (!name.success) return [];
  if (EMAIL.test(key)) return [{ name: name.data, kind: 'email' }];
  return LOGIN.test(key) ? [{ name: name.data, kind: 'handle' }] : [];
}

/** Every name under which texts may speak of a person. @internal */
export function namesOfPerson(entity: Entity): KnownName[] {
  const { displayName, email } = profile.parse(entity.spec?.profile ?? {});
  const { name, title, annotations = {} } = entity.metadata;
  const names: KnownName[] = [
    { name, kind: 'handle' },
    ...Object.entries(annotations).flatMap(ofAnnotation),
  ];
  if (displayName) names.push({ name: displayName, kind: 'person' });
  if (title) names.push({ name: title, kind: 'person' });
  if (email) names.push({ name: email, kind: 'email' });
  const unique = new Map(names.map(one => [`${one.kind} ${one.name}`, one]));
  return [...unique.values()];
}
