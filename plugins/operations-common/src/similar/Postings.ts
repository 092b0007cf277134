/** A document and the weight of a term in it are one number: 24 bits and 8. */
const WEIGHTS = 256;
const FIRST_CAPACITY = 4;

/** A map that grows copies all that is in it at once: of a million terms that takes a second, of each of these nothing. */
const SHARDS = 256;

type List = number | { items: Uint32Array; length: number };

/** Terms that begin alike are many, so their ends tell where they are. */
function shardOf(term: string): number {
  const end = term.length - 1;
  const code =
    term.charCodeAt(end) * 961 +
    term.charCodeAt(end >> 1) * 31 +
    term.charCodeAt(end - 1) +
    end;
  // Of one character there is none before the last.
  return code % SHARDS || 0;
}

/** Which documents have a term, and how much it weighs in each: five bytes and some, in the order of documents. */
export class Postings {
  readonly #shards = Array.from(
    { length: SHARDS },
    () => new Map<string, List>(),
  );

  static create(): Postings {
    return new Postings();
  }

  private constructor() {}

  get terms(): number {
    return this.#shards.reduce((all, { size }) => all + size, 0);
  }

  /** Documents come in ascending order. */
  add(term: string, document: number, weight: number): void {
    const byte = Math.max(1, Math.min(255, Math.round(weight * 255)));
    const item = document * WEIGHTS + byte;
    const lists = this.#shards[shardOf(term)];
    const list = lists.get(term);
    if (list === undefined) {
      lists.set(term, item);
    } else if (typeof list === 'number') {
      const items = new Uint32Array(FIRST_CAPACITY);
      items.set([list, item]);
      lists.set(term, { items, length: 2 });
    } else {
      if (list.length === list.items.length) {
        const items = new Uint32Array(Math.ceil(list.length * 1.5));
        items.set(list.items);
        list.items = items;
      }
      list.items[list.length] = item;
      list.length += 1;
    }
  }

  count(term: string): number {
    const list = this.#shards[shardOf(term)].get(term);
    if (list === undefined) return 0;
    return typeof list === 'number' ? 1 : list.length;
  }

  forEach(term: string, visit: (document: number, weight: number) => void) {
    const list = this.#shards[shardOf(term)].get(term);
    if (list === undefined) return;
    if (typeof list === 'number') {
      visit(Math.floor(list / WEIGHTS), (list % WEIGHTS) / 255);
      return;
    }
    for (let at = 0; at < list.length; at += 1) {
      const item = list.items[at];
      visit(Math.floor(item / WEIGHTS), (item % WEIGHTS) / 255);
    }
  }

  /** Of a term in a document; 0 where it is not there. */
  weight(term: string, document: number): number {
    const list = this.#shards[shardOf(term)].get(term);
    if (list === undefined) return 0;
    if (typeof list === 'number') {
      return Math.floor(list / WEIGHTS) === document
        ? (list % WEIGHTS) / 255
        : 0;
    }
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const item = list.items[middle];
      const found = Math.floor(item / WEIGHTS);
      if (found === document) return (item % WEIGHTS) / 255;
      if (found < document) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  /** The same without some documents; `numberOf` gives the others their new numbers, in the same order. */
  renumbered(numberOf: (document: number) => number | undefined): Postings {
    const kept = Postings.create();
    for (const lists of this.#shards) {
      for (const term of lists.keys()) {
        this.forEach(term, (document, weight) => {
          const number = numberOf(document);
          if (number !== undefined) kept.add(term, number, weight);
        });
      }
    }
    return kept;
  }
}
