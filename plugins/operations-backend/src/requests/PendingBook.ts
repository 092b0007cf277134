import { Knex } from 'knex';
import { OnboardingConfig } from '../onboarding/config';
import { Pending, pendingOf } from './pending';
import { readRow, RequestRow } from './rows';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const ROWS_AT_ONCE = 200;

type Stamp = Pick<RequestRow, 'id' | 'version'>;

/**
 * What other requests ask for: those that are open, and those of the last day. What has not changed is not read again: forms
 * ask with each letter.
 *
 * @internal
 */
export class PendingBook {
  readonly #database: Knex;
  readonly #config: Pick<OnboardingConfig, 'tree'>;
  readonly #now: () => number;
  #known = new Map<string, { version: number; pending: Pending }>();

  static create(options: {
    database: Knex;
    config: Pick<OnboardingConfig, 'tree'>;
    now?: () => number;
  }): PendingBook {
    return new PendingBook(options);
  }

  private constructor(options: {
    database: Knex;
    config: Pick<OnboardingConfig, 'tree'>;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#config = options.config;
    this.#now = options.now ?? Date.now;
  }

  /** All of them, for whoever asks for something new. */
  async all(): Promise<Pending[]> {
    const since = this.#now() - DAY_MILLISECONDS;
    const stamps: Stamp[] = await this.#database('requests')
      .where('state', 'open')
      .orWhere(query =>
        query.where('state', 'done').where('created_at', '>', since),
      )
      .select('id', 'version');
    const stale = stamps.filter(
      ({ id, version }) => this.#known.get(id)?.version !== version,
    );
    const known = new Map(
      stamps.flatMap(({ id }) => {
        const found = this.#known.get(id);
        return found ? [[id, found]] : [];
      }),
    );
    for (let at = 0; at < stale.length; at += ROWS_AT_ONCE) {
      const rows: RequestRow[] = await this.#database('requests').whereIn(
        'id',
        stale.slice(at, at + ROWS_AT_ONCE).map(({ id }) => id),
      );
      for (const row of rows) {
        known.set(row.id, {
          version: row.version,
          pending: pendingOf(readRow(row), this.#config),
        });
      }
    }
    this.#known = known;
    return [...known.values()].map(({ pending }) => pending);
  }

  /**
   * As one that is there has to count them: what was merged, and what was asked for before it. So of two that do not fit
   * together the first goes on; and whoever is merged first has the name.
   */
  async before({
    id,
    key,
  }: Pick<RequestRow, 'id' | 'key'>): Promise<Pending[]> {
    const all = await this.all();
    const number = numberOf(key);
    const isBefore = (other: Pending) => numberOf(other.key) < number;
    return all
      .filter(other => other.id !== id && (other.isMerged || isBefore(other)))
      .map(other => ({ ...other, namespaces: [], services: [] }));
  }
}

/** Keys are drawn in their order, also within the same millisecond. */
function numberOf(key: string): number {
  return Number(key.slice(key.lastIndexOf('-') + 1));
}

/**
 * How many namespaces a team got without approval within a day, each place counted.
 *
 * @param at - when it asks for more
 * @internal
 */
export function givenTo(
  team: string | undefined,
  pending: Pending[],
  at: number,
): number {
  const theirs = pending.filter(
    each =>
      team !== undefined &&
      each.team === team &&
      each.byPolicy &&
      each.createdAt > at - DAY_MILLISECONDS &&
      each.createdAt <= at,
  );
  // What completes a namespace that they got before is no other one.
  return new Set(
    theirs.flatMap(({ places }) =>
      places.map(({ cluster, namespace }) => `${cluster}/${namespace}`),
    ),
  ).size;
}
