import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';

/**
 * How an entity is called, by its ref.
 *
 * @internal
 */
export function useEntityName() {
  const presentation = useApiHolder().get(entityPresentationApiRef);
  return (ref: string) =>
    entityPresentationSnapshot(ref, undefined, presentation).primaryTitle;
}
