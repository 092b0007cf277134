import { Entity } from '@backstage/catalog-model';

/**
 * OpenSLO entities as the documents that people write.
 *
 * @public
 */
export function documentsYaml(_entities: Entity[]): string {
  return '';
}
