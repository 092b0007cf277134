import { KnownName } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

/** Under this all who asked to be named nowhere are one: nobody tells them apart. */
const REMOVED = 'removed';

/** Everything that the redactor knows of this installation. @internal */
export interface Known {
  names: KnownName[];
  /** Names of those who asked to be named nowhere, not even to readers of internal accounts. */
  removed: KnownName[];
  /** Their entity refs, as far as the catalog knew them. */
  removedRefs: string[];
  /** Names of services that everybody may see. */
  services: string[];
}

type Count = { count: string | number; last: string | number | null };

/**
 * Reads whom texts may name.
 *
 * @internal
 */
export class KnownNamesReader {
  readonly #database: Knex;

  static create(options: { database: Knex }): KnownNamesReader {
    return new KnownNamesReader(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** Differs where something is known otherwise; undefined while nobody has looked into the catalog. */
  async generation(
    connection: Knex | Knex.Transaction = this.#database,
  ): Promise<string | undefined> {
    const count = async (table: string, column: string): Promise<Count> => {
      const query = connection(table).count({ count: '*' });
      return query.max({ last: column }).first() as unknown as Promise<Count>;
    };
    const names = await count('redaction_names', 'changed_at');
    if (Number(names.count) === 0) return undefined;
    const removals = await count('removals', 'requested_at');
    const services = (await publicServices(connection)
      .count({ count: '*' })
      .max({ last: 'created_at' })
      .first()) as unknown as Count;
    return [names, removals, services]
      .map(({ count: all, last }) => `${all}/${last ?? 0}`)
      .join(' ');
  }

  async read(): Promise<Known> {
    const people: Array<{ ref: string; names: string }> = await this.#database(
      'redaction_names',
    )
      .orderBy('ref')
      .select('ref', 'names');
    const removals: Array<{ names: string; person: string | null }> =
      await this.#database('removals').orderBy('id').select('names', 'person');
    const services: Array<{ entity_ref: string }> = await publicServices(
      this.#database,
    )
      .orderBy('entity_ref')
      .select('entity_ref');
    const removed = removals.flatMap(({ names }) =>
      (JSON.parse(names) as KnownName[]).map(name => ({
        ...name,
        of: REMOVED,
      })),
    );
    const gone = new Set(removed.map(keyOf));
    const known = people.flatMap(({ ref, names }) =>
      (JSON.parse(names) as KnownName[]).map(name => ({ ...name, of: ref })),
    );
    return {
      names: [...removed, ...known.filter(name => !gone.has(keyOf(name)))],
      removed,
      removedRefs: removals.flatMap(({ person }) => person ?? []),
      services: services.map(({ entity_ref: ref }) =>
        ref.slice(ref.indexOf('/') + 1),
      ),
    };
  }
}

function keyOf({ kind, name }: KnownName): string {
  return `${kind} ${name.toLocaleLowerCase('en-US')}`;
}

function publicServices(connection: Knex | Knex.Transaction) {
  return connection('services')
    .where('visibility', 'public')
    .whereNull('removed_at');
}
