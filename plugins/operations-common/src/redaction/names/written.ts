import { KnownName } from '../model';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const HANDLE = /^@[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const PHONE = /^(?:\+|00?)?[1-9(][\d ()./\u00a0-]{5,30}$/;
const LEAST_DIGITS = 7;
const MOST_DIGITS = 15;

/** The number without what it begins with depending on where one is: `+49 30 …` and `0049 30 …` are one. */
function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^0+/, '');
}

/**
 * A name as what it is: whoever asks to be named nowhere writes names, handles, addresses and numbers alike.
 *
 * @internal
 */
export function asWritten(known: KnownName): KnownName {
  const name = known.name.trim();
  if (known.kind !== 'person') return { ...known, name };
  if (EMAIL.test(name)) return { ...known, name, kind: 'email' };
  if (HANDLE.test(name))
    return { ...known, name: name.slice(1), kind: 'handle' };
  const { length } = digitsOf(name);
  const isPhone =
    PHONE.test(name) && length >= LEAST_DIGITS && length <= MOST_DIGITS;
  return { ...known, name, ...(isPhone && { kind: 'phone' as const }) };
}

/** How a number is written without blanks and signs. @internal */
export function phoneWords(phone: string): string[] {
  const digits = digitsOf(phone);
  const [, national] = /^(?:\+|00)\d{1,3}[^\d](.+)$/.exec(phone) ?? [];
  const rest = national === undefined ? digits : digitsOf(national);
  return [...new Set([digits, `00${digits}`, rest, `0${rest}`])].filter(
    each => each.length >= LEAST_DIGITS,
  );
}

/** Whose numbers are known, with or without the code of the country. @internal */
export class PhoneBook {
  readonly #owners = new Map<string, { digits: string; owner: string }[]>();

  private constructor() {}

  static create(): PhoneBook {
    return new PhoneBook();
  }

  add(phone: string, owner: string): void {
    const digits = digitsOf(phone);
    const key = digits.slice(-LEAST_DIGITS);
    const known = this.#owners.get(key) ?? [];
    this.#owners.set(key, [...known, { digits, owner }]);
  }

  /** Whose number it is, whose digits are given. */
  ownerOf(phone: string): string | undefined {
    const digits = digitsOf(phone);
    if (digits.length < LEAST_DIGITS) return undefined;
    const known = this.#owners.get(digits.slice(-LEAST_DIGITS));
    return known?.find(
      ({ digits: own }) => own.endsWith(digits) || digits.endsWith(own),
    )?.owner;
  }
}
