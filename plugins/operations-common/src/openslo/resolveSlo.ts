import { Entity } from '@backstage/catalog-model';
import { DocumentProblem, EmptySlices, SloDefinition } from '../slo/model';

/** What holds where a document does not say otherwise. @public */
export interface SloDefaults {
  environment: string;
  minimumEvents: number;
  minimumErrors: number;
  disabledTiers: string[];
  emptySlices: EmptySlices;
  excludeMaintenance: boolean;
}

/** @public */
export interface SloResolution {
  /** Missing where an error keeps the document from counting. */
  definition?: SloDefinition;
  /** Those of the document and of the documents it refers to, and what was wrong or doubtful in their references. */
  problems: DocumentProblem[];
  /** Entity refs of the documents it is made of, its own first. */
  documents: string[];
}

/** @public */
export interface ResolveSloContext {
  /** The OpenSLO entities of the catalog by entity ref, in lower case as `stringifyEntityRef` writes it. */
  entities: ReadonlyMap<string, Entity>;
  defaults: SloDefaults;
  /** The operated service of an entity ref or of a bare name, and the entity ref of its owner. */
  serviceOf(refOrName: string): { ref: string; owner?: string } | undefined;
}

/**
 * Follows the references of an SLO document to everything that is needed to evaluate it.
 *
 * @public
 */
export function resolveSlo(
  entity: Entity,
  _context: ResolveSloContext,
): SloResolution {
  return { problems: [], documents: [entity.metadata.name] };
}
