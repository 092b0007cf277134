import { PostMortemFilter } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { NOTHING, ONLY_PUBLIC } from '../access/criteria';
import { PostMortemAudience } from '../postMortems/audience';
import { filteredPostMortems } from '../postMortems/readers/filters';
import { PostMortemRow } from '../postMortems/rows';
import { beginningOf } from '../searchDocuments/fitText';
import { accountHtml } from './accountHtml';
import { Feed, FeedEntry } from './Feed';

const MOST_ENTRIES = 50;
const LONGEST_CONTENT = 100_000;
/** A feed of nothing has always been so. */
const BEGINNING = new Date(0).toISOString();

/** Whoever reads it: feeds are passed on, so they tell what visitors may see and nothing else. */
const VISITOR: PostMortemAudience = {
  criteria: ONLY_PUBLIC,
  internal: NOTHING,
  showPersons: false,
  mayWrite: false,
  mayPublish: false,
};

/** @internal */
export type FeedFilter = Pick<PostMortemFilter, 'owner' | 'service' | 'system'>;

/**
 * Reads the public accounts that were published last.
 *
 * @internal
 */
export class FeedReader {
  readonly #database: Knex;
  readonly #appUrl: string;
  readonly #organisation: string;

  static create(options: {
    database: Knex;
    appUrl?: string;
    organisation: string;
  }): FeedReader {
    return new FeedReader(options);
  }

  private constructor(options: {
    database: Knex;
    appUrl?: string;
    organisation: string;
  }) {
    this.#database = options.database;
    this.#appUrl = options.appUrl ?? '';
    this.#organisation = options.organisation;
  }

  async read(filter: FeedFilter, self: string): Promise<Feed> {
    const rows: PostMortemRow[] = await filteredPostMortems(this.#database, {
      filter,
      audience: VISITOR,
    })
      .orderByRaw(
        'coalesce(post_mortems.published_at, post_mortems.created_at) desc',
      )
      .orderBy('post_mortems.id')
      .limit(MOST_ENTRIES)
      .select('post_mortems.*');
    const tags = await this.#tags(rows.map(({ id }) => id));
    const entries = rows.map(row => this.#entry(row, tags.get(row.id) ?? []));
    return {
      title: `Post-mortems of ${this.#organisation}`,
      author: this.#organisation,
      page: `${this.#appUrl}/operations/post-mortems`,
      self,
      updatedAt: entries
        .map(({ updatedAt }) => updatedAt)
        .reduce((one, other) => (one > other ? one : other), BEGINNING),
      entries,
    };
  }

  #entry(row: PostMortemRow, tags: string[]): FeedEntry {
    const text = row.public_text ?? '';
    const published = Number(row.published_at ?? row.created_at);
    const updated = Math.max(published, Number(row.public_updated_at ?? 0));
    return {
      url: `${this.#appUrl}/operations/post-mortems/${row.key}`,
      title: row.public_title ?? row.key,
      summary: row.public_summary ?? undefined,
      html: accountHtml(beginningOf(text, LONGEST_CONTENT)),
      tags,
      publishedAt: new Date(published).toISOString(),
      updatedAt: new Date(updated).toISOString(),
    };
  }

  async #tags(ids: string[]): Promise<Map<string, string[]>> {
    const rows: Array<{ post_mortem_id: string; tag: string }> =
      await this.#database('post_mortem_tags')
        .whereIn('post_mortem_id', ids)
        .orderBy('tag');
    const tags = new Map<string, string[]>();
    for (const { post_mortem_id: id, tag } of rows) {
      tags.set(id, [...(tags.get(id) ?? []), tag]);
    }
    return tags;
  }
}
