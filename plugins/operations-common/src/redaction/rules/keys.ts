import { is, BASE64 } from '../characters';
import { Match, Rule } from '../rule';

const BEGIN = /-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----/y;
const END = /-----END (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----/y;
/** How a line ends: as it is, as JSON and shells write it, or put together from strings. */
const BREAK =
  /(?:[\r\n]|\\r|\\n|["'],?[ \t]*\+?[ \t]*(?=[\r\n]))+[ \t>|#*"'+]*/y;
const HEADER =
  /(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash): [^\r\n\\"]{0,200}/y;
const LINE = /[A-Za-z0-9+/=]{1,4000}/y;
const LONGEST = 100_000;

function step(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** From the first line on, as far as there are lines of a key: its end may have been cut off. */
function block(text: string, start: number): Match | undefined {
  let at = step(BEGIN, text, start);
  if (at < 0) return undefined;
  let end = at;
  while (at - start < LONGEST) {
    const spaced = step(BREAK, text, at);
    const from = spaced > 0 ? spaced : at;
    const closed = step(END, text, from);
    if (closed > 0) return { start, end: closed };
    if (spaced < 0 && from !== end && text[from] !== ' ') break;
    const next = Math.max(step(HEADER, text, from), step(LINE, text, from));
    if (next < 0) {
      // On one line, with blanks instead of breaks.
      if (text[from] === ' ' && spaced < 0) {
        at += 1;
        continue;
      }
      break;
    }
    at = next;
    end = next;
  }
  return { start, end };
}

/** What stands before the end of a key, in as many lines as there are. */
const INSIDE = new Uint8Array(128);
for (const each of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t>|#*"\',\\\r\n') {
  INSIDE[each.charCodeAt(0)] = 1;
}

/** What is left of a key whose beginning was cut off. */
function tail(text: string, start: number): Match | undefined {
  const closed = step(END, text, start);
  if (closed < 0) return undefined;
  const first = Math.max(0, start - 4000);
  let from = start;
  while (from > first && INSIDE[text.charCodeAt(from - 1)] === 1) from -= 1;
  const before = text.slice(from, start);
  const lines =
    /(?:[ \t>|#*"'+]*[A-Za-z0-9+/=]{16,100}["',]*(?:\r?\n|\\n))+[ \t>|#*"'+]*$/.exec(
      before,
    );
  return lines ? { start: start - lines[0].length, end: closed } : undefined;
}

/** The first line of a private key, in base64. */
const ENCODED =
  /LS0tLS1CRUdJTi(?:BQUklW|BSU0Eg|BFQyBQ|BPUEVOU1NI|BFTkNSWVBURUQg|BQR1AgUFJJ|BEU0Eg)[A-Za-z0-9+/=\r\n]{10,20000}/y;
const PUBLIC_KEY =
  /(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}|sk-(?:ssh|ecdsa)[\w@.-]{4,40}) AAAA[A-Za-z0-9+/]{20,2000}={0,3} ([^\r\n"'`\\<>|]{1,200})/y;

/** Keys over lines, and who made them. @internal */
export const KEY_RULES: Rule[] = [
  {
    kind: 'private key',
    at: '-',
    next: '-',
    find: (text, start) => {
      if (
        text.charCodeAt(start + 4) !== 45 ||
        text.charCodeAt(start - 1) === 45
      )
        return undefined;
      if (text.charCodeAt(start + 5) === 69) return tail(text, start);
      return block(text, start);
    },
  },
  {
    kind: 'private key',
    words: ['LS0'],
    find: (text, start) => {
      if (is(text.charCodeAt(start - 1), BASE64)) return undefined;
      const end = step(ENCODED, text, start);
      return end > 0 ? { start, end } : undefined;
    },
  },
  {
    kind: 'key comment',
    words: ['ss', 'ec', 'sk'],
    next: '-',
    find: (text, start) => {
      PUBLIC_KEY.lastIndex = start;
      const match = PUBLIC_KEY.exec(text);
      if (!match) return undefined;
      const written = match[1].replace(/[\s.,;)\]}]+$/, '');
      const from = start + match[0].length - match[1].length;
      if (written === '' || /^comment-[a-z2-9]{6}/.test(written))
        return undefined;
      return { start: from, end: from + written.length };
    },
  },
];
