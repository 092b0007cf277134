import { isMap, isSeq } from 'yaml';
import { PLACES } from '../../onboarding/tree/places';
import type { YamlPath } from '../../onboarding/yaml/model';
import { readDocuments, valueOf } from '../../onboarding/yaml/readDocuments';
import type { TreeFiles } from '../model';

/** As much of an SLO as is looked at; people have written it. @internal */
export interface WrittenSlo {
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, unknown>;
  };
  spec?: {
    objectives?: unknown;
    timeWindow?: unknown;
    alertPolicies?: unknown;
  };
}

/** Where an SLO stands in the tree. @internal */
export interface SloPlace {
  path: string;
  /** Which document of the file, from 0. */
  document: number;
  /** The way to it in the document: its place, where the document is a list. */
  at: YamlPath;
  value: WrittenSlo;
}

const YAML = /\.ya?ml$/;

function isSlo(value: unknown, name: string): value is WrittenSlo {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind, metadata } = value as Partial<WrittenSlo> & {
    apiVersion?: unknown;
    kind?: unknown;
  };
  return (
    kind === 'SLO' &&
    String(apiVersion).startsWith('openslo') &&
    metadata?.name === name &&
    (metadata.namespace ?? 'default') === 'default'
  );
}

function inText(path: string, text: string, name: string): SloPlace[] {
  // Most files need not be understood.
  if (!text.includes('openslo') || !text.includes(name)) return [];
  let documents;
  try {
    documents = readDocuments(text);
  } catch {
    return [];
  }
  return documents.flatMap((document, index): SloPlace[] => {
    const { contents } = document;
    const value: unknown =
      isMap(contents) || isSeq(contents) ? valueOf(document) : undefined;
    const items = Array.isArray(value) ? value : [value];
    return items.flatMap((each, place) =>
      isSlo(each, name)
        ? [
            {
              path,
              document: index,
              at: Array.isArray(value) ? [place] : [],
              value: each,
            },
          ]
        : [],
    );
  });
}

/**
 * Where an SLO is written, in the folder of its service or in that of another.
 *
 * @internal
 */
export function findSlo(
  files: TreeFiles,
  service: string,
  name: string,
): { own?: SloPlace; others: string[] } {
  const folder = `${PLACES.service(service)}/`;
  const found = [...files.paths()]
    .filter(path => path.startsWith(`${PLACES.services}/`) && YAML.test(path))
    .filter(path => !path.includes('/alerting/'))
    .flatMap(path => inText(path, files.get(path) ?? '', name));
  return {
    own: found.find(({ path }) => path.startsWith(folder)),
    others: found
      .map(({ path }) => path)
      .filter(path => !path.startsWith(folder)),
  };
}
