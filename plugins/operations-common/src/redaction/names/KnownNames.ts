import { isWord } from '../characters';
import { KnownName } from '../model';
import { Found } from '../rule';
import { lengthBit } from '../RuleLists';
import { FoundName, HASHES, hashOf, pairsOf, WordLookup } from '../words';
import { canonical, fold, transcribed, wordsOf } from './fold';
import { isOrdinary } from './ordinaryWords';
import { isCapital, WordsBehind } from './WordsBehind';
import { asWritten, PhoneBook, phoneWords } from './written';

interface Entry {
  /** Canonical words in their order, or the text exactly. */
  words: string[];
  exact?: string;
  kind: 'person' | 'group';
  owner: string;
  keep: boolean;
  /** Only with capital letters: first names alone, and names that are made of words. */
  capital?: true;
  /** Only behind `@`, as handles are that are words, too. */
  addressed?: true;
}

const SHORTEST_PART = 3;
const SHORTEST_HANDLE = 4;
const REMEMBERED = 5000;
/** Longer ones are no copies, and hold on to the text that they were cut from. */
const LONGEST_REMEMBERED = 12;

/** Finds the names that the catalog knows: one look-up per word of a text, however many there are. @internal */
export class KnownNames implements WordLookup {
  readonly #entries = new Map<string, Entry[]>();
  readonly pairs = new Uint16Array(128 * 128);
  readonly hashes = new Uint8Array(HASHES);
  /** What begins with a word as it is written, for the same words come again and again. */
  readonly #written = new Map<string, Entry[]>();
  readonly #emails = new Map<string, string>();
  readonly #phones = PhoneBook.create();

  private constructor(names: KnownName[]) {
    names.forEach(name => this.#add(name));
    this.#addParts(names);
    for (const entries of this.#entries.values()) {
      entries.sort((a, b) => lengthOf(b) - lengthOf(a));
    }
  }

  static of(names: KnownName[]): KnownNames {
    return new KnownNames(
      names.map(asWritten).filter(({ name }) => name !== ''),
    );
  }

  /** Whose address or number it is. */
  ownerOf({ kind, value }: Found): string | undefined {
    if (value === undefined) return undefined;
    if (kind === 'email') return this.#emails.get(value);
    return kind === 'phone' ? this.#phones.ownerOf(value) : undefined;
  }

  find(text: string, start: number, end: number): FoundName | undefined {
    const entries = this.#entriesOf(text.slice(start, end));
    if (entries.length === 0) return undefined;
    const behind = WordsBehind.of(text, end);
    for (const entry of entries) {
      const until = entryEnd(entry, text, start, end, behind);
      if (until > 0) {
        const { kind, owner, keep } = entry;
        return { kind, start, end: until, value: owner, keep };
      }
    }
    return undefined;
  }

  #entriesOf(word: string): Entry[] {
    const known = this.#written.get(word);
    if (known) return known;
    const entries = this.#entries.get(canonical(word)) ?? [];
    if (this.#written.size >= REMEMBERED) this.#written.clear();
    if (word.length <= LONGEST_REMEMBERED) this.#written.set(word, entries);
    return entries;
  }

  #add(known: KnownName) {
    const { name, kind, keep = false } = known;
    const words = wordsOf(name);
    if (words.length === 0) return;
    const ordinary = words.every(word => isOrdinary(fold(word)));
    const entry: Entry = {
      ...(kind === 'person' && ordinary && { capital: true as const }),
      words: words.map(canonical),
      kind: kind === 'group' ? 'group' : 'person',
      owner: ownerOf(known),
      keep,
    };
    if (kind === 'email') {
      if (!keep)
        this.#emails.set(name.normalize('NFKC').toLowerCase(), entry.owner);
      this.#put(words[0], { ...entry, exact: name.toLowerCase() });
      return;
    }
    if (kind === 'phone') {
      this.#phones.add(name, entry.owner);
      for (const exact of phoneWords(name))
        this.#put(exact, { ...entry, exact });
      return;
    }
    if (kind === 'handle') {
      const common = name.length < SHORTEST_HANDLE || isOrdinary(fold(name));
      this.#put(words[0], {
        ...entry,
        exact: name.toLowerCase(),
        ...(common && { addressed: true as const }),
      });
      return;
    }
    this.#put(words[0], entry);
    if (kind !== 'person' || words.length < 2) return;
    // Müller, Anna.
    const [last, ...rest] = [...words].reverse();
    this.#put(last, {
      ...entry,
      words: [last, ...rest.reverse()].map(canonical),
    });
  }

  /** First and last names alone, where one person has them and no word is meant. */
  #addParts(names: KnownName[]) {
    const owners = new Map<string, Set<string>>();
    const people = names.filter(({ kind }) => kind === 'person');
    for (const known of people) {
      for (const part of wordsOf(known.name)) {
        const key = canonical(part);
        const all = owners.get(key) ?? new Set<string>();
        owners.set(key, all.add(ownerOf(known)));
      }
    }
    for (const known of people) {
      const parts = wordsOf(known.name);
      if (parts.length < 2 || known.keep) continue;
      for (const part of parts) {
        const key = canonical(part);
        if (part.length < SHORTEST_PART || isOrdinary(fold(part))) continue;
        if (owners.get(key)?.size !== 1) continue;
        const owner = ownerOf(known);
        this.#put(part, {
          words: [key],
          kind: 'person',
          owner,
          keep: false,
          capital: true,
        });
      }
    }
  }

  #put(first: string, entry: Entry) {
    for (const written of [fold(first), transcribed(first), canonical(first)]) {
      this.hashes[hashOf(written, 0, written.length)] = 1;
      for (const pair of pairsOf(written.slice(0, 2)).flatMap(inAnyCase)) {
        this.pairs[pair] |= lengthBit(written.length);
      }
    }
    const key = canonical(first);
    const known = this.#entries.get(key);
    if (known) known.push(entry);
    else this.#entries.set(key, [entry]);
  }
}

function ownerOf({ name, of }: KnownName): string {
  return of ?? wordsOf(name).map(canonical).join(' ');
}

function lengthOf({ words, exact }: Entry): number {
  return exact?.length ?? words.join(' ').length;
}

/** The two characters of an index, as capitals and as small letters. */
function inAnyCase(pair: number): number[] {
  const [first, second] = [pair >> 7, pair & 127].map(code => {
    const character = String.fromCharCode(code);
    return [character.toUpperCase(), character.toLowerCase()];
  });
  return first.flatMap(a => second.flatMap(b => pairsOf(a + b)));
}

/** Where a name ends that begins at a word, or -1. */
function entryEnd(
  entry: Entry,
  text: string,
  start: number,
  end: number,
  behind: WordsBehind,
): number {
  if (entry.addressed && !'@＠'.includes(text[start - 1] ?? ' ')) return -1;
  if (entry.exact !== undefined) {
    const until = start + entry.exact.length;
    if (text.slice(start, until).toLowerCase() !== entry.exact) return -1;
    return isWord(text.charCodeAt(until)) ? -1 : until;
  }
  if (entry.capital && !isCapital(text[start])) return -1;
  let at = end;
  for (let i = 1; i < entry.words.length; i += 1) {
    const next = behind.at(i - 1);
    if (next?.word !== entry.words[i]) return -1;
    if (entry.capital && !next.isCapital) return -1;
    at = next.end;
  }
  return at;
}
