import {
  Entity,
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { CatalogApi, catalogApiRef } from '@backstage/plugin-catalog-react';
import { CountedBy } from './useHealthBy';
import { useFetched } from './useFetched';

/** What belongs together moves with the catalog, which is slow. */
const EVERY_MS = 60_000;

const kindOf = (ref: string) =>
  parseEntityRef(ref).kind.toLocaleLowerCase('en-US');

function partsOf(entity: Entity, type: string, kinds: string[]): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef)
    .filter(ref => kinds.includes(kindOf(ref)));
}

/** All that is below, level by level; what is below itself is met once. */
async function descend(
  catalogApi: CatalogApi,
  start: string[],
  next: (entity: Entity) => string[],
  isParent: (ref: string) => boolean,
): Promise<string[]> {
  const found = new Set(start);
  let level = start.filter(isParent);
  while (level.length > 0) {
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs: level,
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
    });
    const below = items.flatMap(entity => (entity ? next(entity) : []));
    level = [...new Set(below)].filter(ref => !found.has(ref) && isParent(ref));
    below.forEach(ref => found.add(ref));
  }
  return [...found];
}

/** How an entity contains services: by which field they name it, and whom else they may name. */
interface Containment {
  by: CountedBy;
  /** Known from the entity alone. */
  direct: string[];
  /** Below it; missing where nothing can be. */
  next?: (entity: Entity) => string[];
  isParent: (ref: string) => boolean;
}

function containmentOf(entity: Entity): Containment {
  const self = stringifyEntityRef(entity);
  switch (kindOf(self)) {
    case 'domain': {
      const next = (parent: Entity) =>
        partsOf(parent, RELATION_HAS_PART, ['domain', 'system']);
      return {
        by: 'system',
        direct: next(entity),
        next,
        isParent: ref => kindOf(ref) === 'domain',
      };
    }
    case 'group': {
      const next = (parent: Entity) =>
        partsOf(parent, RELATION_PARENT_OF, ['group']);
      return {
        by: 'owner',
        direct: [self, ...next(entity)],
        next,
        isParent: ref => ref !== self,
      };
    }
    default:
      return { by: 'system', direct: [self], isParent: () => false };
  }
}

/**
 * The systems or owners whose services belong to an entity: a system itself, the systems of a domain and of the
 * domains below it, a group with the groups below it. None until the catalog has answered; those that the entity names
 * itself where it does not answer.
 *
 * @internal
 */
export function useContained(entity: Entity) {
  const catalogApi = useApi(catalogApiRef);
  const { by, direct, next, isParent } = containmentOf(entity);
  const deeper = next && direct.some(isParent);
  const below = useFetched(
    deeper ? ['contained', stringifyEntityRef(entity), direct] : undefined,
    () => descend(catalogApi, direct, next ?? (() => []), isParent),
    { everyMs: EVERY_MS },
  );
  const refs = deeper && !below.error ? below.data : below.data ?? direct;
  return {
    by,
    refs: refs?.filter(ref => by === 'owner' || kindOf(ref) === 'system'),
    error: below.error,
  };
}
