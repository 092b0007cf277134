import { allBut, is, WORD } from '../characters';
import { Match, Rule } from '../rule';

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Luhn's check digit (ISO/IEC 7812). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  let double = false;
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    let digit = digits.charCodeAt(i) - 48;
    if (double) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
    double = !double;
  }
  return sum % 10 === 0;
}

/** Which issuers give out numbers that begin so, and how long they are. */
const ISSUERS =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|6011\d{12}|6(?:4[4-9]|5\d)\d{13}|35(?:2[89]|[3-8]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|62\d{14})$/;
const CARD =
  /\d{4}([ -]?)(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{4,5})(?![\d.]\d|\d)/y;

function card(text: string, start: number, end: number): Match | undefined {
  const length = end - start;
  const first = text.charCodeAt(start);
  if (first < 50 || first > 54) return undefined;
  if (length !== 4 && (length < 14 || length > 16)) return undefined;
  if (length === 4) {
    const sign = text.charCodeAt(end);
    if (sign !== 32 && sign !== 45) return undefined;
    // Most are years.
    const four = text.charCodeAt(start + 9) === sign;
    if (!four && text.charCodeAt(start + 11) !== sign) return undefined;
  }
  const before = text[start - 1];
  if ((before === '-' || before === '.') && isDigit(text.charCodeAt(start - 2)))
    return undefined;
  CARD.lastIndex = start;
  if (!CARD.test(text)) return undefined;
  const value = text.slice(start, CARD.lastIndex).replace(/\D/g, '');
  if (!ISSUERS.test(value) || !passesLuhn(value)) return undefined;
  return { start, end: CARD.lastIndex, value };
}

/** How long accounts are (ISO 13616 registry). */
const IBAN_LENGTHS: Record<string, number> = Object.fromEntries(
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
    .split(' ')
    .map(each => [each.slice(0, 2), Number(each.slice(2))]),
);

/** The same by the letters of a country in either case, 0 for none. */
const LENGTHS = new Uint8Array(32 * 32);
for (const [country, length] of Object.entries(IBAN_LENGTHS)) {
  LENGTHS[countryAt(country, 0)] = length;
}

function countryAt(text: string, start: number): number {
  return (
    ((text.charCodeAt(start) & 31) << 5) | (text.charCodeAt(start + 1) & 31)
  );
}

const IBANS = Object.keys(IBAN_LENGTHS)
  .flatMap(key => [key, key.toLowerCase()])
  .flatMap(key => [...'0123456789'].map(digit => key + digit));

/** ISO 7064, 97-10. */
function passesMod97(account: string): boolean {
  let rest = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/iy;

/** Whether it begins with one of the groups of four of a UUID, of which one in some thousands has the right sum. */
function isInUuid(text: string, start: number): boolean {
  return [9, 14, 19].some(ahead => {
    UUID.lastIndex = start - ahead;
    return start >= ahead && UUID.test(text);
  });
}

function iban(text: string, start: number): Match | undefined {
  if (
    !isDigit(text.charCodeAt(start + 2)) ||
    !isDigit(text.charCodeAt(start + 3))
  )
    return undefined;
  const length = LENGTHS[countryAt(text, start)];
  let count = 0;
  let at = start;
  while (count < length && at - start < 48) {
    const code = text.charCodeAt(at);
    if (is(code, WORD)) count += 1;
    // Blanks and hyphens.
    else if (code !== 32 && code !== 45 && code !== 160) return undefined;
    at += 1;
  }
  if (count !== length || is(text.charCodeAt(at), WORD)) return undefined;
  const value = text
    .slice(start, at)
    .replace(/[ \u00a0-]/g, '')
    .toUpperCase();
  if (!passesMod97(value) || isInUuid(text, start)) return undefined;
  return { start, end: at, value };
}

/** Country codes that are given out (E.164), by what they begin with. */
const COUNTRY =
  /^(?:1|7|2[07]|2[1-69]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[7-9]\d|8[1246]|8[058]\d|9[0-58]|9[679]\d)/;
const INTERNATIONAL = /(?:\+|00)[1-9](?:[ .\-/\u00a0]?\(?\d{1,12}\)?){1,7}/y;

function international(text: string, start: number): Match | undefined {
  INTERNATIONAL.lastIndex = start;
  if (!INTERNATIONAL.test(text)) return undefined;
  let end = INTERNATIONAL.lastIndex;
  const before = text.charCodeAt(start - 1);
  if (
    isDigit(before) ||
    (before >= 65 && before <= 122 && before !== 91 && before !== 96)
  )
    return undefined;
  // A zone of time, a difference, a rate.
  if (text[end] === ':' && isDigit(text.charCodeAt(end + 1))) return undefined;
  if (text[end - 1] === '(') end -= 1;
  const written = text.slice(start, end);
  const digits = written.replace(/\D/g, '').replace(/^00/, '');
  if (digits.length < 9 || digits.length > 15 || !COUNTRY.test(digits))
    return undefined;
  if (/[A-Za-z_]/.test(text[end] ?? '')) return undefined;
  if (written.startsWith('00') && !/[ /()-]/.test(written)) {
    return labelled(text, start) ? { start, end, value: digits } : undefined;
  }
  return { start, end, value: digits };
}

const LABEL =
  /(?:phone|tel|telefon|fon|fax|mobile?|mobil|cell|handy|call|ruf|nummer|sms|pager|whatsapp)\.?(?:\s?(?:no|nr|number))?\.?["']?\s{0,2}[:=]?\s{0,2}["']?$/i;

function labelled(text: string, start: number): boolean {
  return LABEL.test(text.slice(Math.max(0, start - 24), start));
}

const AMERICAN =
  /(?:\([2-9]\d\d\) ?[2-9]\d\d-\d{4}|[2-9]\d\d-[2-9]\d\d-\d{4}|[2-9]\d\d\.[2-9]\d\d\.\d{4})(?![\w-]|\.\d)/y;
const TRUNK =
  /(?:\(0[1-9]\d{1,4}\) ?|0[1-9]\d{1,4} ?[/-] ?|0[1-9]\d{1,4} )\d{2,8}(?:[ -]\d{2,6}){0,3}(?![\w:]|[.-]\d)/y;
const PAIRS = /0[1-9](?:[ .]\d\d){4}(?![\w:]|[.-]\d)/y;

const NONE: RegExp[] = [];
const BRACKETED = [AMERICAN, TRUNK];
const ZERO = [TRUNK, PAIRS];
const NORTH = [AMERICAN];

/** What a number may be that begins so. */
function nationalAt(text: string, start: number): RegExp[] {
  const first = text.charCodeAt(start);
  if (first === 48) return ZERO;
  if (first !== 40) return isDigit(text.charCodeAt(start + 4)) ? NORTH : NONE;
  for (let at = start + 4; at < start + 8; at += 1) {
    if (text.charCodeAt(at) === 41) return BRACKETED;
  }
  return NONE;
}

function national(text: string, start: number): Match | undefined {
  const before = text[start - 1] ?? ' ';
  if (/[\w.:/+-]/.test(before) && !text.startsWith('tel:', start - 4))
    return undefined;
  for (const pattern of nationalAt(text, start)) {
    pattern.lastIndex = start;
    if (pattern.test(text)) {
      const end = pattern.lastIndex;
      const value = text.slice(start, end).replace(/\D/g, '');
      if (value.length >= 9 && value.length <= 13) return { start, end, value };
    }
  }
  return undefined;
}

const LONG = Number.MAX_SAFE_INTEGER;
/** What stands before a number that goes on from nothing; before a colon there may be `tel`. */
const ALONE = allBut(/[\w./+-]/g);

/** Numbers that lead to a person. @internal */
export const NUMBER_RULES: Rule[] = [
  {
    kind: 'card',
    wraps: true,
    words: [...'23456'],
    lengths: [14, 16],
    find: card,
  },
  {
    kind: 'card',
    wraps: true,
    words: [...'23456'],
    lengths: [4, 4],
    next: ' -',
    find: card,
  },
  { kind: 'iban', wraps: true, words: IBANS, lengths: [4, 4], find: iban },
  { kind: 'iban', wraps: true, words: IBANS, lengths: [15, LONG], find: iban },
  { kind: 'phone', at: '+', next: '123456789', find: international },
  { kind: 'phone', words: ['00'], find: international },
  {
    kind: 'phone',
    at: '(',
    next: '0123456789',
    previous: ALONE,
    find: (text, start) =>
      isDigit(text.charCodeAt(start + 1)) ? national(text, start) : undefined,
  },
  {
    kind: 'phone',
    words: ['0'],
    lengths: [2, 6],
    next: ' -./',
    previous: ALONE,
    find: national,
  },
  {
    kind: 'phone',
    words: [...'23456789'],
    lengths: [3, 3],
    next: '-.',
    previous: ALONE,
    find: national,
  },
];
