import { IndexableDocument } from '@backstage/plugin-search-common';
import {
  SearchDocument,
  Visibility,
} from '@operate-first/plugin-operations-common';

/** An incident or a post-mortem as search knows it. @public */
export interface OperationsDocument
  extends IndexableDocument,
    Omit<SearchDocument, 'path' | 'resourceRef' | 'title' | 'text'> {}

/**
 * Where no service decides who may see a document, nobody may who may only see some services: search shows documents
 * without a resource to everybody with any condition.
 */
const NO_SERVICE = 'component:operations/none';

/**
 * The index in memory keeps one document for each location, whatever its type: with the same one, visitors would be shown
 * the text in full of what they found redacted.
 */
function locationOf(path: string, visibility: Visibility): string {
  return visibility === 'public' ? path : `${path}?account=internal`;
}

/** @internal */
export function toOperationsDocument(
  document: SearchDocument,
  visibility: Visibility,
): OperationsDocument {
  const { path, resourceRef, ...fields } = document;
  const ref =
    resourceRef ?? (visibility === 'internal' ? NO_SERVICE : undefined);
  return {
    ...fields,
    location: locationOf(path, visibility),
    ...(ref && { authorization: { resourceRef: ref } }),
  };
}
