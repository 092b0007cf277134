import { JsonObject, JsonValue } from '@backstage/types';
import { stringify } from 'yaml';
import { hash } from '../hash';
import { DocumentProblem } from '../slo/model';
import { OPENSLO_API_VERSION, OPENSLO_ANNOTATIONS } from './annotations';
import { checkSpec } from './checkSpec';
import { OPENSLO_KINDS, OpenSloDocument, OpenSloKind } from './document';
import { error, isObject, oneOf, pathText, shown, warning } from './problems';
import { METADATA } from './schema';
import { presentable } from './secrets';
import { toV1, V1ALPHA, V2ALPHA } from './versions';

/** As OpenSLO wants names. */
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** As the catalog can hold them. */
const ENTITY_NAME = /^[a-zA-Z0-9]([-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;

/** Fields of the catalog's own that a document may have. */
const ENTITY_FIELDS = new Set([
  'namespace',
  'title',
  'description',
  'tags',
  'links',
  'uid',
  'etag',
]);
const ROOT_FIELDS = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'relations',
  'status',
]);

/** Fields without a value are fields that were not written. */
function withoutNulls(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) {
    return value.map(item => withoutNulls(item) ?? null);
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      const kept = withoutNulls(each);
      return kept === undefined ? [] : [[key, kept]];
    }),
  );
}

function kindOf(
  value: JsonValue | undefined,
  problems: DocumentProblem[],
): OpenSloKind {
  const kind = OPENSLO_KINDS.find(
    each =>
      each.toLocaleLowerCase('en-US') ===
      String(value).toLocaleLowerCase('en-US'),
  );
  if (!kind) {
    problems.push(
      error(
        'kind',
        `${
          value === undefined
            ? 'Is missing.'
            : `${shown(value)} is no kind of OpenSLO.`
        } Write ${oneOf(OPENSLO_KINDS)}.`,
      ),
    );
    // Under this kind it is seen by those who look for SLOs.
    return 'SLO';
  }
  if (kind !== value) {
    problems.push(warning('kind', `${shown(value)} is taken for ${kind}.`));
  }
  return kind;
}

/** A name that the catalog can hold, made of one that it cannot. */
export function nameFrom(text: string): string {
  return text
    .replace(/[^-_.a-zA-Z0-9]+/g, '-')
    .replace(/^[-_.]+/, '')
    .slice(0, 63)
    .replace(/[-_.]+$/, '');
}

function nameOf(
  value: JsonValue | undefined,
  fallback: string,
  problems: DocumentProblem[],
): string {
  const name = typeof value === 'string' ? value : '';
  const remedy =
    'Write at most 63 lower-case letters, digits and hyphens, as in payments-availability.';
  if (NAME.test(name)) return name;
  if (ENTITY_NAME.test(name)) {
    problems.push(
      warning(
        'metadata.name',
        `${shown(name)} is not as OpenSLO has it. ${remedy}`,
      ),
    );
    return name;
  }
  problems.push(
    error(
      'metadata.name',
      value === undefined
        ? `Is missing. ${remedy}`
        : `${shown(value)} is no name. ${remedy}`,
    ),
  );
  // With the fallback in it, so that a bad document never takes the place of a good one.
  return nameFrom(name)
    ? `${nameFrom(name).slice(0, 40)}-${hash(fallback).slice(0, 6)}`
    : fallback;
}

function checkMetadata(metadata: JsonObject, problems: DocumentProblem[]) {
  const result = METADATA.safeParse({ ...metadata, name: 'checked-elsewhere' });
  for (const issue of result.error?.issues ?? []) {
    const [field] = issue.path;
    problems.push(
      error(
        pathText(['metadata', ...issue.path]),
        `${shown(metadata[String(field)])} is not understood. Write ${
          field === 'displayName' ? 'a text' : 'a group of fields'
        }.`,
      ),
    );
    delete metadata[String(field)];
  }
  for (const key of Object.keys(metadata)) {
    if (!(key in METADATA.shape) && !ENTITY_FIELDS.has(key)) {
      problems.push(
        warning(
          `metadata.${key}`,
          'Is not a field of OpenSLO, and is not kept.',
        ),
      );
      delete metadata[key];
    }
  }
  const { displayName, namespace } = metadata;
  if (namespace !== undefined && !NAME.test(String(namespace))) {
    problems.push(
      warning(
        'metadata.namespace',
        `${shown(namespace)} is no namespace; default is taken.`,
      ),
    );
  }
  if (typeof displayName === 'string' && displayName.length > 63) {
    problems.push(
      warning(
        'metadata.displayName',
        `Has ${displayName.length} characters, where OpenSLO allows 63.`,
      ),
    );
  }
}

/** The document as version 1 has it, with what that means for whoever wrote it. */
function inVersion1(raw: JsonObject, problems: DocumentProblem[]): JsonObject {
  switch (raw.apiVersion) {
    case OPENSLO_API_VERSION:
      return raw;
    case V2ALPHA:
      problems.push(
        warning(
          'apiVersion',
          `${V2ALPHA} is a draft. It was read as ${OPENSLO_API_VERSION}, which the page shows.`,
        ),
      );
      return toV1(raw);
    case V1ALPHA: {
      const converted = toV1(raw);
      problems.push(
        error(
          'apiVersion',
          `${V1ALPHA} is not read any more. Convert it like this:\n\n${stringify(
            isObject(converted.spec)
              ? { ...converted, spec: presentable(converted.spec, () => {}) }
              : converted,
          )}`,
        ),
      );
      return converted;
    }
    default:
      problems.push(
        error(
          'apiVersion',
          `${
            raw.apiVersion === undefined
              ? 'Is missing.'
              : `${shown(raw.apiVersion)} is not known.`
          } Write ${OPENSLO_API_VERSION}.`,
        ),
      );
      return raw;
  }
}

/**
 * Reads one document. What it cannot be without is made up, and said to be missing.
 *
 * @internal
 */
export function readDocument(
  raw: JsonObject,
  fallbackName: string,
): OpenSloDocument {
  const problems: DocumentProblem[] = [];
  const document = inVersion1(withoutNulls(raw) as JsonObject, problems);
  const kind = kindOf(document.kind, problems);
  const metadata = isObject(document.metadata) ? { ...document.metadata } : {};
  const name = nameOf(metadata.name, fallbackName, problems);
  checkMetadata(metadata, problems);

  for (const key of Object.keys(document)) {
    if (!ROOT_FIELDS.has(key)) {
      problems.push(
        warning(key, 'Is not a field of OpenSLO, and is not kept.'),
      );
    }
  }
  const { spec = {} } = document;
  if (!isObject(spec)) {
    problems.push(
      error(
        'spec',
        `${shown(spec)} is not understood. Write a group of fields.`,
      ),
    );
  } else if (OPENSLO_KINDS.includes(document.kind as OpenSloKind)) {
    problems.push(...checkSpec(kind, spec));
  }
  const kept = presentable(isObject(spec) ? spec : {}, path =>
    problems.push(
      warning(
        pathText(path),
        'Looks like a secret, and is not kept. Take it out of the document, where everybody can read it.',
      ),
    ),
  );
  // Only this module writes it.
  if (isObject(metadata.annotations)) {
    const { [OPENSLO_ANNOTATIONS.problems]: _, ...own } = metadata.annotations;
    metadata.annotations = own;
  }
  return { kind, metadata: { ...metadata, name }, spec: kept, problems };
}
