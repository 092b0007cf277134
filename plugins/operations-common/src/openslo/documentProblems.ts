import { Entity } from '@backstage/catalog-model';
import { z } from 'zod';
import { DocumentProblem } from '../slo/model';
import { OPENSLO_ANNOTATIONS } from './annotations';

const problemsSchema = z.array(
  z.object({
    severity: z.enum(['error', 'warning']),
    path: z.string(),
    message: z.string(),
  }),
);

/**
 * What is wrong or doubtful in the document that the entity was made of.
 *
 * @public
 */
export function documentProblemsOf(entity: Entity): DocumentProblem[] {
  const text = entity.metadata.annotations?.[OPENSLO_ANNOTATIONS.problems];
  if (!text) return [];
  try {
    return problemsSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
