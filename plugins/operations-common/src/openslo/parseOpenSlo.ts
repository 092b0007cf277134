import { DocumentProblem } from '../slo/model';
import { OpenSloDocument } from './document';

/**
 * What a file holds.
 *
 * @public
 */
export interface ParsedOpenSlo {
  /** In the order of the file. Those with errors are among them, under a made-up name where they have none. */
  documents: OpenSloDocument[];
  /** What is wrong with the file rather than with one of its documents. */
  problems: DocumentProblem[];
}

/**
 * Reads OpenSLO documents: one, several, or a YAML list of them. A bad document never hides the others.
 *
 * @public
 */
export function parseOpenSlo(
  _text: string,
  _options: { location?: string } = {},
): ParsedOpenSlo {
  return { documents: [], problems: [] };
}
