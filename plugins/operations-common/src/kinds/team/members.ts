/** A user name in any letters, as a key. @internal */
export function personKey(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('en-US');
}

/** `user:default/ada` is ada; undefined for somebody of another namespace. @internal */
export function personName(text: string): string | undefined {
  const [, kind, namespace, name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(text.trim()) ?? [];
  const isUser = kind === undefined || personKey(kind) === 'user';
  const isDefault =
    namespace === undefined || personKey(namespace) === 'default';
  return isUser && isDefault ? name : undefined;
}

/** Entity ref of a user name, as the catalog compares it. @internal */
export function personRef(name: string): string {
  return `user:default/${personKey(name)}`;
}

/**
 * How a list of people changes: each person once, whatever the case of the letters.
 *
 * @public
 */
export interface MembersChange {
  /** User names in their order. */
  after: string[];
  /** To be written. */
  comes: string[];
  /** Entries as they are written that are to go, second spellings among them. */
  goes: string[];
  /** Was to be added and is there already. */
  already: string[];
  /** Was to be removed and is not there. */
  absent: string[];
  /** Entries that name somebody who is there in other letters. */
  twice: string[];
}

/**
 * Adds people to a list and takes people off it.
 *
 * @param there - entries as they are written
 * @param spellings - names as the catalog writes them; they win over what is asked for
 * @public
 */
export function changeMembers(
  there: string[],
  { add, remove }: { add: string[]; remove: string[] },
  spellings: string[] = [],
): MembersChange {
  const spelt = new Map(spellings.map(name => [personKey(name), name]));
  const keyOf = (entry: string) => personKey(personName(entry) ?? entry);
  const kept = new Map<string, string>();
  const twice: string[] = [];
  for (const entry of there) {
    const key = keyOf(entry);
    const first = kept.get(key);
    if (first === undefined) {
      kept.set(key, entry);
    } else if (entry === spelt.get(key)) {
      // Of two spellings the one of the catalog stays.
      twice.push(first);
      kept.set(key, entry);
    } else {
      twice.push(entry);
    }
  }
  const removed = new Set(remove.map(keyOf));
  const absent = remove.filter(each => !kept.has(keyOf(each)));
  const goes = [...kept.values()].filter(entry => removed.has(keyOf(entry)));
  for (const key of removed) kept.delete(key);
  const already = add.filter(each => kept.has(keyOf(each)));
  const comes: string[] = [];
  for (const name of add) {
    const key = keyOf(name);
    if (kept.has(key)) continue;
    const written = spelt.get(key) ?? personName(name) ?? name;
    kept.set(key, written);
    comes.push(written);
  }
  return {
    after: [...kept.values()].map(entry => personName(entry) ?? entry).sort(),
    comes,
    goes: [...twice, ...goes],
    already,
    absent,
    twice,
  };
}
