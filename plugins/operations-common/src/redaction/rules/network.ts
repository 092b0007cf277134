import { allBut, HEX, is, WORD } from '../characters';
import { Match, Rule } from '../rule';

const DOT = 46;
const COLON = 58;
const isDigit = (code: number) => code >= 48 && code <= 57;

/** Reads four numbers with a separator between, the bytes of one; `end` is behind the last. */
function fourNumbers(text: string, start: number, separator: number) {
  let at = start;
  let count = 0;
  let all = 0;
  for (;;) {
    const begin = at;
    let value = 0;
    while (at - begin < 4 && isDigit(text.charCodeAt(at))) {
      value = value * 10 + text.charCodeAt(at) - 48;
      at += 1;
    }
    const length = at - begin;
    if (length === 0 || length > 3 || value > 255) return undefined;
    if (length > 1 && text.charCodeAt(begin) === 48) return undefined;
    count += 1;
    all = all * 256 + value;
    if (count === 4) return { all, end: at };
    if (text.charCodeAt(at) !== separator) return undefined;
    at += 1;
  }
}

/** Loopback, unspecified, netmasks, multicast, what is for documentation (RFC 5737), and the clouds' metadata. */
function isNobodys(address: number): boolean {
  const first = address >>> 24;
  const three = address >>> 8;
  return (
    first === 0 ||
    first === 127 ||
    first >= 224 ||
    three === 0xc00002 ||
    three === 0xc63364 ||
    three === 0xcb0071 ||
    address === 0xa9fea9fe
  );
}

/** Whole networks that everybody has (RFC 1918, RFC 6598) are no machine. */
const NETWORKS =
  /^(?:10\.0\.0\.0\/8|172\.16\.0\.0\/12|192\.168\.0\.0\/16|100\.64\.0\.0\/10)(?!\d)/;
const VERSIONED =
  /(?:\bv|version[":= ]{1,4}|release[":= ]{1,3}|[A-Za-z_]-|[A-Za-z_])$/i;

function ipv4(text: string, dot: number): Match | undefined {
  if (
    !isDigit(text.charCodeAt(dot - 1)) ||
    !isDigit(text.charCodeAt(dot + 1))
  ) {
    return undefined;
  }
  let start = dot - 1;
  while (start > dot - 4 && isDigit(text.charCodeAt(start - 1))) start -= 1;
  const before = text.charCodeAt(start - 1);
  if (before === DOT || isDigit(before)) return undefined;
  const read = fourNumbers(text, start, DOT);
  if (!read) return undefined;
  const { end, all } = read;
  const next = text.charCodeAt(end);
  if (is(next, WORD) || (next === DOT && is(text.charCodeAt(end + 1), WORD))) {
    // A name below in-addr.arpa, or a pod's in DNS, begins with an address; a version goes on.
    if (next !== DOT || isDigit(text.charCodeAt(end + 1))) return undefined;
  }
  if (isNobodys(all)) return undefined;
  if (text[end] === '/' && NETWORKS.test(text.slice(start, end + 4)))
    return undefined;
  const ahead = text.slice(Math.max(0, start - 12), start);
  // As in v1.2.3.4 and tool-1.2.3.4.
  if (!ahead.endsWith('\\n') && VERSIONED.test(ahead)) return undefined;
  return { start, end };
}

/** As nodes of clouds are called: ip-10-0-1-23. */
function dashedIpv4(
  text: string,
  start: number,
  end: number,
): Match | undefined {
  if (end - start !== 2 || text[end] !== '-' || text.slice(start, end) !== 'ip')
    return undefined;
  const read = fourNumbers(text, end + 1, 45);
  if (!read || is(text.charCodeAt(read.end), WORD)) return undefined;
  const bytes = [24, 16, 8, 0].map(shift => (read.all >>> shift) & 255);
  return { start, end: read.end, value: bytes.join('.') };
}

/** The eight groups of an address, or nothing. */
export function groupsOfIpv6(written: string): number[] | undefined {
  let text = written;
  const mapped = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped) {
    const read = fourNumbers(mapped[2], 0, DOT);
    if (!read || read.end !== mapped[2].length) return undefined;
    const [high, low] = [read.all >>> 16, read.all & 0xffff];
    text = `${mapped[1]}${high.toString(16)}:${low.toString(16)}`;
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const parts = halves.map(half => (half === '' ? [] : half.split(':')));
  if (!parts.flat().every(part => /^[0-9a-f]{1,4}$/i.test(part)))
    return undefined;
  const count = parts.flat().length;
  if (halves.length === 1 ? count !== 8 : count > 7) return undefined;
  const zeros = new Array<number>(8 - count).fill(0);
  const [head, tail = []] = parts.map(half =>
    half.map(part => parseInt(part, 16)),
  );
  return [...head, ...zeros, ...tail];
}

function isNobodysIpv6(groups: number[]): boolean {
  const [first, second] = groups;
  const rest = groups.slice(0, 7).every(group => group === 0);
  if (rest && groups[7] <= 1) return true;
  // Documentation (RFC 3849, RFC 9637) and multicast.
  if (first === 0x2001 && second === 0xdb8) return true;
  if ((first & 0xfff0) === 0x3ff0 && first === 0x3fff && second < 0x1000)
    return true;
  if (first >= 0xff00) return true;
  const mapped =
    groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff;
  return mapped && isNobodys(groups[6] * 0x10000 + groups[7]);
}

function ipv6(text: string, colon: number): Match | undefined {
  const next = text.charCodeAt(colon + 1);
  if (next !== COLON && !is(next, HEX)) return undefined;
  let start = colon;
  while (colon - start < 5 && is(text.charCodeAt(start - 1), HEX)) start -= 1;
  const before = text.charCodeAt(start - 1);
  if (before === COLON || is(before, WORD) || before === 95) return undefined;
  let end = colon;
  let colons = 0;
  let double = false;
  while (end - start < 46) {
    const code = text.charCodeAt(end);
    if (code === COLON) {
      if (text.charCodeAt(end + 1) === COLON) double = true;
      colons += 1;
    } else if (
      !is(code, HEX) &&
      !(code === DOT && isDigit(text.charCodeAt(end + 1)))
    )
      break;
    end += 1;
  }
  if (colons < 2 || (!double && colons < 6)) return undefined;
  if (is(text.charCodeAt(end), WORD) || text[end] === '_') return undefined;
  // A colon behind it belongs to the sentence.
  if (text[end - 1] === ':' && text[end - 2] !== ':') end -= 1;
  const written = text.slice(start, end);
  // Rust and C++ write a::b.
  if (double && !/[0-9]/.test(written)) return undefined;
  const groups = groupsOfIpv6(written);
  if (!groups || isNobodysIpv6(groups)) return undefined;
  const zone = /^%25?[\w.-]{1,32}/.exec(text.slice(end, end + 36));
  return {
    start,
    end: end + (zone ? zone[0].length : 0),
    value: groups.map(group => group.toString(16)).join(':'),
  };
}

const SAME = /^(?:0{12}|f{12})$/;

function hardware(
  start: number,
  end: number,
  written: string,
): Match | undefined {
  const value = written.replace(/[^0-9a-f]/gi, '').toLowerCase();
  if (value.length !== 12 || SAME.test(value)) return undefined;
  return { start, end, value };
}

function mac(text: string, start: number, end: number): Match | undefined {
  if (end - start !== 2) return undefined;
  const separator = text.charCodeAt(end);
  if (separator !== COLON && separator !== 45) return undefined;
  // Most are times.
  if (text.charCodeAt(start + 14) !== separator) return undefined;
  const last = start + 17;
  for (let at = start; at < last; at += 3) {
    if (!is(text.charCodeAt(at), HEX) || !is(text.charCodeAt(at + 1), HEX))
      return undefined;
    if (at + 3 < last && text.charCodeAt(at + 2) !== separator)
      return undefined;
  }
  // Longer ones are fingerprints.
  if (is(text.charCodeAt(last), WORD)) return undefined;
  if (text.charCodeAt(last) === separator && is(text.charCodeAt(last + 1), HEX))
    return undefined;
  if (
    text.charCodeAt(start - 1) === separator &&
    is(text.charCodeAt(start - 2), HEX)
  )
    return undefined;
  return hardware(start, last, text.slice(start, last));
}

/** As switches write it: 0011.2233.4455. */
function dottedMac(text: string, dot: number): Match | undefined {
  if (text.charCodeAt(dot + 5) !== DOT) return undefined;
  const [start, end] = [dot - 4, dot + 10];
  if (
    start < 0 ||
    is(text.charCodeAt(start - 1), WORD) ||
    text[start - 1] === '.'
  )
    return undefined;
  if (
    is(text.charCodeAt(end), WORD) ||
    (text[end] === '.' && is(text.charCodeAt(end + 1), WORD))
  )
    return undefined;
  const written = text.slice(start, end);
  if (!/^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i.test(written))
    return undefined;
  const found = hardware(start, end, written);
  return found && { ...found, kind: 'mac' };
}

const DIGITS = '0123456789';
const HEX_DIGITS = `${DIGITS}abcdefABCDEF`;
const HEX_PAIRS = [...HEX_DIGITS].flatMap(a => [...HEX_DIGITS].map(b => a + b));

/** Addresses of machines. @internal */
export const NETWORK_RULES: Rule[] = [
  {
    kind: 'ipv4',
    at: '.',
    next: HEX_DIGITS,
    previous: HEX_DIGITS,
    find: (text, dot) => ipv4(text, dot) ?? dottedMac(text, dot),
  },
  { kind: 'ipv4', words: ['ip'], lengths: [2, 2], next: '-', find: dashedIpv4 },
  {
    kind: 'ipv6',
    at: ':',
    next: `:${HEX_DIGITS}`,
    previous: allBut(/[g-z_:]/gi),
    find: ipv6,
  },
  { kind: 'mac', words: HEX_PAIRS, lengths: [2, 2], next: ':-', find: mac },
];
