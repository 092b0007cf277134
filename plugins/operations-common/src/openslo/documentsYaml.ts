import {
  ANNOTATION_EDIT_URL,
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  DEFAULT_NAMESPACE,
  Entity,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { stringify } from 'yaml';
import { OPERATIONS_LABELS } from '../annotations';
import { OPENSLO_ANNOTATIONS, OPENSLO_API_VERSION } from './annotations';

/** Annotations that the catalog adds. */
const ADDED = new Set<string>([
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  ANNOTATION_EDIT_URL,
  ANNOTATION_SOURCE_LOCATION,
  'backstage.io/orphan',
  OPENSLO_ANNOTATIONS.problems,
  OPENSLO_ANNOTATIONS.labels,
  OPENSLO_ANNOTATIONS.annotations,
]);

/** What was kept as JSON because the catalog could not hold it, or else what the catalog holds. */
function original(
  json: string | undefined,
  held: Record<string, string>,
): JsonObject | undefined {
  if (json) {
    try {
      return JSON.parse(json) as JsonObject;
    } catch {
      // Written by hand, then. What the catalog holds is the document.
    }
  }
  return Object.keys(held).length > 0 ? held : undefined;
}

function documentOf(entity: Entity): JsonObject {
  const { name, namespace, title, tags, links } = entity.metadata;
  const annotations = entity.metadata.annotations ?? {};
  const own = Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !ADDED.has(key)),
  );
  const labels = { ...entity.metadata.labels };
  if (OPERATIONS_LABELS.visibility in own) {
    delete labels[OPERATIONS_LABELS.visibility];
  }
  const metadata = {
    name,
    namespace: namespace === DEFAULT_NAMESPACE ? undefined : namespace,
    displayName: title,
    labels: original(annotations[OPENSLO_ANNOTATIONS.labels], labels),
    annotations: original(annotations[OPENSLO_ANNOTATIONS.annotations], own),
    tags: tags?.length ? tags : undefined,
    links: links?.length ? links : undefined,
  };
  return {
    apiVersion: OPENSLO_API_VERSION,
    kind: entity.kind,
    metadata: JSON.parse(JSON.stringify(metadata)) as JsonObject,
    spec: entity.spec ?? {},
  };
}

/**
 * OpenSLO entities as the documents that people write.
 *
 * @public
 */
export function documentsYaml(entities: Entity[]): string {
  return entities
    .map(entity => stringify(documentOf(entity), { lineWidth: 100 }))
    .join('---\n');
}
