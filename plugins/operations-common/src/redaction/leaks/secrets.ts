import { COLON, nextOf, Report, Token } from './detector';

const caseOf = (code: number) => {
  if (code >= 48 && code <= 57) return 1;
  if (code >= 65 && code <= 90) return 2;
  return code >= 97 && code <= 122 ? 3 : 0;
};

/** How often a run changes between digits, capitals and small letters: words hardly do, what was drawn at random does. */
function unrest(run: string) {
  const counts = [0, 0, 0, 0];
  let changes = 0;
  let last = 0;
  for (let i = 0; i < run.length; i += 1) {
    const now = caseOf(run.charCodeAt(i));
    counts[now] += 1;
    if (i > 0 && now !== last) changes += 1;
    last = now;
  }
  const [, digits, upper, lower] = counts;
  return { digits, upper, lower, rate: changes / Math.max(1, run.length - 1) };
}

const HEX_ONLY = /^(?:0x)?[0-9a-f-]+$/i;
const GLUED =
  /(?:^|[^a-z0-9])(?!(?:sha\d+|md5|commit|main|master|build|release|rev|git|v\d)[-_:~])[a-z]{2,20}(?:[-_][a-z0-9]{1,20}){0,4}[-_]?[0-9a-f]{32,}$/i;

/** Whether a run was drawn at random, and is neither a digest nor an id. */
function isRandom(run: string): boolean {
  if (run.length < 16) return false;
  if (HEX_ONLY.test(run)) return false;
  const { digits, upper, lower, rate } = unrest(run);
  if (digits >= 1 && upper >= 2 && lower >= 2 && rate >= 0.35) return true;
  if (upper >= 8 && lower >= 8 && run.length >= 30 && rate >= 0.38) return true;
  // Capitals and digits alone; what has 26 of them is a ULID.
  return (
    lower === 0 &&
    /^[A-Z]/.test(run) &&
    run.length !== 26 &&
    digits >= 1 &&
    upper >= 8 &&
    rate >= 0.05
  );
}

/** Which ASCII characters are among some. */
function maskOf(characters: string): Uint8Array {
  const mask = new Uint8Array(128);
  for (const each of characters) mask[each.charCodeAt(0)] = 1;
  return mask;
}

const WORDS =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-';
const IN_RUN = maskOf(`${WORDS}~`);
const IN_HALF = maskOf(`${WORDS}.`);

const SHORTEST_RUN = 16;
const LONGEST_RUN = 2000;

/** Runs of what keys and tokens are written in, with the equals signs behind them. */
function* runsOf(text: string): Generator<{ start: number; run: string }> {
  let at = 0;
  while (at < text.length) {
    const start = at;
    const last = Math.min(text.length, start + LONGEST_RUN);
    while (at < last && IN_RUN[text.charCodeAt(at)] === 1) at += 1;
    if (at - start >= SHORTEST_RUN) {
      const end = at;
      while (at - end < 2 && text.charCodeAt(at) === 61) at += 1;
      yield { start, run: text.slice(start, at) };
    } else if (at === start) at += 1;
  }
}

const DIGEST = /sha\d{1,3}[-:]$/i;
const PUBLIC = /^AAAA(?:B3Nza|C3Nza|E2VjZ)/;

/** Whether a run has capitals or digits enough for what follows, for most have not. */
function mayBeDrawn(run: string): boolean {
  let capitals = 0;
  let hex = 0;
  for (let i = 0; i < run.length; i += 1) {
    const code = run.charCodeAt(i);
    const kind = caseOf(code);
    if (kind === 2) capitals += 1;
    hex = kind === 1 || (kind > 1 && (code & 31) < 7) ? hex + 1 : 0;
    if (capitals > 1 || hex === 32) return true;
  }
  return false;
}

/** Runs that nobody would write, whatever they begin with. @internal */
export function randomRuns(text: string, report: Report): void {
  for (const { start, run } of runsOf(text)) {
    if (!mayBeDrawn(run)) continue;
    if (DIGEST.test(text.slice(Math.max(0, start - 8), start))) continue;
    if (/^sha\d{1,3}-/i.test(run) || PUBLIC.test(run)) continue;
    const said = () =>
      report(
        'secret',
        start,
        start + run.length,
        'Drawn at random, as keys and tokens are',
      );
    const parts = run.split('/');
    if (isRandom(run) && (parts.length < 3 || run.length >= 40)) said();
    else if (parts.some(isRandom)) said();
    else if (
      run.split(/[-_=]/).some(part => part.length >= 16 && isRandom(part))
    )
      said();
    else if (
      !HEX_ONLY.test(run) &&
      /[0-9a-f]{32}/i.test(run) &&
      GLUED.test(run)
    )
      said();
  }
}

const inHalf = (text: string, at: number) => IN_HALF[text.charCodeAt(at)] === 1;
const LONGEST_HALF = 2000;
const TAIL = /\r?\n[ \t>|#*]{0,80}([A-Za-z0-9+/_.-]{5,2000})/y;

/** Runs that are drawn at random only together with what the next line begins with. @internal */
export function cutRuns(text: string, report: Report): void {
  for (
    let feed = text.indexOf('\n');
    feed >= 0;
    feed = text.indexOf('\n', feed + 1)
  ) {
    const lineEnd = text[feed - 1] === '\r' ? feed - 1 : feed;
    const soft = text[lineEnd - 1] === '=' || text[lineEnd - 1] === '\\';
    const headEnd = soft ? lineEnd - 1 : lineEnd;
    let start = headEnd;
    while (headEnd - start <= LONGEST_HALF && inHalf(text, start - 1))
      start -= 1;
    const length = headEnd - start;
    if (length < 5 || length > LONGEST_HALF) continue;
    TAIL.lastIndex = lineEnd;
    const tail = TAIL.exec(text)?.[1];
    if (tail === undefined) continue;
    const end = TAIL.lastIndex;
    const head = text.slice(start, headEnd);
    const hex = /^[0-9a-f-]+$/i;
    const joined = head + tail;
    const isWord =
      /^[A-Za-z]?[a-z]*[.-]?$/.test(head) ||
      /^[A-Za-z]?[a-z]*[.-]?$/.test(tail) ||
      /^\d{1,4}[-/.]/.test(tail);
    if (
      !isWord &&
      !hex.test(head) &&
      (isRandom(joined.replace(/[./]/g, '')) || GLUED.test(joined.slice(-200)))
    ) {
      report('secret', start, end, 'Drawn at random, and cut over two lines');
    }
  }
}

const SETTING =
  /(?<![\w.-])([A-Za-z_][\w.-]{1,80})\\?["'\]]?[ \t]{0,3}(?:=>|:=|[:=])(?:[ \t]{0,3}[|>]-?[ \t]*\r?\n)?[ \t]{0,8}\[?\\?["'`]?([^\s"'`\\,;&<>)}\]]{4,})/g;
const STEMS =
  /passw|passphrase|passwort|kennwort|pwd$|secret|token|api[_.-]?key|access[_.-]?key|private[_.-]?key|account[_.-]?key|encryption[_.-]?key|credential|cookie|auth$|authoriz|(?:^|[_.-])sig$/i;
const NAMES_A_PLACE =
  /(?:ref|name|url|path|file|type|count|length|ttl|expiry|expires|in|at|id|limit|max|min)$/i;
const NOT_SET =
  /^(?:\$|\{\{|<|\/|~|file:|https?:|vault:|arn:|%|\*{3}|x{4}|\.\.\.|\d{1,11}$|true$|false$|null$|none$)/i;
const SCHEME = /\b(?:bearer|basic|token|apikey)[ \t]+([\w.~+/=-]{16,})/gi;
const FLAG = /--([a-z][\w-]{1,40})[ \t]+(\S{4,})/gi;

function isChosen(value: string, password: boolean): boolean {
  if (NOT_SET.test(value)) return false;
  if (/\d/.test(value) && /[A-Za-z]/.test(value)) return true;
  if (/[a-z][A-Z]/.test(value) && value.length >= 8) return true;
  return password && /[^\w.:-]/.test(value);
}

/** What is set to a name that says that it is secret. @internal */
export function namedSecrets(text: string, report: Report): void {
  const tell = (end: number, value: string) =>
    report(
      'secret',
      end - value.length,
      end,
      'Set to a name that says that it is secret',
    );
  SETTING.lastIndex = 0;
  for (let match = SETTING.exec(text); match; match = SETTING.exec(text)) {
    const [all, name, value] = match;
    const end = match.index + all.length;
    // A value may be a name, too: value: password=…
    SETTING.lastIndex = end - value.length;
    if (!STEMS.test(name) || NAMES_A_PLACE.test(name)) continue;
    if (isChosen(value, /pass|pwd/i.test(name))) tell(end, value);
  }
  for (const match of text.matchAll(FLAG)) {
    const [all, name, value] = match;
    if (STEMS.test(name) && isChosen(value, true))
      tell(match.index + all.length, value);
  }
  for (const match of text.matchAll(SCHEME)) {
    if (/\d/.test(match[1])) tell(match.index + match[0].length, match[1]);
  }
}

/** What every private key has in a line. @internal */
export function keyBlocks(text: string, report: Report): void {
  let at = text.indexOf('PRIVATE KEY');
  while (at >= 0) {
    const line = text.slice(Math.max(0, at - 60), at);
    if (/-{3,}(?:BEGIN|END)[A-Z0-9 ]*$/.test(line)) {
      report('secret', at, at + 11, 'A private key');
    }
    at = text.indexOf('PRIVATE KEY', at + 11);
  }
}

/** A user with a password in a URL, and who made a public key. @internal */
export function urlsAndComments(
  all: string,
  tokens: Token[],
  report: Report,
): void {
  tokens.forEach(token => {
    const { text, start } = token;
    const scheme = (token.has & COLON) === 0 ? -1 : text.indexOf('://');
    if (scheme >= 0) {
      const authority = text.slice(scheme + 3).split(/[/?#]/)[0];
      const at = authority.lastIndexOf('@');
      const user = authority.slice(0, Math.max(0, at));
      if (user.includes(':') ? !/^[\s:]*$/.test(user) : user.length >= 16) {
        const from = start + scheme + 3;
        report('secret', from, from + at, 'A user and a password in a URL');
      }
    }
    if (PUBLIC.test(text) && /^(?:ssh|ecdsa|sk)-/.test(token.before)) {
      const next = nextOf(all, token);
      const end = start + text.length;
      const isNear = next && !all.slice(end, next.start).includes('\n');
      if (isNear && !/^comment-[a-z2-9]{6}\b/.test(next.text)) {
        report(
          'name',
          next.start,
          next.start + next.text.length,
          'Who made a key',
        );
      }
    }
  });
}
