import { KnownName } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

/** Who of the catalog commits under an address; one that two share is nobody's. @internal */
export async function commitPeople(
  database: Knex,
): Promise<(email: string | undefined) => string | undefined> {
  const rows: Array<{ ref: string; names: string }> = await database(
    'redaction_names',
  ).select('ref', 'names');
  const people = new Map<string, string | undefined>();
  for (const { ref, names } of rows) {
    for (const { kind, name } of JSON.parse(names) as KnownName[]) {
      if (kind !== 'email') continue;
      const email = name.toLocaleLowerCase('en-US');
      const known = people.has(email) && people.get(email) !== ref;
      people.set(email, known ? undefined : ref);
    }
  }
  return email => email && people.get(email.toLocaleLowerCase('en-US'));
}
