import { InputError } from '@backstage/errors';
import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';
import { utf8ToBytes } from '@noble/hashes/utils';
import { REDACTION_KINDS, RedactionKind } from './kinds';

/** No vowels, so that no pseudonym is a word; it begins with a letter, so that none looks like a number. */
const LETTERS = 'bcdfghjkmnpqrstvwxyz';
const CHARACTERS = `${LETTERS}23456789`;
const KEPT = 20_000;

const WORDS = Object.values(REDACTION_KINDS).flatMap(kind =>
  'pseudonym' in kind ? [kind.pseudonym] : [],
);
const WRITTEN = new RegExp(
  `^(?:${WORDS.join('|')})-[a-z][a-z2-9]{3,5}(?:-[a-z][a-z2-9]{3})?$`,
);

/** Whether a word is what a redactor has written. @internal */
export function isPseudonym(word: string): boolean {
  return WRITTEN.test(word);
}

/** Stable names for what is not named: the same salt and the same value, the same name, in every text. @internal */
export class Pseudonyms {
  readonly #mac: ReturnType<typeof hmac.create>;
  readonly #known = new Map<string, string>();

  private constructor(mac: ReturnType<typeof hmac.create>) {
    this.#mac = mac;
  }

  static create(salt: string): Pseudonyms {
    if (typeof salt !== 'string' || salt.trim() === '') {
      throw new InputError(
        'operations.redaction.salt is empty: without it pseudonyms can be guessed. Set it to a long random text and keep it secret',
      );
    }
    return new Pseudonyms(hmac.create(sha256, utf8ToBytes(salt)));
  }

  /** What stands for a value. */
  of(kind: RedactionKind, value: string): string {
    const { pseudonym } = REDACTION_KINDS[kind] as { pseudonym?: string };
    if (pseudonym === undefined) return `[secret: ${kind}]`;
    const key = `${kind}\n${value}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = this.#make(kind, pseudonym, value);
    if (this.#known.size >= KEPT) this.#known.clear();
    this.#known.set(key, made);
    return made;
  }

  #make(kind: RedactionKind, pseudonym: string, value: string): string {
    const network = kind === 'ipv4' ? /^\d+\.\d+\.\d+(?=\.)/.exec(value) : null;
    if (network) {
      // Machines of one subnet are known by their first half.
      const first = this.#letters(`subnet\n${network[0]}`, 4);
      return `${pseudonym}-${first}-${this.#letters(`${kind}\n${value}`, 4)}`;
    }
    return `${pseudonym}-${this.#letters(`${kind}\n${value}`, 6)}`;
  }

  #letters(value: string, count: number): string {
    const bytes = this.#mac.clone().update(utf8ToBytes(value)).digest();
    let written = LETTERS[bytes[0] % LETTERS.length];
    for (let i = 1; i < count; i += 1) {
      written += CHARACTERS[bytes[i] % CHARACTERS.length];
    }
    return written;
  }
}
