import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useFetched } from './useFetched';

const CALM_MS = 10 * 60_000;
const MOST = 500;

/** Somebody who can be given a role. @internal */
export interface Person {
  ref: string;
  name: string;
}

function nameOf(entity: {
  metadata: { name: string; title?: string };
  spec?: object;
}): string {
  const profile =
    entity.spec && 'profile' in entity.spec ? entity.spec.profile : undefined;
  const displayName =
    typeof profile === 'object' && profile && 'displayName' in profile
      ? profile.displayName
      : undefined;
  return typeof displayName === 'string'
    ? displayName
    : entity.metadata.title ?? entity.metadata.name;
}

const NOBODY: Person[] = [];

/** Entities that can be somebody. */
function useNamed(kinds: string[]): Person[] {
  const catalog = useApiHolder().get(catalogApiRef);
  const people = useFetched(
    catalog && ['people-of-the-catalog', kinds],
    async () => {
      const answer = await catalog?.queryEntities({
        filter: { kind: kinds },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
          'spec.profile.displayName',
        ],
        limit: MOST,
      });
      return (answer?.items ?? []).map(entity => ({
        ref: stringifyEntityRef(entity),
        name: nameOf(entity),
      }));
    },
    { everyMs: CALM_MS },
  );
  return people.data ?? NOBODY;
}

/**
 * The people of the catalog, for suggestions. Where it does not answer, a reference can still be written.
 *
 * @internal
 */
export function usePeople(): Person[] {
  return useNamed(['user']);
}

/**
 * Groups and people, who can own something; groups first, since people leave.
 *
 * @internal
 */
export function useOwners(): Person[] {
  const groups = useNamed(['group']);
  const people = useNamed(['user']);
  return [...groups, ...people];
}

/**
 * What somebody wrote where a person is asked for: one of the list, or a reference.
 *
 * @internal
 */
export function personOf(text: string, people: Person[]): string | undefined {
  const written = text.trim();
  const known = people.find(
    ({ ref, name }) =>
      ref === written || name.toLowerCase() === written.toLowerCase(),
  );
  if (known) return known.ref;
  try {
    return stringifyEntityRef(parseEntityRef(written, { defaultKind: 'user' }));
  } catch {
    return undefined;
  }
}

/**
 * Who reads this, as the catalog calls them.
 *
 * @internal
 */
export function useMe(): string | undefined {
  const identity = useApi(identityApiRef);
  const me = useFetched(
    ['me'],
    async () => (await identity.getBackstageIdentity()).userEntityRef,
    { everyMs: 0 },
  );
  return me.data;
}
