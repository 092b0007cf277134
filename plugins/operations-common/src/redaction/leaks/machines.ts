import { isPseudonym } from '../Pseudonyms';
import { Hosts, REVERSED } from '../rules/hosts';
import { EVERYBODYS } from '../rules/paths';
import { isNobody, meansSomebody } from '../rules/queries';
import { topOf } from '../rules/suffixes';
import {
  COLON,
  DOT,
  HYPHEN,
  piecesOf,
  QUERY,
  Report,
  SLASH,
  Token,
} from './detector';

const KEPT_V4 = [
  '0.',
  '127.',
  '192.0.2.',
  '198.51.100.',
  '203.0.113.',
  '169.254.169.254',
];
const KEPT_V6 = [
  '[::]',
  '[::1]',
  '[2001:db8:',
  '[ff',
  '[3fff:',
  '[::ffff:7f',
  '[::ffff:0:',
  '[::ffff:c000:2',
  '[::ffff:cb00:71',
  '[::ffff:c633:64',
];
const HARDWARE =
  /(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}/i;
const FOUR = /\d\.\d+\.\d+\.\d/;
const VERSION = /^(?:v|version|release|rev)[:=]?$/i;

function isIpv4(piece: string): boolean {
  const numbers = piece.split('.');
  if (numbers.length !== 4) return false;
  if (!numbers.every(n => /^(?:0|[1-9]\d{0,2})$/.test(n) && Number(n) < 256))
    return false;
  return (
    Number(numbers[0]) < 224 && !KEPT_V4.some(kept => piece.startsWith(kept))
  );
}

/** The platform's own parser of URLs knows what an address is. */
function isIpv6(piece: string): boolean {
  const colons = piece.split(':').length - 1;
  if (colons < 2 || !/\d/.test(piece)) return false;
  if (colons < 6 && !piece.includes('::')) return false;
  try {
    const { hostname } = new URL(`http://[${piece}]/`);
    return !KEPT_V6.some(kept => hostname.startsWith(kept));
  } catch {
    return false;
  }
}

function isHardware(piece: string): boolean {
  const six = piece.split(/[:-]/);
  const three = piece.split('.');
  const parts = six.length === 6 ? six : three;
  const size = six.length === 6 ? 2 : 4;
  if (parts.length * size !== 12) return false;
  if (!parts.every(part => part.length === size && /^[0-9a-f]+$/i.test(part)))
    return false;
  return !/^(?:0+|f+)$/i.test(parts.join(''));
}

const NETWORK =
  /^(?:10\.0\.0\.0\/8|172\.16\.0\.0\/12|192\.168\.0\.0\/16|100\.64\.0\.0\/10)\b/;

/** Whether a token has as many groups as an address of IPv6, or says that it leaves some out. */
function hasGroups({ has, text }: Token): boolean {
  if ((has & COLON) === 0) return false;
  let colons = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    if (text.charCodeAt(at + 1) === 58) return true;
    colons += 1;
  }
  return colons > 5;
}

/** Addresses that parse. @internal */
export function addresses(tokens: Token[], report: Report): void {
  for (const token of tokens) {
    const { text, start } = token;
    const dotted = (token.has & DOT) !== 0;
    const tell = (from: number, length: number) =>
      report('address', from, from + length, 'An address of a machine');
    if (
      dotted &&
      FOUR.test(text) &&
      !VERSION.test(token.before) &&
      !NETWORK.test(text)
    ) {
      for (const piece of piecesOf(token, /[/:=@\\#%]/)) {
        const address = piece.text.replace(/\.+$/, '');
        if (isIpv4(address)) tell(piece.start, address.length);
      }
    }
    if ((token.has & HYPHEN) !== 0 && /ip-\d+-\d+-\d+-\d+/.test(text)) {
      const at = text.search(/ip-\d/);
      const numbers = text
        .slice(at + 3)
        .split(/[^0-9]/)
        .slice(0, 4)
        .join('.');
      if (isIpv4(numbers)) tell(start + at, numbers.length + 3);
    }
    if (hasGroups(token)) {
      for (const piece of piecesOf(token, /[/%=@\\]/)) {
        const address = piece.text.replace(/([^:]):$/, '$1').replace(/\.$/, '');
        if (isIpv6(address)) tell(piece.start, address.length);
      }
    }
    const hasParts = (token.has & (COLON | HYPHEN | DOT)) !== 0;
    if (hasParts && text.length > 13 && HARDWARE.test(text)) {
      const whole = text.replace(/[.:]+$/, '').replace(/^.*(?:=|@|\/\/)/, '');
      if (isHardware(whole)) tell(start + text.indexOf(whole), whole.length);
    }
  }
}

/** As the last label of a host begins: numbers and versions have none. */
const LAST_LABEL = /\.(?:[a-z]|[^ -~])/i;

/** Names of hosts that the policy does not let stand. @internal */
export function hostNames(tokens: Token[], hosts: Hosts, report: Report): void {
  for (const token of tokens) {
    if ((token.has & DOT) === 0 || !LAST_LABEL.test(token.text)) continue;
    const scheme = token.text.indexOf('://');
    for (const piece of piecesOf(token, /[/:=@\\?&#%*]/)) {
      if (!piece.text.includes('.')) continue;
      const name = piece.text.replace(/^[.-]+|[.-]+$/g, '');
      const dot = name.lastIndexOf('.');
      const top =
        dot < 0 ? undefined : topOf(name.slice(dot + 1).toLowerCase());
      if (!top || !/^[\p{L}\p{N}_.-]+$/u.test(name)) continue;
      const labels = name.split('.');
      if (labels.some(label => label === '')) continue;
      const from = piece.start + piece.text.indexOf(name);
      const inUrl = scheme >= 0 && from === token.start + scheme + 3;
      if (!inUrl) {
        if (top !== 'plain' && top !== 'internal') continue;
        if (/[A-Z]/.test(name) && /[a-z]/.test(name)) continue;
        if (labels.length > 2 && REVERSED.has(labels[0].toLowerCase()))
          continue;
        if (
          piece.text.startsWith('.') ||
          (name.includes('_') && top !== 'internal')
        )
          continue;
        // A folder of a path.
        const around = token.start + token.text.length > from + name.length;
        if (
          around &&
          from > token.start &&
          token.text[from - token.start - 1] === '/'
        )
          continue;
      }
      if (hosts.allows(name)) continue;
      if (top === 'internal' && /^host-[a-z][a-z2-9]{5}$/.test(labels[1]))
        continue;
      report('host', from, from + name.length, 'A host that is not public');
    }
  }
}

/** Homes of people: what follows the folder of all homes. @internal */
export function homes(tokens: Token[], report: Report): void {
  for (const token of tokens) {
    const { text, start } = token;
    if ((token.has & SLASH) === 0 || !/home|users/i.test(text)) continue;
    if (/https?:\/\//.test(text) || /^[A-Z]{3,7}$/.test(token.before)) continue;
    const parts = text.split(/[\\/]+/);
    const windows = /(?:^|[^a-z])[a-z]:$/i.test(parts[0]);
    parts.forEach((part, index) => {
      const isFolder = windows
        ? /^users$/i.test(part)
        : part === 'home' || part === 'Users';
      const name = parts[index + 1]?.replace(/[.:]+$/, '');
      if (!isFolder || index === 0 || !name || !/^[\p{L}\p{N}]/u.test(name))
        return;
      if (EVERYBODYS.has(name.toLowerCase()) || isPseudonym(name)) return;
      if (/\.(?:html?|php|js|css|png|svg|json|md|aspx?)$/i.test(name)) return;
      const at = start + text.indexOf(name);
      report('path', at, at + name.length, 'The home of a person');
    });
  }
}

/** People in the addresses of pages: what is set to a field that means somebody. @internal */
export function askers(all: string, tokens: Token[], report: Report): void {
  for (const { text, start, has } of tokens) {
    // As HTML writes addresses.
    const goesOn = all.startsWith('&amp;', start - 5);
    if (!goesOn && (has & QUERY) === 0) continue;
    if (/^[^?]*:\/\//.test(text) && !/https?:\/\//.test(text)) continue;
    const fields = piecesOf({ text, start }, /[?&#]/);
    for (const field of goesOn ? fields : fields.slice(1)) {
      const [key, value = ''] = field.text.split('=');
      const name = value.split(/@|%40/i)[0].replace(/[.~+%-]+$/, '');
      if (!meansSomebody(key) || !/^[\p{L}\p{N}]/u.test(name)) continue;
      if (name.length < 2 || isNobody(name) || isPseudonym(name)) continue;
      const from = field.start + field.text.indexOf('=') + 1;
      report(
        'path',
        from,
        from + name.length,
        'A person in the address of a page',
      );
    }
  }
}
