import { Entity } from '@backstage/catalog-model';
import {
  OPENSLO_ANNOTATIONS,
  SloDocumentProblem,
} from '@operate-first/plugin-operations-common';

function isProblem(value: unknown): value is SloDocumentProblem {
  if (typeof value !== 'object' || value === null) return false;
  const { severity, path, message } = value as Record<string, unknown>;
  return (
    (severity === 'error' || severity === 'warning') &&
    typeof path === 'string' &&
    typeof message === 'string'
  );
}

/**
 * What the catalog noted of a document. An annotation that cannot be read is no note.
 *
 * @internal
 */
export function problemsOf(entity: Entity): SloDocumentProblem[] {
  const noted = entity.metadata.annotations?.[OPENSLO_ANNOTATIONS.problems];
  if (!noted) return [];
  try {
    const read: unknown = JSON.parse(noted);
    return Array.isArray(read) ? read.filter(isProblem) : [];
  } catch {
    return [];
  }
}
