import { InputError } from '@backstage/errors';
import { JsonValue } from '@backstage/types';
import { Document, isAlias, isMap, isSeq } from 'yaml';
import { placeIn, spliceItem, spliceOut } from './lists';
import { pairOf, spliceKey, spliceKeyOut, spliceValue } from './maps';
import { Splice, YamlEdit, YamlPath } from './model';
import { isNothing, plainValue } from './readDocuments';
import { sameText } from './text';

/** How to make a change with as little text as possible, and in the model, which is possible in any case. @internal */
export interface Way {
  splice?: Splice;
  apply(document: Document): void;
}

function written(path: YamlPath): string {
  return path.length === 0 ? 'The document' : path.join('.');
}

/** What is there on the way along a path, and what of the path is missing. */
function along(document: Document, path: YamlPath) {
  let node: unknown = document.contents;
  let steps = 0;
  while (steps < path.length) {
    const step = path[steps];
    let next: unknown;
    if (isMap(node)) next = pairOf(node, step)?.value;
    else if (isSeq(node) && typeof step === 'number') next = node.items[step];
    if (next === undefined || next === null) break;
    node = next;
    steps += 1;
    if (isAlias(node)) {
      throw new InputError(
        `${written(path.slice(0, steps))} repeats what is written elsewhere (*${
          node.source
        }). Change it there.`,
      );
    }
  }
  return { node, there: path.slice(0, steps), rest: path.slice(steps) };
}

/** `{ a: { b: value } }` for the path a, b. @internal */
export function nested(path: YamlPath, value: JsonValue): JsonValue {
  return path.reduceRight<JsonValue>((inner, step) => {
    if (typeof step === 'string') return { [step]: inner };
    throw new InputError(
      `There is no place ${step} in the list. Use add to make it longer.`,
    );
  }, value);
}

function write(document: Document, path: YamlPath, value: JsonValue): void {
  const node = document.createNode(value);
  if (path.length === 0) document.contents = node;
  else document.setIn([...path], node);
}

function set(
  text: string,
  document: Document,
  path: YamlPath,
  value: JsonValue,
): Way | undefined {
  const { node, there, rest } = along(document, path);
  if (isMap(node) && rest.length > 0) {
    const [key, ...deeper] = rest;
    const inner = nested(deeper, value);
    return {
      splice: spliceKey(text, node, String(key), inner),
      apply: copy => write(copy, [...there, key], inner),
    };
  }
  if (!isNothing(node) && rest.length > 0) {
    throw new InputError(
      `${written(there)} is no group of fields, so ${written(
        path,
      )} cannot be in it.`,
    );
  }
  if (rest.length === 0 && sameText(plainValue(node)) === sameText(value)) {
    return undefined;
  }
  const parent = along(document, there.slice(0, -1)).node;
  const pair = isMap(parent)
    ? pairOf(parent, there[there.length - 1] ?? '')
    : undefined;
  const wanted = nested(rest, value);
  return {
    splice: pair && spliceValue(text, pair, wanted),
    apply: copy => write(copy, there, wanted),
  };
}

function add(
  text: string,
  document: Document,
  path: YamlPath,
  value: JsonValue,
): Way | undefined {
  const { node, rest } = along(document, path);
  if (rest.length > 0 || isNothing(node)) {
    return set(text, document, path, [value]);
  }
  if (!isSeq(node)) {
    throw new InputError(
      `${written(path)} is no list, so nothing can be added to it.`,
    );
  }
  const wanted = sameText(value);
  if (node.items.some(item => sameText(plainValue(item)) === wanted)) {
    return undefined;
  }
  const place = placeIn(node, value);
  return {
    splice: spliceItem(text, node, place, value),
    apply: copy => {
      const list = path.length === 0 ? copy.contents : copy.getIn([...path]);
      if (isSeq(list)) list.items.splice(place, 0, copy.createNode(value));
    },
  };
}

function removeAt(
  text: string,
  document: Document,
  path: YamlPath,
): Way | undefined {
  const key = path[path.length - 1];
  const { node, rest } = along(document, path.slice(0, -1));
  if (key === undefined || rest.length > 0) return undefined;
  const apply = (copy: Document) => {
    copy.deleteIn([...path]);
  };
  if (isSeq(node) && typeof key === 'number' && key < node.items.length) {
    return { splice: spliceOut(text, node, key), apply };
  }
  if (!isMap(node)) return undefined;
  const pair = pairOf(node, key);
  return pair && { splice: spliceKeyOut(text, node, pair), apply };
}

function removeValue(
  text: string,
  document: Document,
  path: YamlPath,
  value: JsonValue,
): Way | undefined {
  const { node, rest } = along(document, path);
  if (rest.length > 0 || !isSeq(node)) return undefined;
  const wanted = sameText(value);
  const at = node.items.findIndex(
    item => sameText(plainValue(item)) === wanted,
  );
  return at === -1 ? undefined : removeAt(text, document, [...path, at]);
}

/** Undefined where nothing is to be done. @internal */
export function wayOf(
  text: string,
  document: Document,
  edit: YamlEdit,
): Way | undefined {
  switch (edit.op) {
    case 'set':
      return set(text, document, edit.path, edit.value);
    case 'add':
      return add(text, document, edit.path, edit.value);
    default:
      return edit.value === undefined
        ? removeAt(text, document, edit.path)
        : removeValue(text, document, edit.path, edit.value);
  }
}
