import { REDACTION_KINDS } from '../redaction/kinds';

/*
 * What differs each time and tells nothing, rule by rule in this order. What stands for it is in ‹›, which no program
 * writes. Patterns have no nested repetition: a line costs time by its length only.
 */
interface VariableRule {
  name: string;
  pattern: RegExp;
  with: string;
}

const REDACTED = [
  ...new Set(
    Object.values(REDACTION_KINDS).flatMap(kind =>
      'pseudonym' in kind ? [kind.pseudonym] : [],
    ),
  ),
].join('|');
const HEX = '[0-9a-f]';
const INTERNAL = 'svc|local|internal|corp|lan|intern|home|localdomain|consul';
const TOP_LEVEL = `com|org|net|io|dev|de|eu|at|ch|example|test|app|cloud|info|uk|fr|nl|invalid`;

export const VARIABLES: VariableRule[] = [
  {
    name: 'secret that was redacted',
    pattern: /\[secret: [a-z0-9 ]{2,40}\]/g,
    with: '‹secret›',
  },
  {
    // Everything that was redacted would be like everything else that was.
    name: 'pseudonym',
    pattern: new RegExp(
      `(?<![\\w-])(?:${REDACTED})-(?:[b-df-hj-np-tv-z2-9]{6}|[b-df-hj-np-tv-z2-9]{4}-[b-df-hj-np-tv-z2-9]{4}|(?=[a-z]{0,7}\\d)[a-z0-9]{4,8})(?![\\w-])`,
      'g',
    ),
    with: '‹redacted›',
  },
  {
    name: 'mail address',
    pattern: /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,190}/g,
    with: '‹mail›',
  },
  {
    name: 'uuid',
    pattern: new RegExp(
      `\\b${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}\\b`,
      'gi',
    ),
    with: '‹id›',
  },
  {
    name: 'MAC address',
    pattern: /\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi,
    with: '‹id›',
  },
  {
    name: 'time stamp',
    pattern:
      /\b\d{4}[-/.]\d{2}[-/.]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?:Z|\s?[+-]\d{2}:?\d{2}|\s(?:UTC|GMT|CES?T))?)?/g,
    with: '‹time›',
  },
  {
    name: 'date, the day first',
    pattern:
      /\b\d{1,2}[./ -](?:\d{1,2}|[A-Z][a-zä]{2,3})[./ -]\d{4}(?:[ :,]\s?\d{2}:\d{2}(?::\d{2})?(?:\s?[+-]\d{4})?)?/g,
    with: '‹time›',
  },
  {
    name: 'time of day',
    pattern: /\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?\b/g,
    with: '‹time›',
  },
  {
    name: 'digest',
    pattern: new RegExp(`\\bsha(?:1|256|512):${HEX}{6,128}`, 'gi'),
    with: '‹id›',
  },
  {
    name: 'address in memory',
    // Codes of Windows (0x80070070) are said elsewhere, before.
    pattern: /\b0x[0-9a-f]{1,16}\b\??/gi,
    with: '‹id›',
  },
  {
    name: 'IPv4',
    pattern: /\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\/\d{1,2})?\b/g,
    with: '‹address›',
  },
  {
    name: 'IPv6',
    pattern:
      /\[?(?:\b[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4})?\b\]?|\[?\b[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5}::(?:[0-9a-f]{1,4}\b)?\]?|\[::1?\]/gi,
    with: '‹address›',
  },
  {
    name: 'URL',
    pattern:
      /\b(?:https?|wss?|amqps?|rediss?|ldaps?|tcp|grpcs?|ftp|ssh|git):\/\/[^\s"'<>)\]},;]{1,500}/gi,
    with: '‹url›',
  },
  {
    name: 'connection string',
    pattern:
      /\b(?:jdbc:\w+|postgres(?:ql)?|mysql|mongodb(?:\+srv)?):(?:\/\/|thin:)[^\s"'<>)\]},;]{1,500}/gi,
    with: '‹url›',
  },
  {
    name: 'host name',
    pattern: new RegExp(
      `(?<![\\w.@/-])(?:[a-z0-9][\\w-]{0,62}\\.){1,8}(?:${INTERNAL}|${TOP_LEVEL})(?::\\d{1,5})?(?![\\w-]|\\.[a-z])`,
      'gi',
    ),
    with: '‹host›',
  },
  {
    name: "part of a path that is a person's",
    pattern: /(?:\/home\/|\/Users\/|[A-Z]:\\Users\\)[^\s/\\:"']{1,64}/g,
    with: '‹home›',
  },
  {
    name: 'suffix of a pod',
    pattern: /\b([a-z][a-z0-9-]{0,60}?)-[a-z0-9]{6,10}-[a-z0-9]{5}\b/g,
    with: '$1-‹id›',
  },
  {
    name: 'hash',
    pattern: new RegExp(`\\b(?=[a-f]{0,63}\\d)${HEX}{8,128}\\b`, 'gi'),
    with: '‹id›',
  },
  {
    name: 'letters and digits mixed',
    pattern:
      /\b(?=[a-z]{0,40}\d)(?=\d{0,40}[a-z])(?=[a-z0-9]*\d[a-z]+\d)[a-z0-9]{6,64}\b/gi,
    with: '‹id›',
  },
  {
    name: 'amount with a unit',
    pattern:
      /\b\d{1,20}(?:[.,]\d{1,9}){0,4}\s?(?:[mnµu]?s|min|h|[KMGT]i?B?|bytes|%|Bytes|m|Mi|Gi|Ki)(?![\w])/g,
    with: '‹n›',
  },
  { name: 'number', pattern: /(?<![a-z\d])\d+(?:[.,]\d+)*/gi, with: '‹n›' },
];

/** A line without what differs each time. */
export function maskVariables(line: string): string {
  let masked = line;
  for (const rule of VARIABLES) {
    masked = masked.replace(rule.pattern, rule.with);
  }
  return masked;
}

/** What is left of a masked line as a template: values in quotes and paths are variables, too. */
export function templateOf(masked: string): string {
  return masked
    .replace(
      /\\?"[^"]{0,200}"|(?<![a-zäöüß])'[^'\s][^']{0,198}'|`[^`]{0,200}`/gi,
      '‹value›',
    )
    .replace(/(?<![\w›])(?:[A-Z]:)?(?:[\\/][\w.+@‹›-]+){2,40}/g, '‹path›');
}
