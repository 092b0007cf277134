import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { useFetched } from '../../hooks/useFetched';

const CALM_MS = 10 * 60_000;
const MOST = 500;
const NONE: string[] = [];

/** An entity that can be chosen by its name. @internal */
export interface Choice {
  name: string;
  title: string;
}

const NOTHING: Choice[] = [];

/** Entities of the default namespace: elsewhere, a name alone would not find them. */
function useEntities(kind: 'group' | 'system') {
  const catalog = useApiHolder().get(catalogApiRef);
  const found = useFetched(
    catalog && ['onboarding-choices', kind],
    async (): Promise<Choice[]> => {
      const answer = await catalog?.queryEntities({
        filter: { kind, 'metadata.namespace': 'default' },
        fields: [
          'kind',
          'metadata.name',
          'metadata.title',
          'spec.profile.displayName',
        ],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: MOST,
      });
      return (answer?.items ?? []).map(({ metadata, spec }) => {
        const profile = spec?.profile;
        const displayName =
          profile && typeof profile === 'object' && !Array.isArray(profile)
            ? profile.displayName
            : undefined;
        return {
          name: metadata.name,
          title:
            typeof displayName === 'string'
              ? displayName
              : metadata.title ?? metadata.name,
        };
      });
    },
    { everyMs: CALM_MS },
  );
  // Nobody waits for a catalog that is not there, or does not answer.
  return found.data ?? (catalog && !found.error ? undefined : NOTHING);
}

/** @internal */
export function useSystems(): Choice[] {
  return useEntities('system') ?? NOTHING;
}

/** Groups, those of the reader first. @internal */
export interface Teams {
  mine: Choice[];
  others: Choice[];
  isLoading: boolean;
}

/** Groups that somebody is in, as the portal knows them; the person themself is none. */
function useMyGroups(): string[] | undefined {
  const identity = useApi(identityApiRef);
  const groups = useFetched(
    ['my-groups'],
    async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return ownershipEntityRefs
        .map(ref => parseEntityRef(ref))
        .filter(ref => stringifyEntityRef(ref).startsWith('group:default/'))
        .map(({ name }) => name);
    },
    { everyMs: 0 },
  );
  return groups.error ? NONE : groups.data;
}

/** @internal */
export function useTeams(): Teams {
  const groups = useEntities('group');
  const mine = useMyGroups();
  const isLoading = groups === undefined || mine === undefined;
  return useMemo(() => {
    const own = new Set(mine?.map(name => name.toLocaleLowerCase('en-US')));
    const isMine = ({ name }: Choice) =>
      own.has(name.toLocaleLowerCase('en-US'));
    const all = groups ?? NOTHING;
    return {
      mine: all.filter(isMine),
      others: all.filter(group => !isMine(group)),
      isLoading,
    };
  }, [groups, mine, isLoading]);
}
