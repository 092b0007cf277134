import {
  isMap,
  isPair,
  isScalar,
  LineCounter,
  Node,
  Pair,
  parseAllDocuments,
  visit,
} from 'yaml';

/** Larger files are read line by line only: to take them apart costs others their turn. */
const LARGEST = 512 * 1024;
const STRUCTURED = /\.(?:ya?ml|json)$/i;

interface Found {
  offset: number;
  /** The keys that lead to it. */
  path: string[];
}

function keyText({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | undefined)?.range?.[0];
}

/** As variables of containers are written: `- name: KEY`, with its value below. */
function nameOfItem(node: unknown): Found | undefined {
  if (!isMap(node)) return undefined;
  const name = node.items.find(pair => keyText(pair) === 'name');
  const value = node.items.find(pair => /^value/.test(keyText(pair) ?? ''));
  const offset = startOf(value?.key);
  return name && value && isScalar(name.value) && offset !== undefined
    ? { offset, path: [String(name.value.value)] }
    : undefined;
}

/** Everything in a file that has a name, with where it is. */
function namedIn(text: string, lines: LineCounter): Found[] {
  const found: Found[] = [];
  for (const document of parseAllDocuments(text, { lineCounter: lines })) {
    if (!('contents' in document)) continue;
    visit(document, {
      Pair(_, pair, ancestors) {
        const name = keyText(pair);
        const offset = startOf(pair.key);
        if (name === undefined || offset === undefined) return;
        const above = ancestors.flatMap(one =>
          isPair(one) ? keyText(one) ?? [] : [],
        );
        found.push({ offset, path: [...above, name] });
      },
      Seq(_, { items }, ancestors) {
        const above = ancestors.flatMap(one =>
          isPair(one) ? keyText(one) ?? [] : [],
        );
        for (const item of items) {
          const named = nameOfItem(item);
          if (named) {
            found.push({ ...named, path: [...above, ...named.path] });
          }
        }
      },
    });
  }
  return found;
}

/** As in `KEY=value`, `export KEY=value` and `key: value`. */
function writtenIn(text: string, key: string): number[] {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(
    `^\\s*(?:export\\s+)?["']?${escaped}["']?\\s*[=:]`,
  );
  return text
    .split('\n')
    .flatMap((line, at) => (pattern.test(line) ? [at + 1] : []));
}

/** The lines of names that end as the key does, however its parts are divided by dots. */
function structured(text: string, key: string): number[] {
  const lines = new LineCounter();
  try {
    return namedIn(text, lines)
      .filter(({ path }) => `.${path.join('.')}`.endsWith(`.${key}`))
      .map(({ offset }) => lines.linePos(offset).line);
  } catch {
    // What nests too deep is read as lines.
    return [];
  }
}

/**
 * The lines of a YAML, JSON, properties or env file in which a key has its value: `RETRIES`, `data.RETRIES`, or the name of a
 * container's variable. More than one where it stands in several places, and nobody can say which one is meant.
 *
 * @public
 */
export function linesOfKey(text: string, path: string, key: string): number[] {
  const wanted = key.trim();
  if (wanted === '') return [];
  const found =
    STRUCTURED.test(path) && text.length <= LARGEST
      ? structured(text, wanted)
      : [];
  const lines = found.length > 0 ? found : writtenIn(text, wanted);
  return [...new Set(lines)].sort((a, b) => a - b);
}
