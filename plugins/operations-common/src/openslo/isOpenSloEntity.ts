import { Entity } from '@backstage/catalog-model';
import { OPENSLO_API_VERSION } from './annotations';
import { OPENSLO_KINDS } from './document';

const KINDS = new Set(
  OPENSLO_KINDS.map(kind => kind.toLocaleLowerCase('en-US')),
);

/** Whether the entity is a document of OpenSLO. @public */
export function isOpenSloEntity(entity: Entity): boolean {
  return (
    entity.apiVersion === OPENSLO_API_VERSION &&
    KINDS.has(entity.kind.toLocaleLowerCase('en-US'))
  );
}
