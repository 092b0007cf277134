import { InputError, NotFoundError } from '@backstage/errors';
import leven from 'leven';

/** In the catalog beside the example services, but not run by the playground. */
const PORTAL = 'operate-first-portal';
/** The part of a name that may be mistyped; names further apart are not a slip of the fingers. */
const SLIP = 1 / 3;

/** What to answer where somebody asks for what the playground does not run. @internal */
export function notHere(
  name: string,
  names: string[],
  thing: 'service' | 'cluster' = 'service',
): Error {
  if (name === PORTAL) {
    return new InputError(
      `${PORTAL} is the portal itself and cannot be broken this way; "status" lists what can.`,
    );
  }
  const [closest] = names
    .map(known => ({ known, distance: leven(known, name) }))
    .filter(({ distance }) => distance <= name.length * SLIP)
    .sort((a, b) => a.distance - b.distance);
  return new NotFoundError(
    `There is no ${thing} "${name}". ${
      closest
        ? `Did you mean "${closest.known}"?`
        : '"status" lists those there are.'
    }`,
  );
}
