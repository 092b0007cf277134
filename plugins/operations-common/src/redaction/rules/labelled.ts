import { is, runEnd, TOKEN, WORD } from '../characters';
import { RedactionKind } from '../kinds';
import { Match, Rule } from '../rule';

const LONGEST_KEY = 48;
const LONGEST_VALUE = 500;

/**
 * The last letters of all keys below, so that most of what stands before a colon is not read at all: for three of them a
 * bit for each that may stand before.
 */
const ENDS = new Int32Array(32 * 32 * 32);
for (const end of 'word wort sswd rase pass cret oken tial ials auth tion okie'.split(
  ' ',
)) {
  ENDS[endOf(end, end.length)] |= 1 << (end.charCodeAt(0) & 31);
}
for (const end of ['pwd', 'key', 'sig', 'sid']) ENDS[endOf(end, 3)] = -1;

/** The three letters before a place as one number. */
function endOf(text: string, at: number): number {
  return (
    ((text.charCodeAt(at - 3) & 31) << 10) |
    ((text.charCodeAt(at - 2) & 31) << 5) |
    (text.charCodeAt(at - 1) & 31)
  );
}

/** Each of them is asked where a key ends, and reads back from there. */
const PASSWORD =
  /(?<=passw(?:or)?d|passwort|kennwort|pwd|passphrase|(?:^|[_.-]|db|user|[a-z](?=P))pass)/iy;
const SECRET =
  /(?<=secret|(?:api|access|secret|private|encryption|signing|auth|master|license|shared|service|session|webhook|consumer|app|application|client|deploy|jwt|hmac|root|encrypt|decrypt|subscription)[_. -]?key|token|credentials?|(?:^|[_.-])auth|session[_-]?id|(?:^|[_.-])sid|jsessionid|phpsessid)/iy;
const AZURE = /(?<=(?:account|sharedaccess)key|[?&;]sig)/iy;
const AWS = /(?<=secret[_-]?access[_-]?key)/iy;
const AUTHORIZATION = /(?<=authorization)/iy;
const COOKIE = /(?<=cookie)/iy;
const HEADER = /(?<=(?:^|[^a-z])(set-)?cookie)/iy;
const SHORT_DIRECTORY = /(?<=pwd)/iy;
const PASS = /(?<=(?:^|[^a-z])pass)/iy;
const KEYS = [PASSWORD, SECRET, AZURE, AUTHORIZATION, COOKIE];
/** All of them at once, as most of what stands before a colon is none. */
const ANY = new RegExp(KEYS.map(({ source }) => source).join('|'), 'iy');

/** What stands where a secret would, and is none. */
const NONE =
  /^(?:null|nil|none|true|false|undefined|empty|unset|required|invalid|expired|missing|incorrect|wrong|changed|rotated|unknown|ok|yes|no|string|str|bytes|redacted|withheld|hidden|masked|removed|example|optional|default|auto|file|env|vault|basic|bearer|error|failed|rejected|denied|accepted|is|was|not|for|and|or|the|ist|war|nicht|fehlt|falsch|abgelaufen|unexpected|plain|text|hash|sha\d+|bcrypt|n\/a|-+|\*+|x{3,}|\.{2,}|…|<[^>]*>?|\[.*|\$[\w{(].*|\{\{?.*|%[({].*|%\w|@[\w.]+@|#.*|\(.*|\/\S*|~\/\S*|file:.*|https?:\/\/.*|arn:.*|secretKeyRef|valueFrom|secretref)$/i;

const REDACTED = /(?<=\[secret: [a-z0-9 ]{0,39})/y;

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Between a key and its colon there may be a quote, a bracket and blanks. */
function isBetween(code: number): boolean {
  return (
    code === 34 ||
    code === 32 ||
    code === 39 ||
    code === 92 ||
    code === 93 ||
    code === 96
  );
}

/** Where what looks like a key ends that stands before a colon or equals sign, or -1. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end > at - 4 && isBetween(text.charCodeAt(end - 1))) end -= 1;
  const fourth = 1 << (text.charCodeAt(end - 4) & 31);
  if ((ENDS[endOf(text, end)] & fourth) === 0) return -1;
  // Of what ends in -tion only authorization.
  const isIon = (text.charCodeAt(end - 2) | 32) === 111;
  return isIon && (text.charCodeAt(end - 6) | 32) !== 122 ? -1 : end;
}

/** Where a key ends, or -1. */
function keyEnd(text: string, at: number): number {
  const end = wordEnd(text, at);
  if (end < 0) return -1;
  // What was redacted before is no key.
  return isAt(ANY, text, end) && !isAt(REDACTED, text, end) ? end : -1;
}

const BLOCK = /[|>][+-]?\d?\s*\r?\n[ \t]+/y;
const QUOTE = /\\?["'`]/y;
const STOP = /[\s"'`,;&<>|)\]}\\]/;
/** What ends a value that a quote begins. */
const CLOSING: Record<string, RegExp> = {
  '"': /["\n]/,
  "'": /['\n]/,
  '`': /[`\n]/,
};
const CLOSING_ESCAPED = /\\["']|\n/;

/** What is set to a key, behind the colon or equals sign. */
export function valueAfter(
  text: string,
  at: number,
): { start: number; end: number; quoted: boolean } | undefined {
  let start = at;
  while ('=:>'.includes(text[start]) && start - at < 2) start += 1;
  const blank = start;
  while ((text[start] === ' ' || text[start] === '\t') && start - blank < 8)
    start += 1;
  BLOCK.lastIndex = start;
  if (BLOCK.test(text)) start = BLOCK.lastIndex;
  QUOTE.lastIndex = start;
  const quoted = QUOTE.test(text);
  const last = Math.min(text.length, start + LONGEST_VALUE);
  if (quoted) {
    const quote = text.slice(start, QUOTE.lastIndex);
    start += quote.length;
    const close = text
      .slice(start, last)
      .search(CLOSING[quote] ?? CLOSING_ESCAPED);
    if (close > 0) return { start, end: start + close, quoted };
  }
  const stop = text.slice(start, last).search(STOP);
  let end = stop < 0 ? Math.max(start, last) : start + stop;
  while (end > start && '.:'.includes(text[end - 1])) end -= 1;
  return end > start ? { start, end, quoted } : undefined;
}

const MIXED = /[0-9]|[a-z][A-Z]|[^\w\s-]/;
const AUTHORIZED =
  /\s*\\?["'[]?\s*(?:(?:bearer|basic|token|apikey|api-key|digest|negotiate|key|splunk|sso-key|aws4-hmac-sha256)\s+)?([^\s"'`,;\]<>\\]{8,4000})/iy;
const COOKIES = /\s*\\?["']?([^\r\n"'`\\]{4,8000})/y;
const FIRST_COOKIE = /\s*\\?["']?[^=\s;]{1,100}=([^;\r\n"'`\\]{4,4000})/y;

const group = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const end = match.index + match[0].length;
  return { start: end - match[1].length, end, value: match[1] };
};

type Setting = (text: string, at: number, key: number) => Match | undefined;

function password(text: string, at: number, key: number): Match | undefined {
  const isPassword = isAt(PASSWORD, text, key);
  if (!isPassword && !isAt(SECRET, text, key)) return undefined;
  if (isAt(AZURE, text, key)) return undefined;
  const value = valueAfter(text, at);
  if (!value) return undefined;
  const { start, end, quoted } = value;
  const written = text.slice(start, end);
  if (written.length < 4 || NONE.test(written)) return undefined;
  if (written.startsWith('/') && isAt(SHORT_DIRECTORY, text, key))
    return undefined;
  const prose = !quoted && text[at] === ':' && text[at + 1] === ' ';
  if (isPassword) {
    // PASS=3, and what people say of a password.
    if (isAt(PASS, text, key) && (text[at] === ':' || /^\d+$/.test(written)))
      return undefined;
    if (
      prose &&
      /^[a-z]+$/.test(written) &&
      / [a-z]/.test(text.slice(end, end + 2))
    )
      return undefined;
    return { start, end };
  }
  if (/^\d+$/.test(written) && written.length < 12) return undefined;
  if (written.length < 8 && !quoted) return undefined;
  if (MIXED.test(written)) return { start, end };
  // Words with hyphens are names of secrets.
  const plain = /^[a-z]+(?:[-_./][a-z]+)*$/i.test(written);
  return plain && (prose || quoted || /[-_./]/.test(written))
    ? undefined
    : { start, end };
}

const BEARER = /bearer\s+([\w.~+/=-]{16,4000})/iy;
const FLAG_VALUE = / ["']?([^\s"'`]{4,500})/y;
const USER = /u ["']?[\w.@-]{1,64}:([^\s"'`]{4,200})/y;

const FLAGGED = /(?:password|passwd|passphrase|pass|secret|token|key)$/i;

/** What a key says of its value; the first that applies does. */
const SETTINGS: [RedactionKind, Setting][] = [
  [
    'azure key',
    (text, at, key) => {
      if (!isAt(AZURE, text, key)) return undefined;
      const match = /[A-Za-z0-9+/%]{30,120}={0,2}/y;
      match.lastIndex = at + 1;
      return match.test(text)
        ? { start: at + 1, end: match.lastIndex }
        : undefined;
    },
  ],
  [
    'aws secret',
    (text, at, key) => {
      if (!isAt(AWS, text, key)) return undefined;
      const value = valueAfter(text, at);
      if (
        !value ||
        !/^[A-Za-z0-9/+]{40}$/.test(text.slice(value.start, value.end))
      )
        return undefined;
      return { start: value.start, end: value.end };
    },
  ],
  [
    'authorization',
    (text, at, key) => {
      if (!isAt(AUTHORIZATION, text, key)) return undefined;
      const match = group(AUTHORIZED, text, at + 1);
      if (!match || NONE.test(match.value) || /^[a-z]+$/i.test(match.value))
        return undefined;
      return { start: match.start, end: match.end };
    },
  ],
  [
    'cookie',
    (text, at, key) => {
      HEADER.lastIndex = key;
      const cookie = HEADER.exec(text);
      if (!cookie || text[at] !== ':') return undefined;
      const match = group(cookie[1] ? FIRST_COOKIE : COOKIES, text, at + 1);
      // A header is one or more of name=value.
      if (
        !match ||
        !text.slice(at, match.end).includes('=') ||
        match.value.startsWith('[secret')
      )
        return undefined;
      return { start: match.start, end: match.end };
    },
  ],
  ['password', password],
];

/** Secrets that are known by what stands before them. @internal */
export const LABELLED_RULES: Rule[] = [
  {
    kind: 'password',
    wraps: true,
    at: ':=',
    // Last letters of keys, and what may stand behind a key.
    previous: 'dtseynlhgDTSEYNLHG"\'\\ ]`',
    may: (text, at) => wordEnd(text, at) >= 0,
    find: (text, at) => {
      const key = keyEnd(text, at);
      if (key < 0) return undefined;
      for (const [kind, find] of SETTINGS) {
        const match = find(text, at, key);
        if (match) return { ...match, kind };
      }
      return undefined;
    },
  },
  {
    kind: 'authorization',
    words: ['Bea', 'bea', 'BEA'],
    wraps: true,
    find: (text, start, end) => {
      if (end - start !== 6) return undefined;
      const match = group(BEARER, text, start);
      return match && /\d/.test(match.value)
        ? { start: match.start, end: match.end }
        : undefined;
    },
  },
  {
    kind: 'password',
    wraps: true,
    at: '-',
    previous: '-',
    find: (text, at) => {
      const start = at + 1;
      if (text.charCodeAt(at - 1) !== 45 || !is(text.charCodeAt(start), WORD))
        return undefined;
      const end = runEnd(text, start, TOKEN, LONGEST_KEY);
      if (text[end] !== ' ' || !FLAGGED.test(text.slice(start, end)))
        return undefined;
      const match = group(FLAG_VALUE, text, end);
      if (!match || match.value.startsWith('-') || NONE.test(match.value))
        return undefined;
      return { start: match.start, end: match.end };
    },
  },
  {
    kind: 'password',
    words: ['u '],
    find: (text, start) => {
      if (text[start - 1] !== '-') return undefined;
      const match = group(USER, text, start);
      return match && !NONE.test(match.value)
        ? { start: match.start, end: match.end }
        : undefined;
    },
  },
];
