import { JsonObject, JsonValue } from '@backstage/types';
import { editYaml } from './editYaml';
import { YamlEdit, YamlPath } from './model';
import { readPlainYaml } from './plainYaml';
import { readDocuments, valueOf } from './readDocuments';
import { sameText } from './text';

/** A list that grows: what is wanted joins what is there. @internal */
export interface GrowingList {
  path: YamlPath;
  /** What counts as there; equal, when missing. */
  has?(there: JsonValue[], wanted: JsonValue): boolean;
  /** It is written as YAML or JSON within a text, as annotations have it. */
  isText?: boolean;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function valueIn(text: string): JsonValue | undefined {
  const plain = readPlainYaml(text);
  if (plain) return plain.value;
  const [document] = readDocuments(text);
  return document && (valueOf(document) as JsonValue);
}

function missingFrom(
  there: JsonValue[],
  wanted: JsonValue[],
  has: GrowingList['has'],
): JsonValue[] {
  const texts = new Set(there.map(sameText));
  return wanted.filter(
    each => !texts.has(sameText(each)) && !has?.(there, each),
  );
}

/** The list that a text is; undefined where it is something else, or cannot be read. @internal */
export function listIn(text: string): JsonValue[] | undefined {
  try {
    const value = valueIn(text);
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A text that is a list, with what is missing; anything else stays what it is. */
function grownText(
  text: string,
  wanted: string,
  has: GrowingList['has'],
): string {
  const there = listIn(text);
  if (!there) return text;
  if (there.length === 0) return wanted;
  return editYaml(
    text,
    missingFrom(there, listIn(wanted) ?? [], has).map(value => ({
      op: 'add',
      path: [],
      value,
    })),
  );
}

function editsFor(
  there: JsonValue | undefined,
  wanted: JsonValue,
  path: YamlPath,
  grows: readonly GrowingList[],
): YamlEdit[] {
  // Nothing written is nothing decided.
  if (there === undefined || there === null) {
    return [{ op: 'set', path, value: wanted }];
  }
  if (isObject(there) && isObject(wanted)) {
    return Object.entries(wanted).flatMap(([key, value]) =>
      value === undefined
        ? []
        : editsFor(there[key], value, [...path, key], grows),
    );
  }
  const growing = grows.find(each => each.path.join('\0') === path.join('\0'));
  if (growing?.isText && typeof there === 'string') {
    const value = grownText(there, String(wanted), growing.has);
    return value === there ? [] : [{ op: 'set', path, value }];
  }
  return growing && Array.isArray(there) && Array.isArray(wanted)
    ? missingFrom(there, wanted, growing.has).map(value => ({
        op: 'add',
        path,
        value,
      }))
    : [];
}

/**
 * A YAML file with everything that is wanted: what is missing is added, what is there stays, whatever it says.
 *
 * @internal
 */
export function completeYaml(
  text: string,
  wanted: JsonObject,
  grows: readonly GrowingList[] = [],
): string {
  return editYaml(text, editsFor(valueIn(text), wanted, [], grows));
}
