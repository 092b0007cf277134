import { Report } from './detector';

const RUN = /[+(]?\d[\d ()./\u00a0-]{7,40}\d/g;

function sumOfLuhn(digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 ? 2 : 1);
    return sum + Math.floor(value / 10) + (value % 10);
  }, 0);
}

function isCard(written: string): boolean {
  const digits = written.replace(/[ -]/g, '');
  const sizes = written
    .split(/[ -]/)
    .map(group => group.length)
    .join('-');
  if (!/^(?:1[456]|4-4-4-4|4-6-[45])$/.test(sizes)) return false;
  return /^[3-6]|^2[2-7]/.test(digits) && sumOfLuhn(digits) % 10 === 0;
}

function isPhone(written: string, before: string): boolean {
  const digits = written.replace(/\D/g, '');
  if (/[\w.:/-]$/.test(before)) return false;
  if (written.startsWith('+'))
    return (
      digits.length >= 9 && digits.length <= 15 && !written.startsWith('+0')
    );
  const groups = written.match(/\d+/g)!.map(group => group.length);
  if (groups.join('-') === '3-3-4')
    return /^\(?[2-9]/.test(written) && /^\(|^\d+[-.]\d+[-.]/.test(written);
  if (groups.length < 2 || !/^\(?0[1-9]|^00[1-9]/.test(written)) return false;
  if (groups[0] < 2 || groups[0] > 6 || /[.].*[.]|[.]/.test(written))
    return false;
  return digits.length >= 9 && digits.length <= 15;
}

/** Runs of digits whose sums or whose groups are those of cards and telephones. @internal */
export function numbers(text: string, report: Report): void {
  for (const match of text.matchAll(RUN)) {
    const [written] = match;
    const start = match.index;
    const before = text.slice(Math.max(0, start - 1), start);
    const after = text[start + written.length] ?? ' ';
    const end = start + written.length;
    if (isPhone(written, before) && !/[\w:]/.test(after)) {
      report('phone', start, end, 'A number of a telephone');
    }
    // Other digits may stand beside a card's.
    for (const card of written.matchAll(
      /\d{14,16}|\d{4}([ -])(?:\d{4}\1\d{4}\1\d{4}|\d{6}\1\d{4,5})/g,
    )) {
      const at = start + card.index;
      const alone =
        !/[\d.]/.test(text[at - 1] ?? ' ') &&
        !/\d/.test(text[at + card[0].length] ?? ' ');
      if (alone && isCard(card[0]))
        report('card', at, at + card[0].length, 'A number of a payment card');
    }
  }
}

const ACCOUNT =
  /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z0-9]{1,30}){1,9}/g;

const UUID = /(?<![0-9A-F])[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/g;

function isInUuid(text: string, at: number): boolean {
  const first = Math.max(0, at - 20);
  const ids = text.slice(first, at + 40).matchAll(UUID);
  return [...ids].some(
    ({ index }) => first + index < at && at < first + index + 36,
  );
}

function restOf97(account: string): bigint {
  const digits = [...(account.slice(4) + account.slice(0, 4))]
    .map(character => parseInt(character, 36))
    .join('');
  return BigInt(digits) % 97n;
}

/** Accounts whose check digits are right, wherever they end. @internal */
export function accounts(text: string, report: Report): void {
  for (const match of text.matchAll(ACCOUNT)) {
    const groups = match[0].split(/[ \u00a0-]/);
    let end = 0;
    let account = '';
    for (const group of groups) {
      account += group;
      end += group.length + (end === 0 ? 0 : 1);
      if (
        account.length >= 15 &&
        account.length <= 34 &&
        /\d{6}/.test(account) &&
        restOf97(account) === 1n &&
        !isInUuid(text, match.index)
      ) {
        report(
          'iban',
          match.index,
          match.index + end,
          'A number of a bank account',
        );
        break;
      }
    }
  }
}
