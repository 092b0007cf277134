import { InputError } from '@backstage/errors';
import { SourcePlace } from '../config';

/** One or several names, and none that leads elsewhere. */
const NAME = /^[a-z0-9][\w-]*(\.[\w-]+)*(\/[a-z0-9][\w-]*(\.[\w-]+)*)*$/i;

/**
 * Where the repository of an address is pushed to.
 *
 * @internal
 */
export function whereToPush(
  repository: string,
  places: SourcePlace[],
): { url: string; username?: string; token?: string } {
  const place = places.find(({ base }) => repository.startsWith(base));
  const name = place && repository.slice(place.base.length).replace(/\/$/, '');
  if (place && name && NAME.test(name)) {
    const { base, push = base, username, token } = place;
    return { url: `${push}${name}`, username, token };
  }
  const remedy =
    places.length === 0
      ? 'Nobody has said where new repositories are made: ask for scaffolder.onboarding.sources in the configuration, or take a repository that is there.'
      : `Write an address such as ${places
          .map(({ base }) => `${base}payments`)
          .join(' or ')}.`;
  throw new InputError(
    `No repository can be made at ${repository.slice(0, 200)}. ${remedy}`,
  );
}
