import { JsonObject, JsonValue } from '@backstage/types';
import { YamlPath } from './model';
import { asLines } from './text';

/** What every reader of YAML takes for a text, and nobody quotes. */
const WORD = '(?:[A-Za-z]|\\.{0,2}/)[\\w./-]*';
const NOTHING = /^ *(?:#.*)?$/;
const KEY = new RegExp(`^( *)([A-Za-z][\\w.-]*):(?: (${WORD}))?$`);
const ITEM = new RegExp(`^( *)(- +)(${WORD})$`);
const ALONE = new RegExp(`^${WORD}$`);
/** What some readers take for something else. */
const SPECIAL = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A list, and where its items stand in the text. */
interface PlainList {
  before: string;
  dash: string;
  items: Array<{ value: string; start: number; end: number }>;
}

/** What is open while lines are read: a map, its last key as long as nothing belongs to it, its list as long as it goes on. */
interface Level {
  indent: number;
  path: string[];
  map: JsonObject;
  empty?: string;
  list?: PlainList;
}

/** A file of keys, words and lists of words, which is what the long files of a tree are. @internal */
export interface PlainYaml {
  value: JsonObject;
  /** By their paths, joined with NUL. */
  lists: Map<string, PlainList>;
}

/** The levels of a file, with one step for each of its lines; a step is false where the file is not that plain. */
class Levels {
  readonly lists = new Map<string, PlainList>();
  readonly #open: Level[];

  constructor(readonly value: JsonObject) {
    this.#open = [{ indent: 0, path: [], map: value }];
  }

  key(indent: number, key: string, word: string | undefined): boolean {
    const level = this.#levelAt(indent) ?? this.#deeper(indent);
    if (!level || Object.hasOwn(level.map, key)) return false;
    level.map[key] = word ?? null;
    level.list = undefined;
    level.empty = word === undefined ? key : undefined;
    return true;
  }

  item(
    before: string,
    dash: string,
    value: string,
    start: number,
    end: number,
  ) {
    while (this.#top.indent > before.length) this.#open.pop();
    const { map, path, empty, list: open } = this.#top;
    if (open) {
      if (open.before !== before) return false;
      open.items.push({ value, start, end });
      return true;
    }
    if (empty === undefined) return false;
    const list: PlainList = { before, dash, items: [{ value, start, end }] };
    this.#top.list = list;
    this.#top.empty = undefined;
    this.lists.set([...path, empty].join('\0'), list);
    // Filled in when all its items are known.
    map[empty] = [];
    return true;
  }

  get #top(): Level {
    return this.#open[this.#open.length - 1];
  }

  #levelAt(indent: number): Level | undefined {
    while (this.#top.indent > indent) this.#open.pop();
    return this.#top.indent === indent ? this.#top : undefined;
  }

  #deeper(indent: number): Level | undefined {
    const { empty, map, path } = this.#top;
    if (empty === undefined) return undefined;
    const inner: JsonObject = {};
    map[empty] = inner;
    this.#top.empty = undefined;
    this.#open.push({ indent, path: [...path, empty], map: inner });
    return this.#top;
  }
}

function fill(value: JsonObject, path: string[], list: string[]): void {
  const [key, ...deeper] = path;
  const there = value[key];
  if (deeper.length === 0) value[key] = list;
  else fill(there as JsonObject, deeper, list);
}

/**
 * Reads a file line by line, many times as fast as all of YAML is read. Undefined where anything in it is not as plain as can
 * be: then the whole reader has to look.
 *
 * @internal
 */
export function readPlainYaml(text: string): PlainYaml | undefined {
  const levels = new Levels({});
  let start = 0;
  while (start < text.length) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const line = text.slice(start, end);
    if (!NOTHING.test(line)) {
      const item = ITEM.exec(line);
      const key = item ? undefined : KEY.exec(line);
      const words = item ? [item[3]] : [key?.[2], key?.[3]];
      if (words.some(word => word !== undefined && SPECIAL.test(word))) {
        return undefined;
      }
      const isPlain = item
        ? levels.item(item[1], item[2], item[3], start, end)
        : key && levels.key(key[1].length, key[2], key[3]);
      if (!isPlain) return undefined;
    }
    start = end + 1;
  }
  const { value, lists } = levels;
  if (Object.keys(value).length === 0) return undefined;
  for (const [path, { items }] of lists) {
    fill(
      value,
      path.split('\0'),
      items.map(item => item.value),
    );
  }
  return { value, lists };
}

/**
 * One more word in a list of words: in its order where it has one, else at its end. Undefined where file, list or word are
 * not that plain.
 *
 * @internal
 */
export function addPlainItem(
  text: string,
  path: YamlPath,
  value: JsonValue,
): string | undefined {
  if (typeof value !== 'string' || !ALONE.test(value) || SPECIAL.test(value)) {
    return undefined;
  }
  const list = readPlainYaml(text)?.lists.get(path.join('\0'));
  if (!list) return undefined;
  const { items, before, dash } = list;
  if (items.some(item => item.value === value)) return text;
  const isInOrder = items.every(
    (item, index) => index === 0 || items[index - 1].value <= item.value,
  );
  const place = isInOrder ? items.findIndex(item => item.value > value) : -1;
  const behind = place === -1 ? items.length - 1 : place - 1;
  // A comment above an item is of that item: what is new goes directly behind the one before.
  const at =
    behind === -1
      ? items[0].start
      : Math.min(items[behind].end + 1, text.length);
  const line = asLines(text, at, `${before}${dash}${value}`);
  return `${text.slice(0, at)}${line}${text.slice(at)}`;
}
