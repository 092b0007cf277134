import { is, isWord, LABEL, LOCAL } from '../characters';
import { Match, Rule } from '../rule';
import { isFileName } from './suffixes';

const DOTS = new Set(['.', '．', '。', '․', '｡']);
const AT = /[[({<]\s?(?:at|ät|@)\s?[\])}>]/iy;
const DOT = /\s?[[({]\s?(?:dot|punkt|\.)\s?[\])}]\s?/iy;
const ENTITY = /&(?:#0*64|#x0*40|commat);/iy;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Where the local part begins that ends here. */
function localStart(text: string, end: number): number {
  const first = Math.max(0, end - LONGEST_LOCAL);
  let at = end;
  while (at > first) {
    const code = text.charCodeAt(at - 1);
    if (is(code, LOCAL) || isWord(code)) at -= 1;
    // As URLs write what they do not allow: %2B.
    else if (code === 37 && is(text.charCodeAt(at), 4)) at -= 1;
    else break;
  }
  while (at < end && ".'-+%".includes(text[at])) at += 1;
  return at;
}

/** Where the domain ends that begins here, or -1. */
function domainEnd(text: string, start: number, hidden: boolean): number {
  const last = Math.min(text.length, start + LONGEST_DOMAIN);
  let at = start;
  let labels = 0;
  let label = at;
  for (;;) {
    label = at;
    while (at < last) {
      const code = text.charCodeAt(at);
      if (!(is(code, LABEL) && code !== 95) && !isWord(code)) break;
      at += 1;
    }
    if (at === label) break;
    labels += 1;
    const dotted = hidden ? matchAt(DOT, text, at) : -1;
    if (dotted > 0) at = dotted;
    else if (DOTS.has(text[at]) && isWord(text.charCodeAt(at + 1))) at += 1;
    else break;
  }
  while (at > label && text[at - 1] === '-') at -= 1;
  const top = text.slice(label, at);
  if (labels < 2 || isFileName(top.toLowerCase())) return -1;
  return /^(?:[\p{L}\p{M}]{2,}|xn--[a-z0-9-]+)$/iu.test(top) ? at : -1;
}

/** Git's own user, of whom there are as many as there are servers of git. */
const NOBODY = new Set(['git', 'hg']);

function address(
  text: string,
  before: number,
  after: number,
  hidden = false,
): Match | undefined {
  const start = localStart(text, before);
  if (start === before) return undefined;
  const end = domainEnd(text, after, hidden);
  if (end < 0) return undefined;
  const local = text.slice(start, before);
  if (NOBODY.has(local.toLowerCase())) return undefined;
  // Of the credentials of a URL, which are found as such.
  if (text[start - 1] === ':' || text.startsWith('//', start - 2)) {
    const scheme = text.lastIndexOf('://', start);
    if (scheme >= 0 && !/[\s/]/.test(text.slice(scheme + 3, start))) {
      return undefined;
    }
  }
  const domain = text.slice(after, end).replace(/[\s[\](){}]/g, '');
  const value = `${local}@${domain.replace(/dot|punkt/gi, '.')}`
    .normalize('NFKC')
    .toLowerCase();
  return { start, end, value };
}

/** Addresses of e-mail, also as people write them for people. @internal */
export const ADDRESS_RULES: Rule[] = [
  {
    kind: 'email',
    wraps: true,
    back: true,
    at: '@＠﹫',
    find: (text, start, end) => address(text, start, end),
  },
  {
    kind: 'email',
    wraps: true,
    back: true,
    at: '%',
    next: '4',
    find: (text, start) =>
      text.startsWith('40', start + 1)
        ? address(text, start, start + 3)
        : undefined,
  },
  {
    kind: 'email',
    at: '&\\',
    next: '#cCu',
    find: (text, start) => {
      const after = text.startsWith('\\u0040', start)
        ? start + 6
        : matchAt(ENTITY, text, start);
      return after > 0 ? address(text, start, after) : undefined;
    },
  },
  {
    kind: 'email',
    at: '[({<',
    next: ' aA@',
    find: (text, start) => {
      let after = matchAt(AT, text, start);
      if (after < 0) return undefined;
      let before = start;
      while (before > 0 && start - before < 2 && text[before - 1] === ' ') {
        before -= 1;
      }
      while (text[after] === ' ') after += 1;
      return address(text, before, after, true);
    },
  },
];
