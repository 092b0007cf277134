import { JsonValue } from '@backstage/types';
import { isMap, isPair, isScalar, isSeq, Node, stringify } from 'yaml';

/** As the formatter of most repositories writes it, so that it stays as it is. @internal */
export const AS_WRITTEN = { lineWidth: 0, singleQuote: true } as const;

/** @internal */
export function toYaml(value: unknown): string {
  // Many readers are older than YAML 1.2: to them a plain yes is true.
  return stringify(value, {
    ...AS_WRITTEN,
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
}

/** On one line: within brackets and braces. @internal */
export function toFlow(value: JsonValue): string {
  return typeof value === 'object' && value !== null
    ? JSON.stringify(value)
    : toYaml(value).trimEnd();
}

/** The same for equal values, whatever the order of their keys. @internal */
export function sameText(value: unknown): string {
  return JSON.stringify(value, (_key, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(
          Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : each,
  );
}

/** @internal */
export function isBlock(node: Node): boolean {
  return !(isMap(node) || isSeq(node)) || node.flow !== true;
}

/** Where the last character of a node is, comments and empty lines behind it left out. @internal */
export function endOf(node: unknown): number | undefined {
  if ((isMap(node) || isSeq(node)) && isBlock(node) && node.items.length > 0) {
    const last: unknown = node.items[node.items.length - 1];
    return isPair(last) ? endOf(last.value) ?? endOf(last.key) : endOf(last);
  }
  if (isScalar(node) || isMap(node) || isSeq(node)) {
    return node.range ? node.range[1] : undefined;
  }
  return undefined;
}

/** Where a line begins. @internal */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line after the one that ends at a place begins. @internal */
export function lineAfter(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1])) at -= 1;
  const next = text.indexOf('\n', at);
  return next === -1 ? text.length : next + 1;
}

/** @internal */
export function indent(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by);
}

/** Whole lines to be put where a line begins. @internal */
export function asLines(text: string, at: number, lines: string): string {
  const ended = lines.endsWith('\n') ? lines : `${lines}\n`;
  const eol = text.includes('\r\n') ? ended.replace(/\n/g, '\r\n') : ended;
  // The last line of a file may have no end.
  return at > 0 && text[at - 1] !== '\n'
    ? `${text.includes('\r\n') ? '\r\n' : '\n'}${eol}`
    : eol;
}
