import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  KnownName,
  KnownPerson,
  KnownTeam,
  OPERATIONS_ANNOTATIONS,
} from '@operate-first/plugin-operations-common';
import { z } from 'zod';
import { contactsOfPeople, displayNameOf } from '../people/contacts';

const text = z.string().trim().min(2).max(200);
const LOGIN = /\/(?:user-?login|login|user-?name)$/i;
const TEAM = /\/(?:team-slug|group-path|group)$/i;

function textsOf(values: unknown[]): string[] {
  return values.flatMap(value => text.safeParse(value).data ?? []);
}

function annotated(entity: Entity, pattern: RegExp): string[] {
  const all = Object.entries(entity.metadata.annotations ?? {});
  return textsOf(
    all.flatMap(([key, value]) => (pattern.test(key) ? [value] : [])),
  );
}

/** A user of the catalog, with everything by which git may name them. @internal */
export function knownPerson(entity: Entity): KnownPerson {
  const { annotations = {}, name } = entity.metadata;
  const profile = entity.spec?.profile as { email?: unknown } | undefined;
  const others = annotations[OPERATIONS_ANNOTATIONS.emails] ?? '';
  return {
    ref: stringifyEntityRef(entity),
    title: displayNameOf(entity),
    emails: textsOf([profile?.email, ...String(others).split(',')]),
    handles: textsOf([name, ...annotated(entity, LOGIN)]),
    contacts: contactsOfPeople(entity),
  };
}

/** A group of the catalog, with everything by which CODEOWNERS may name it. @internal */
export function knownTeam(entity: Entity): KnownTeam {
  return {
    ref: stringifyEntityRef(entity),
    title: displayNameOf(entity),
    handles: textsOf([entity.metadata.name, ...annotated(entity, TEAM)]),
  };
}

/** Somebody whom the catalog knew, as the portal remembers them. @internal */
export function formerPerson(ref: string, names: KnownName[]): KnownPerson {
  const of = (kind: KnownName['kind']) =>
    names.filter(one => one.kind === kind).map(({ name }) => name);
  return {
    ref,
    title: of('person').at(-1),
    emails: of('email'),
    handles: of('handle'),
    left: true,
  };
}
