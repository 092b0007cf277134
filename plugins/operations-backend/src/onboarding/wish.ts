import {
  OnboardingProblem,
  OnboardingRequest,
} from '@operate-first/plugin-operations-common';
import { Asked } from './asked';
import { userRef } from './checks/checkTeam';
import { serviceRef, systemRef, teamRef } from './checks/refs';
import { Veil } from './Veil';

/** What could be a name in the catalog; the rest is told by whoever checks names. */
const POSSIBLE = /^[a-z0-9]([\w.-]{0,62}[a-z0-9])?$/i;
/** Every place is several files; more than this nobody reviews. */
const MOST_PLACES = 200;

/** Whether something could be the name of an entity. @internal */
export function couldBeName(name: string): boolean {
  return POSSIBLE.test(name);
}

/** Refs of everything that a wish names in the catalog. @internal */
export function refsOf({ team, services, namespaces: _ }: Asked): string[] {
  const named = (name: string | undefined, ref: (name: string) => string) =>
    name && POSSIBLE.test(name) ? [ref(name)] : [];
  return [
    ...named(team.name, teamRef),
    ...team.members.flatMap(member => named(member, userRef)),
    ...services.flatMap(({ name, system }) => [
      ...named(name, serviceRef),
      ...named(system, systemRef),
    ]),
  ];
}

/** Each service comes into each namespace at each of its places: that multiplies. @internal */
export function checkSize({
  services,
  namespaces,
}: OnboardingRequest): OnboardingProblem | undefined {
  const places = namespaces.reduce((sum, each) => sum + each.places.length, 0);
  const count = places * Math.max(1, services.length);
  if (count <= MOST_PLACES) return undefined;
  return {
    field: 'namespaces',
    message: `This asks for ${count} places, and one request may ask for ${MOST_PLACES}. Split it into several.`,
  };
}

/** A wish whose new names are looked at under others. @internal */
export function veiled(
  written: Record<string, unknown>,
  veil: Veil,
): Record<string, unknown> {
  const each = (some: unknown) =>
    Array.isArray(some)
      ? some.map(one =>
          typeof one?.name === 'string'
            ? { ...one, name: veil.over(one.name) }
            : one,
        )
      : some;
  const { services, namespaces } = written;
  return {
    ...written,
    ...(services !== undefined && { services: each(services) }),
    ...(namespaces !== undefined && { namespaces: each(namespaces) }),
  };
}
