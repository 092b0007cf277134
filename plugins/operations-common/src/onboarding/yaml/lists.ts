import { JsonValue } from '@backstage/types';
import { isScalar, YAMLSeq } from 'yaml';
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

function textsOf(list: YAMLSeq): string[] | undefined {
  const texts = list.items.map(item =>
    isScalar(item) && typeof item.value === 'string' ? item.value : undefined,
  );
  return texts.every(text => text !== undefined) ? texts : undefined;
}

/**
 * Before which item a value belongs: where the list is in order, there; else at the end, because somebody had a reason.
 *
 * @internal
 */
export function placeIn(list: YAMLSeq, value: JsonValue): number {
  const texts = textsOf(list);
  if (!texts || typeof value !== 'string') return list.items.length;
  const inOrder = texts.every((text, at) => at === 0 || texts[at - 1] <= text);
  const place = texts.findIndex(text => text > value);
  return inOrder && place !== -1 ? place : texts.length;
}

/** Where the dash of an item is, if it stands on a line of its own. */
function dashOf(text: string, list: YAMLSeq, at: number) {
  const item: unknown = list.items[at];
  const range =
    typeof item === 'object' && item !== null && 'range' in item
      ? (item.range as [number, number, number] | undefined)
      : undefined;
  if (!range) return undefined;
  const start = lineStart(text, range[0]);
  const match = /^( *)-( +)$/.exec(text.slice(start, range[0]));
  return match ? { start, before: match[1], after: match[2] } : undefined;
}

function addLine(
  text: string,
  list: YAMLSeq,
  place: number,
  value: JsonValue,
): Splice | undefined {
  const first = dashOf(text, list, 0);
  if (!first) return undefined;
  const behind = place === 0 ? undefined : endOf(list.items[place - 1]);
  if (place > 0 && behind === undefined) return undefined;
  // A comment above an item is of that item: what is new goes directly behind the one before.
  const from = behind === undefined ? first.start : lineAfter(text, behind);
  const deeper = ` ${first.after}`;
  const lines = `${first.before}-${first.after}${indent(
    toYaml(value),
    `${first.before}${deeper}`,
  ).slice(first.before.length + deeper.length)}`;
  return { from, to: from, text: asLines(text, from, lines) };
}

function addBetweenBrackets(
  list: YAMLSeq,
  place: number,
  value: JsonValue,
): Splice | undefined {
  const { range, items } = list;
  if (!range) return undefined;
  const written = toFlow(value);
  if (items.length === 0) {
    return { from: range[0] + 1, to: range[0] + 1, text: written };
  }
  const behind = place === 0 ? undefined : endOf(items[place - 1]);
  if (behind !== undefined) {
    return { from: behind, to: behind, text: `, ${written}` };
  }
  const first: unknown = items[0];
  if (!isScalar(first) || !first.range) return undefined;
  return { from: first.range[0], to: first.range[0], text: `${written}, ` };
}

/** One more item, nothing else touched; undefined where that cannot be done so. @internal */
export function spliceItem(
  text: string,
  list: YAMLSeq,
  place: number,
  value: JsonValue,
): Splice | undefined {
  return isBlock(list) && list.items.length > 0
    ? addLine(text, list, place, value)
    : addBetweenBrackets(list, place, value);
}

/** Without an item that stands on lines of its own. @internal */
export function spliceOut(
  text: string,
  list: YAMLSeq,
  at: number,
): Splice | undefined {
  const dash = dashOf(text, list, at);
  const end = endOf(list.items[at]);
  if (!dash || end === undefined) return undefined;
  return { from: dash.start, to: lineAfter(text, end), text: '' };
}
