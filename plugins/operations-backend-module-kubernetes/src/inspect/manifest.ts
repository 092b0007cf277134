import { KubeObject } from '@operate-first/cluster-cache';
import { stringify } from 'yaml';

const HIDDEN = '(hidden)';
/** What things are called that are not for everybody's eyes. */
const SENSITIVE =
  /PASS|PWD|SECRET|TOKEN|KEY|CREDENTIAL|AUTHORIZATION|COOKIE|DSN/i;
/** Names of secrets and of keys in them are no secrets. */
const NAMES_ONLY = /(name|ref|names|refs)$/i;
/** The part of an address before its host. */
const USER_INFO = /(\b[a-z][a-z0-9+.-]*:\/\/)(?!git@)[^/\s@]+@/gi;
/** As in `Server=db;Password=…`, and `--token …` within what a shell is told. */
const ASSIGNED =
  /((?:PASSWORD|PASSWD|PWD|SECRET|TOKEN|(?:API|ACCESS|ACCOUNT|PRIVATE)[_-]?KEY)=|--?[\w-]*(?:PASSWORD|PASSWD|SECRET|TOKEN)\s+(?!-))[^\s;&,"']+/gi;
const FLAG = /^(--?[\w.-]+)(=)(.*)$/s;

type Field = Record<string, unknown>;

function isRecord(value: unknown): value is Field {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cleanText(text: string): string {
  return text
    .replace(USER_INFO, `$1${HIDDEN}@`)
    .replace(ASSIGNED, `$1${HIDDEN}`);
}

/** Arguments: `--token=x`, and `--token` followed by `x`. */
function cleanArguments(items: unknown[]): unknown[] {
  return items.map((item, index) => {
    if (typeof item !== 'string') return clean(item);
    const flag = FLAG.exec(item);
    if (flag && SENSITIVE.test(flag[1])) return `${flag[1]}=${HIDDEN}`;
    const before = items[index - 1];
    const follows =
      typeof before === 'string' &&
      /^--?[\w.-]+$/.test(before) &&
      SENSITIVE.test(before) &&
      !item.startsWith('-');
    return follows ? HIDDEN : cleanText(item);
  });
}

/** Where people write fields of their own. */
const FREE = new Set(['values', 'valuesObject', 'annotations', 'substitute']);

/** What charts are given: anything may be in it, under any name. */
function cleanValues(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map(item => cleanValues(item, name));
  if (isRecord(value)) {
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, cleanValues(inner, key)]),
    );
  }
  const isSensitive = SENSITIVE.test(name) && !NAMES_ONLY.test(name);
  if (isSensitive && value !== null && typeof value !== 'boolean') {
    return HIDDEN;
  }
  return typeof value === 'string' ? cleanText(value) : value;
}

function cleanField(name: string, value: unknown): unknown {
  if ((name === 'args' || name === 'command') && Array.isArray(value)) {
    return cleanArguments(value);
  }
  if (FREE.has(name)) {
    // A document within the document is not looked through.
    return typeof value === 'string' ? HIDDEN : cleanValues(value);
  }
  return clean(value);
}

/** An environment variable, a header or a parameter whose name says that its value is not for everybody. */
function isSensitivePair(record: Field): boolean {
  const { name, value } = record;
  return (
    typeof name === 'string' && value !== undefined && SENSITIVE.test(name)
  );
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === 'value' && isSensitivePair(value)
      ? HIDDEN
      : cleanField(name, inner),
  ]);
  return Object.fromEntries(entries);
}

/** An object as YAML, without what should not be in it in the first place. @internal */
export function manifestOf(object: KubeObject): string {
  const { apiVersion, kind, metadata, ...rest } = object;
  const cleaned = clean({ apiVersion, kind, metadata, ...rest });
  return stringify(cleaned, { aliasDuplicateObjects: false, lineWidth: 0 });
}
