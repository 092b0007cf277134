import { JsonValue } from '@backstage/types';
import { isMap, isNode, isScalar, Pair, YAMLMap } from 'yaml';
import { Splice } from './model';
import {
  asLines,
  endOf,
  indent,
  isBlock,
  lineAfter,
  lineStart,
  toFlow,
  toYaml,
} from './text';

/** @internal */
export function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
  return map.items.find(
    ({ key: each }) =>
      String(isScalar(each) ? each.value : each) === String(key),
  );
}

/** One more key, nothing else touched; undefined where that cannot be done so. @internal */
export function spliceKey(
  text: string,
  map: YAMLMap,
  key: string,
  value: JsonValue,
): Splice | undefined {
  const { items, range } = map;
  if (!isBlock(map) || items.length === 0) {
    if (!range) return undefined;
    const written = `${toFlow(key)}: ${toFlow(value)}`;
    const end =
      items.length === 0 ? undefined : endOf(items[items.length - 1].value);
    return end === undefined
      ? { from: range[0] + 1, to: range[0] + 1, text: ` ${written} ` }
      : { from: end, to: end, text: `, ${written}` };
  }
  const first = items[0].key;
  const end = endOf(map);
  if (!isScalar(first) || !first.range || end === undefined) return undefined;
  const column = first.range[0] - lineStart(text, first.range[0]);
  const from = lineAfter(text, end);
  const lines = indent(toYaml({ [key]: value }), ' '.repeat(column));
  return { from, to: from, text: asLines(text, from, lines) };
}

/** A text of several lines, below the mark that it begins with, as deep as it was. */
function spliceLines(
  text: string,
  [from, to]: [number, number],
  value: JsonValue,
): Splice | undefined {
  const [mark, ...lines] = text.slice(from, to).split(/\r?\n/);
  const deep = /^ +(?=\S)/.exec(lines.find(line => line.trim() !== '') ?? '');
  if (typeof value !== 'string' || !deep) return undefined;
  const written = `${mark}\n${indent(value, deep[0])}`;
  return {
    from,
    to,
    text: text.includes('\r\n') ? written.replace(/\n/g, '\r\n') : written,
  };
}

/** Another value for a key that has a plain one on its line, or a text below it. @internal */
export function spliceValue(
  text: string,
  pair: Pair,
  value: JsonValue,
): Splice | undefined {
  const old = pair.value;
  if (!isScalar(old) || !old.range) return undefined;
  const [from, to] = old.range;
  if (old.type === 'BLOCK_LITERAL') return spliceLines(text, [from, to], value);
  if (old.type === 'BLOCK_FOLDED') return undefined;
  const written = toFlow(value);
  if (written.includes('\n')) return undefined;
  return { from, to, text: from === to ? ` ${written}` : written };
}

/** Without a key that stands on lines of its own. @internal */
export function spliceKeyOut(
  text: string,
  map: YAMLMap,
  pair: Pair,
): Splice | undefined {
  const { key, value } = pair;
  if (!isBlock(map) || !isScalar(key) || !key.range) return undefined;
  const start = lineStart(text, key.range[0]);
  if (text.slice(start, key.range[0]).trim() !== '') return undefined;
  const end =
    (isNode(value) || isMap(value) ? endOf(value) : undefined) ?? key.range[1];
  return { from: start, to: lineAfter(text, end), text: '' };
}
