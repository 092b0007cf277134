import { ENTITY_STATUS_CATALOG_PROCESSING_TYPE } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { documentProblemsOf } from '@operate-first/plugin-operations-common';

/**
 * The entity with its document's errors as those that the catalog shows on the pages of entities.
 *
 * @internal
 */
export function withStatus(entity: Entity): Entity {
  const items = documentProblemsOf(entity)
    .filter(problem => problem.severity === 'error')
    .map(({ path, message }) => {
      const text = path ? `${path}: ${message}` : message;
      return {
        type: ENTITY_STATUS_CATALOG_PROCESSING_TYPE,
        level: 'error' as const,
        message: text,
        error: { name: 'InputError', message: text },
      };
    });
  return items.length > 0
    ? Object.assign({ ...entity }, { status: { items } })
    : entity;
}
