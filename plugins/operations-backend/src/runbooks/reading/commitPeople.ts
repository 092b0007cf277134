import {
  KnownName,
  readPortalAddress,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { AuthorKeys } from '../../authors/AuthorKeys';

/** What is there once; undefined is kept for what two have. */
class Once {
  readonly #refs = new Map<string, string | undefined>();

  add(text: string, ref: string): void {
    const other = this.#refs.has(text) && this.#refs.get(text) !== ref;
    this.#refs.set(text, other ? undefined : ref);
  }

  get(text: string): string | undefined {
    return this.#refs.get(text);
  }
}

/**
 * Who of the catalog made a commit: by the key behind the portal's address, else by their own address. One that two share is
 * nobody's. What the portal committed without a key is whose name it wrote, where one alone has it.
 *
 * @param portal - the address under which the portal commits.
 * @internal
 */
export async function commitPeople(
  database: Knex,
  portal?: string,
): Promise<(author?: { name: string; email?: string }) => string | undefined> {
  const rows: Array<{ ref: string; names: string }> = await database(
    'redaction_names',
  ).select('ref', 'names');
  const keys = await AuthorKeys.read(database);
  const own = portal === undefined ? undefined : readPortalAddress(portal);
  const byEmail = new Once();
  const byName = new Once();
  const byKey = new Once();
  for (const { ref, names } of rows) {
    byKey.add(keys.of(ref), ref);
    for (const { kind, name } of JSON.parse(names) as KnownName[]) {
      if (kind === 'email') byEmail.add(name.toLocaleLowerCase('en-US'), ref);
      if (kind === 'person') byName.add(name, ref);
    }
  }
  return author => {
    if (!author?.email) return undefined;
    const { email, key } = readPortalAddress(author.email);
    const keyed = key && byKey.get(key);
    if (keyed) return keyed;
    return email === own?.email
      ? byName.get(author.name)
      : byEmail.get(author.email.toLocaleLowerCase('en-US'));
  };
}
