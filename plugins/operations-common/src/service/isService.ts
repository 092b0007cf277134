import { Entity } from '@backstage/catalog-model';
import {
  OPERATIONS_ANNOTATIONS,
  OPERATIONS_LABELS,
  OPERATIONS_PREFIX,
} from '../annotations';
import { Visibility } from '../generated/openapi';
import { isOpenSloEntity } from '../openslo/isOpenSloEntity';

const OPERATED_TYPES = new Set(['service', 'website']);

function hasOperationsAnnotation(entity: Entity): boolean {
  return Object.keys(entity.metadata.annotations ?? {}).some(key =>
    key.startsWith(OPERATIONS_PREFIX),
  );
}

function mayBeOperated(entity: Entity): boolean {
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'component':
      return (
        OPERATED_TYPES.has(String(entity.spec?.type ?? '')) ||
        hasOperationsAnnotation(entity)
      );
    case 'resource':
      return true;
    case 'user':
    case 'group':
    case 'location':
      // People and places carry contact annotations; nobody operates them.
      return false;
    default:
      return hasOperationsAnnotation(entity);
  }
}

/**
 * Whether somebody operates the entity: a Component of type service or website, a Resource, or any
 * entity with an operations annotation, unless it is labelled `operate-first.io/operated: 'false'`. OpenSLO documents
 * never are.
 *
 * @public
 */
export function isService(entity: Entity): boolean {
  return (
    entity.metadata.labels?.[OPERATIONS_LABELS.operated] !== 'false' &&
    // A promise about a service is not one, whatever annotations it carries.
    !isOpenSloEntity(entity) &&
    mayBeOperated(entity)
  );
}

/**
 * The visibility of the entity's service. Anything but a plain `public` that is written there hides it:
 * a spelling mistake must not publish.
 *
 * @public
 */
export function visibilityOf(entity: Entity): Visibility {
  const value = entity.metadata.labels?.[OPERATIONS_LABELS.visibility];
  return value === undefined || value === 'public' ? 'public' : 'internal';
}

/**
 * The former entity refs that the entity names for itself, in lower case.
 *
 * @public
 */
export function formerEntityRefsOf(entity: Entity): string[] {
  const value = entity.metadata.annotations?.[OPERATIONS_ANNOTATIONS.formerly];
  return (value ?? '')
    .split(',')
    .map(ref => ref.trim().toLocaleLowerCase('en-US'))
    .filter(Boolean);
}
