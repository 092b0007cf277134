import { Document, isMap, isScalar, isSeq, Pair, Scalar } from 'yaml';
import { yamlDocument } from './readFrontMatter';

/** How values are written: lines stay as long as their writers made them. */
const STYLE = { lineWidth: 0, flowCollectionPadding: true } as const;

interface Found {
  pair: Pair<Scalar, unknown>;
  start: number;
  end: number;
}

function ranged(node: unknown): [number, number, number] | undefined {
  const { range } = (node ?? {}) as { range?: [number, number, number] };
  return range;
}

function find(document: Document, key: string): Found | undefined {
  if (!isMap(document.contents)) return undefined;
  const pair = document.contents.items.find(
    each => isScalar(each.key) && each.key.value === key,
  ) as Pair<Scalar, unknown> | undefined;
  const start = pair && ranged(pair.key)?.[0];
  if (!pair || start === undefined) return undefined;
  const end = ranged(pair.value)?.[1] ?? ranged(pair.key)?.[1] ?? start;
  return { pair, start, end };
}

/** `key: value` as it stands in a file, without the line break behind it. */
function rendered(node: unknown, key: string, indentSeq: boolean): string {
  const document = new Document({}, { schema: 'core' });
  document.set(key, node);
  return document.toString({ ...STYLE, indentSeq }).replace(/\n+$/, '');
}

/** Whether lists of the file are set in from their keys. */
function indents(yaml: string): boolean {
  return !/^[^\s#-][^\n]*:[ \t]*\r?\n-(?:\s|$)/m.test(yaml);
}

/** Comments behind a value stay behind it: what the range of a block has of them is not part of it. */
function trimmedEnd(yaml: string, { start, end }: Found): number {
  const text = yaml.slice(start, end).replace(/\s+$/, '');
  return start + text.length;
}

function removed(yaml: string, found: Found): string {
  const end = trimmedEnd(yaml, found);
  const rest = /^[^\n]*(?:\n|$)/.exec(yaml.slice(end))?.[0] ?? '';
  return yaml.slice(0, found.start) + yaml.slice(end + rest.length);
}

/** Behind the nearest field that comes before it in our order; else at the beginning. */
function placeFor(
  yaml: string,
  document: Document,
  key: string,
  order: readonly string[],
): number {
  const before = order.slice(0, Math.max(0, order.indexOf(key))).reverse();
  for (const name of before) {
    const found = find(document, name);
    if (found) {
      const end = trimmedEnd(yaml, found);
      const line = yaml.indexOf('\n', end);
      return line < 0 ? yaml.length : line + 1;
    }
  }
  return order.includes(key) ? 0 : yaml.length;
}

/** How a new value is built from the node that stands there now. @internal */
export type NodeEdit = (document: Document, node: unknown) => unknown;

/**
 * Sets one field of front matter, and leaves the text around it as it is. Without an edit the field goes.
 *
 * @internal
 */
export function editField(
  yaml: string,
  key: string,
  edit: NodeEdit | undefined,
  order: readonly string[],
): string {
  const document = yamlDocument(yaml);
  const found = find(document, key);
  if (!edit) return found ? removed(yaml, found) : yaml;
  const node = edit(document, found?.pair.value);
  const text = rendered(node, key, indents(yaml));
  if (found) {
    // The comment behind the value stays in the file, and must not be there twice.
    const rest = yaml.slice(trimmedEnd(yaml, found));
    return yaml.slice(0, found.start) + text + rest;
  }
  const at = placeFor(yaml, document, key, order);
  const glue = at > 0 && yaml[at - 1] !== '\n' ? '\n' : '';
  return `${yaml.slice(0, at)}${glue}${text}\n${yaml.slice(at)}`;
}

/** Replaces a plain value, in the quotes that it had. @internal */
export function scalarEdit(value: string | number): NodeEdit {
  return (document, node) => {
    if (isScalar(node)) {
      const next = document.createNode(value) as Scalar;
      if (typeof node.value === 'string' && typeof value === 'string') {
        next.type = node.type;
      }
      return next;
    }
    return document.createNode(value);
  };
}

/** Replaces a list of words; it stays on one line where it was. @internal */
export function listEdit(values: string[]): NodeEdit {
  return (document, node) => {
    const next = document.createNode(values);
    if (isSeq(next)) next.flow = isSeq(node) ? node.flow : true;
    return next;
  };
}
