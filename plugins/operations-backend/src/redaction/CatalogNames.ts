import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { CatalogWatch } from '../catalog/CatalogWatch';
import { chunksOf } from '../database/rows';
import { checkLease, Lease } from '../leases';
import { namesOfPerson } from './namesOfPerson';

const ROWS_PER_STATEMENT = 200;
const LOOK_MILLISECONDS = 5_000;
/** Says that the catalog was looked through, even where there are no people in it. */
const LOOKED: Row = { ref: '', names: '[]' };

interface Row {
  ref: string;
  names: string;
}

/**
 * Remembers the names of everybody in the catalog. Whoever leaves it stays remembered: accounts of the past name them,
 * and are not to do so from that day on.
 *
 * @internal
 */
export class CatalogNames {
  readonly #database: Knex;
  readonly #watch: CatalogWatch;
  readonly #now: () => number;
  #hadServices = false;
  #dueAt = 0;

  static create(options: {
    database: Knex;
    catalog: CatalogService;
    auth: AuthService;
    now?: () => number;
  }): CatalogNames {
    return new CatalogNames(options);
  }

  private constructor(options: {
    database: Knex;
    catalog: CatalogService;
    auth: AuthService;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#watch = CatalogWatch.create({ ...options, kinds: ['User'] });
    this.#now = options.now ?? Date.now;
  }

  /** Writes down what is new since the last time. Until anybody is known, everything waits for it: then it looks each time. */
  async follow(lease: Lease): Promise<void> {
    if (this.#now() < this.#dueAt) return;
    const { present, changed } = await this.#watch.look();
    const rows = changed.map(entity => ({
      ref: stringifyEntityRef(entity),
      names: JSON.stringify(namesOfPerson(entity)),
    }));
    const hasLooked = present.size > 0 || (await this.#isNobodyThere());
    try {
      await this.#write(lease, hasLooked ? [LOOKED, ...rows] : rows);
      if (hasLooked) this.#dueAt = this.#now() + LOOK_MILLISECONDS;
    } catch (error) {
      this.#watch.reset();
      throw error;
    }
  }

  /**
   * A catalog that has just begun has nobody in it either. It is without people where it has services and, a look later,
   * still nobody.
   */
  async #isNobodyThere(): Promise<boolean> {
    const before = this.#hadServices;
    this.#hadServices =
      (await this.#database('services').first('id')) !== undefined;
    return before && this.#hadServices;
  }

  async #write(lease: Lease, wanted: Row[]): Promise<void> {
    const known: Row[] = await this.#database('redaction_names').select(
      'ref',
      'names',
    );
    const before = new Map(known.map(({ ref, names }) => [ref, names]));
    const news = wanted.flatMap(({ ref, names }) => {
      const merged = mergedNames(before.get(ref), names);
      return merged === before.get(ref) ? [] : [{ ref, names: merged }];
    });
    if (news.length === 0) return;
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      for (const chunk of chunksOf(news, ROWS_PER_STATEMENT)) {
        await transaction('redaction_names')
          .insert(chunk.map(row => ({ ...row, changed_at: this.#now() })))
          .onConflict('ref')
          .merge();
      }
    });
  }
}

/** A person who is called otherwise by now was called as before in what was written before. */
function mergedNames(before: string | undefined, names: string): string {
  if (before === undefined) return names;
  const all = [...JSON.parse(before), ...JSON.parse(names)].map(one =>
    JSON.stringify(one),
  );
  return `[${[...new Set(all)].join(',')}]`;
}
