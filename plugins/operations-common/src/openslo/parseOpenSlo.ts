import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { hash } from '../hash';
import { DocumentProblem } from '../slo/model';
import { OpenSloDocument } from './document';
import { error, isObject, shown, warning } from './problems';
import { nameFrom, readDocument } from './readDocument';
import { readYaml } from './readYaml';
import { isOpenSlo } from './versions';

/**
 * What a file holds.
 *
 * @public
 */
export interface ParsedOpenSlo {
  /** In the order of the file. Those with errors are among them, under a made-up name where they have none. */
  documents: OpenSloDocument[];
  /** What in the file is no document of OpenSLO at all. The path says which document it is. */
  problems: DocumentProblem[];
  /** Entities of other kinds, as they were written. */
  others: Entity[];
}

/** Whether a file has anything to do with OpenSLO. @public */
export function mentionsOpenSlo(text: string): boolean {
  return /["']?apiVersion["']?\s*:\s*["']?openslo(\.com)?\//.test(text);
}

/** Whether the catalog could make something of it, so that it is not for us to judge. */
function isOtherEntity(value: JsonObject): boolean {
  const { apiVersion, kind, metadata } = value;
  return (
    [apiVersion, kind].every(each => typeof each === 'string' && each) &&
    isObject(metadata) &&
    typeof metadata.name === 'string'
  );
}

/** A name for a document that has none of its own, which is the same each time the file is read. */
function madeUpName(location: string, index: number): string {
  const file = location.split(/[/\\:]/).pop() ?? '';
  return nameFrom(
    `unreadable-${hash(location).slice(0, 6)}-${index + 1}-${file}`,
  );
}

/**
 * Reads OpenSLO documents: one, several, or a YAML list of them. A bad document never hides the others.
 *
 * @public
 */
export function parseOpenSlo(
  text: string,
  options: { location?: string } = {},
): ParsedOpenSlo {
  const { location = '' } = options;
  const result: ParsedOpenSlo = { documents: [], problems: [], others: [] };
  const byRef = new Map<string, OpenSloDocument>();

  for (const [index, piece] of readYaml(text).entries()) {
    const fallback = madeUpName(location, index);
    if ('unreadable' in piece || !isObject(piece.value)) {
      const problem = error(
        '',
        `Document ${index + 1} of the file is ${
          'unreadable' in piece
            ? `no YAML: ${piece.unreadable}`
            : `${shown(piece.value)}. Write a group of fields.`
        }`,
      );
      result.problems.push(problem);
      result.documents.push({
        kind: 'SLO',
        metadata: { name: fallback },
        spec: {},
        problems: [problem],
      });
    } else if (!isOpenSlo(piece.value) && isOtherEntity(piece.value)) {
      result.others.push(piece.value as unknown as Entity);
      result.problems.push(
        error(
          'apiVersion',
          `Document ${index + 1} of the file is not of OpenSLO.`,
        ),
      );
    } else {
      const document = readDocument(piece.value, fallback);
      const { namespace = 'default', name } = document.metadata;
      const ref = `${document.kind}:${namespace}/${name}`.toLocaleLowerCase(
        'en-US',
      );
      const first = byRef.get(ref);
      if (first) {
        first.problems.push(
          warning(
            'metadata.name',
            `Document ${
              index + 1
            } of the same file has the same kind and name, and is not read. Rename one of both.`,
          ),
        );
      } else {
        byRef.set(ref, document);
        result.documents.push(document);
      }
    }
  }
  return result;
}
