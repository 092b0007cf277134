import { Knex } from 'knex';
import { chunksOf, Milliseconds } from '../../database/rows';
import { checkLease, Lease } from '../../leases';
import { RunbookRow } from '../rows';
import { linkId } from './linkId';
import { AddressRule, LinkAnswer, lookAtLink, onlyPublic } from './LinkRequest';

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
const AT_ONCE = 4;
const LINKS_PER_ROUND = 40;
/** What does not answer is told only when it has not for so often. */
const PATIENCE = 3;

interface CheckRow {
  id: string;
  url: string;
  problem: string | null;
  checked_at: Milliseconds | null;
  due_at: Milliseconds;
  attempts: number;
}

/**
 * Looks once a day whether the addresses in runbooks lead anywhere, a few at a time.
 *
 * @internal
 */
export class LinkChecker {
  readonly #database: Knex;
  readonly #allows: AddressRule;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    allows?: AddressRule;
    now?: () => number;
  }): LinkChecker {
    return new LinkChecker(options);
  }

  private constructor(options: {
    database: Knex;
    allows?: AddressRule;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#allows = options.allows ?? onlyPublic;
    this.#now = options.now ?? Date.now;
  }

  async check(lease: Lease, signal: AbortSignal): Promise<void> {
    await this.#plan(lease);
    const rows: CheckRow[] = await this.#database('link_checks')
      .where('due_at', '<=', this.#now())
      .orderBy(['due_at', 'id'])
      .limit(LINKS_PER_ROUND);
    for (const chunk of chunksOf(rows, AT_ONCE)) {
      if (signal.aborted) return;
      const answers = await Promise.all(
        chunk.map(({ url }) =>
          lookAtLink(url, { allows: this.#allows, signal }),
        ),
      );
      if (signal.aborted) return;
      await this.#database.transaction(async transaction => {
        await checkLease(transaction, lease);
        for (const [at, row] of chunk.entries()) {
          await transaction('link_checks')
            .where('id', row.id)
            .update(this.#columns(row, answers[at]));
        }
      });
    }
  }

  /** Addresses come and go with the texts. */
  async #plan(lease: Lease): Promise<void> {
    const rows: Array<Pick<RunbookRow, 'links'>> = await this.#database(
      'runbooks',
    )
      .whereNull('gone_at')
      .whereNot('links', '[]')
      .select('links');
    const wanted = new Map<string, string>();
    for (const { links } of rows) {
      for (const { url } of JSON.parse(links) as Array<{ url: string }>) {
        wanted.set(linkId(url), url.replace(/#.*$/, ''));
      }
    }
    const known: Array<{ id: string }> = await this.#database(
      'link_checks',
    ).select('id');
    const there = new Set(known.map(({ id }) => id));
    const fresh = [...wanted].filter(([id]) => !there.has(id));
    const left = [...there].filter(id => !wanted.has(id));
    if (fresh.length === 0 && left.length === 0) return;
    const now = this.#now();
    await this.#database.transaction(async transaction => {
      await checkLease(transaction, lease);
      for (const chunk of chunksOf(left)) {
        await transaction('link_checks').whereIn('id', chunk).delete();
      }
      for (const chunk of chunksOf(fresh, 100)) {
        await transaction('link_checks')
          .insert(
            chunk.map(([id, url]) => ({ id, url, due_at: now, attempts: 0 })),
          )
          .onConflict('id')
          .ignore();
      }
    });
  }

  #columns(row: CheckRow, answer: LinkAnswer): Partial<CheckRow> {
    const now = this.#now();
    const checked = { checked_at: now, due_at: now + DAY, attempts: 0 };
    switch (answer.state) {
      case 'dead':
        return { ...checked, problem: answer.problem };
      case 'silent': {
        const attempts = row.attempts + 1;
        const told = attempts >= PATIENCE;
        return {
          attempts,
          due_at: now + (told ? DAY : HOUR),
          ...(told && { checked_at: now, problem: answer.problem }),
        };
      }
      case 'refused':
        // Nobody has looked, and nobody will.
        return { due_at: now + DAY, attempts: 0, problem: null };
      default:
        return { ...checked, problem: null };
    }
  }
}
