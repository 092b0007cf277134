import {
  CommonValidatorFunctions,
  Entity,
  KubernetesValidatorFunctions,
  makeValidator,
} from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { OPERATIONS_LABELS } from '../annotations';
import { DocumentProblem } from '../slo/model';
import { OPENSLO_ANNOTATIONS, OPENSLO_API_VERSION } from './annotations';
import { OpenSloDocument } from './document';
import { distinct, isObject, warning } from './problems';

/** Whoever reads so many has enough to mend. */
const MOST_PROBLEMS = 50;

type Strings = Record<string, string>;

/** A value as the catalog could hold it: a scalar, or the one item of a list. */
function scalar(value: JsonValue | undefined): string | undefined {
  if (Array.isArray(value)) {
    return value.length === 1 ? scalar(value[0]) : undefined;
  }
  return value === null || value === undefined || typeof value === 'object'
    ? undefined
    : String(value);
}

function labelsOf(labels: JsonObject): Strings {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([key, value]) => {
      const text = scalar(value);
      return text !== undefined &&
        KubernetesValidatorFunctions.isValidLabelKey(key) &&
        KubernetesValidatorFunctions.isValidLabelValue(text)
        ? [[key, text]]
        : [];
    }),
  );
}

function annotationsOf(
  annotations: JsonObject,
  problems: DocumentProblem[],
): Strings {
  return Object.fromEntries(
    Object.entries(annotations).flatMap(([key, value]) => {
      const path = `metadata.annotations.${key}`;
      if (!KubernetesValidatorFunctions.isValidAnnotationKey(key)) {
        problems.push(warning(path, 'Has a key that the catalog cannot hold.'));
        return [];
      }
      if (typeof value !== 'string') {
        problems.push(warning(path, 'Is not a text; it is read as one.'));
      }
      const text =
        typeof value === 'object' && value !== null
          ? JSON.stringify(value)
          : scalar(value);
      return text === undefined ? [] : [[key, text]];
    }),
  );
}

/** The original as JSON, where the catalog's copy is not the same. */
function original(
  annotation: string,
  written: JsonObject,
  kept: Strings,
): Strings {
  const keys = Object.keys(written);
  const same = keys.every(key => written[key] === kept[key]);
  return same ? {} : { [annotation]: JSON.stringify(written) };
}

/**
 * OpenSLO allows no slash in the keys of labels, so an annotation may say the same. Whatever is written and is not a
 * plain `public` hides: a spelling mistake must not publish.
 */
function visibilityLabel(
  written: Record<'labels' | 'annotations', JsonObject>,
  labels: Strings,
): Strings {
  const key = OPERATIONS_LABELS.visibility;
  const value = written.labels[key] ?? written.annotations[key];
  if (value === undefined || labels[key] !== undefined) return {};
  return { [key]: value === 'public' ? 'public' : 'internal' };
}

function linkOf(link: JsonValue | undefined): JsonObject[] {
  if (!isObject(link) || !CommonValidatorFunctions.isValidUrl(link.url)) {
    return [];
  }
  const texts = ['url', 'title', 'icon', 'type'].filter(key =>
    CommonValidatorFunctions.isNonEmptyString(link[key]),
  );
  return [Object.fromEntries(texts.map(key => [key, link[key]]))];
}

/** What the catalog's own fields may hold; a wrong one must not keep a document out. */
function entityFields(metadata: JsonObject): JsonObject {
  const { namespace, title, description, tags, links } = metadata;
  const { isValidTag } = makeValidator();
  return {
    ...(KubernetesValidatorFunctions.isValidNamespace(namespace) && {
      namespace,
    }),
    ...(typeof title === 'string' && title && { title }),
    ...(typeof description === 'string' && { description }),
    ...(Array.isArray(tags) && { tags: tags.filter(tag => isValidTag(tag)) }),
    ...(Array.isArray(links) && { links: links.flatMap(linkOf) }),
  };
}

/**
 * The catalog entity of a document. Its connection details are never in it.
 *
 * @public
 */
export function openSloToEntity(document: OpenSloDocument): Entity {
  const { kind, metadata, spec } = document;
  const problems = [...document.problems];
  const written = {
    labels: (metadata.labels ?? {}) as JsonObject,
    annotations: (metadata.annotations ?? {}) as JsonObject,
  };
  const annotations = annotationsOf(written.annotations, problems);
  const labels = labelsOf(written.labels);

  return {
    apiVersion: OPENSLO_API_VERSION,
    kind,
    metadata: {
      ...entityFields(metadata),
      name: metadata.name,
      ...(typeof metadata.displayName === 'string' &&
        metadata.displayName && { title: metadata.displayName }),
      ...(typeof spec.description === 'string' && {
        description: spec.description,
      }),
      labels: { ...labels, ...visibilityLabel(written, labels) },
      annotations: {
        ...annotations,
        ...original(OPENSLO_ANNOTATIONS.labels, written.labels, labels),
        ...original(
          OPENSLO_ANNOTATIONS.annotations,
          written.annotations,
          annotations,
        ),
        ...(problems.length > 0 && {
          [OPENSLO_ANNOTATIONS.problems]: JSON.stringify(
            distinct(problems).slice(0, MOST_PROBLEMS),
          ),
        }),
      },
    },
    spec,
  };
}
