import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  Pair,
  parseDocument,
  visit,
} from 'yaml';

/** Larger ones are shown as they are: to take them apart would keep the page waiting. */
const LARGEST = 512 * 1024;
/** What people write into a manifest stands here; the rest is written by the cluster, or names things. */
const WRITTEN: ReadonlySet<string> = new Set(['spec', 'data']);
const NAMING: ReadonlySet<string> = new Set([
  'metadata',
  'selector',
  'matchLabels',
  'valueFrom',
]);
/** What clusters fill in where nobody has written anything. */
const FILLED_IN: ReadonlySet<string> = new Set([
  'apiVersion',
  'defaultMode',
  'dnsPolicy',
  'fieldPath',
  'name',
  'nodeName',
  'protocol',
  'schedulerName',
  'serviceAccount',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'uid',
]);

/** A value that somebody has set in a manifest. @public */
export interface ManifestSetting {
  /** Where it stands, from 1. */
  line: number;
  /** As {@link linesOfKey} finds it in the file that it was written in: `RETRIES`, `limits.memory`. */
  key: string;
}

function keyText({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

/** A scalar, or a list of nothing else, as arguments are. */
function isValue(node: unknown): boolean {
  if (isSeq(node)) return node.items.length > 0 && node.items.every(isValue);
  return isScalar(node) && node.value !== null;
}

/** Of `- name: RETRIES` with its value below, the name. */
function variableOf(node: unknown): string | undefined {
  if (!isMap(node)) return undefined;
  const name = node.items.find(pair => keyText(pair) === 'name')?.value;
  return isScalar(name) ? String(name.value) : undefined;
}

/** What it is called: variables and entries of `data` by themselves, others with what they are in. */
function settingKey(name: string, above: string[], holder: unknown) {
  if (name === 'value') return variableOf(holder);
  if (above.length === 1 && above[0] === 'data') return name;
  return [...above.slice(-1), name].join('.');
}

/**
 * The values of a manifest that somebody has set, so that one can ask who: no names, no status, nothing that the cluster has
 * filled in.
 *
 * @public
 */
export function settingsIn(manifest: string): ManifestSetting[] {
  if (manifest.length > LARGEST) return [];
  const lines = new LineCounter();
  const document = parseDocument(manifest, { lineCounter: lines });
  if (document.errors.length > 0) return [];
  const found: ManifestSetting[] = [];
  visit(document, {
    Pair(_, pair, ancestors) {
      const name = keyText(pair);
      if (name === undefined) return undefined;
      const above = ancestors.flatMap(one =>
        isPair(one) ? keyText(one) ?? [] : [],
      );
      if (!WRITTEN.has(above[0] ?? name)) return visit.SKIP;
      if (NAMING.has(name)) return visit.SKIP;
      if (FILLED_IN.has(name) || !isValue(pair.value)) return undefined;
      const key = settingKey(name, above, ancestors.at(-1));
      const offset = (pair.key as Node).range?.[0];
      if (key !== undefined && offset !== undefined) {
        found.push({ line: lines.linePos(offset).line, key });
      }
      return undefined;
    },
  });
  return found;
}
