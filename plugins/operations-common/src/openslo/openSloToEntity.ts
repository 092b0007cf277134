import { Entity } from '@backstage/catalog-model';
import { OPENSLO_API_VERSION } from './annotations';
import { OpenSloDocument } from './document';

/**
 * The catalog entity of a document. Its connection details are never in it.
 *
 * @public
 */
export function openSloToEntity(document: OpenSloDocument): Entity {
  return {
    apiVersion: OPENSLO_API_VERSION,
    kind: document.kind,
    metadata: { name: document.metadata.name },
    spec: {},
  };
}
