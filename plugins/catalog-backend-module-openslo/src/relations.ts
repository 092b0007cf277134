import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { EntityRelationSpec } from '@backstage/plugin-catalog-node';
import {
  OPENSLO_ANNOTATIONS,
  openSloReferences,
} from '@operate-first/plugin-operations-common';
import { FoundServices } from './ServiceFinder';

/** Both directions of a relation. */
function both(
  source: CompoundEntityRef,
  type: string,
  targetRef: string,
  inverse: string,
  defaultKind?: string,
): EntityRelationSpec[] {
  try {
    const target = parseEntityRef(targetRef.trim(), {
      defaultKind,
      defaultNamespace: 'default',
    });
    return [
      { source, type, target },
      { source: target, type: inverse, target: source },
    ];
  } catch {
    return [];
  }
}

/**
 * How the document stands to others: it depends on what it names, and is part of its service and of the OpenSLO Service
 * of that name, where they exist. The service's owner owns it unless its annotation names another.
 *
 * @internal
 */
export function relationsOf(
  entity: Entity,
  { service, documentRef }: FoundServices,
): EntityRelationSpec[] {
  const self = getCompoundEntityRef(entity);
  const owner =
    entity.metadata.annotations?.[OPENSLO_ANNOTATIONS.owner] ??
    service?.ownerRef;

  const named = openSloReferences(entity).filter(
    // It may as well be the name of an entity, and then no such document is missing.
    ({ kind }) => kind !== 'Service',
  );
  const parts = [documentRef, service?.ref].flatMap(ref => ref ?? []);
  return [
    ...named.flatMap(({ ref }) =>
      both(self, RELATION_DEPENDS_ON, ref, RELATION_DEPENDENCY_OF),
    ),
    ...parts.flatMap(ref =>
      both(self, RELATION_PART_OF, ref, RELATION_HAS_PART),
    ),
    ...(owner
      ? both(self, RELATION_OWNED_BY, owner, RELATION_OWNER_OF, 'Group')
      : []),
  ];
}
