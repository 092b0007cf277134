import { Knex } from 'knex';
import { PostMortemRow } from '../postMortems/rows';
import { PublicText } from '../redaction/PublicText';
import {
  accountTexts,
  WrittenPostMortem,
} from '../searchDocuments/accountTexts';
import { beginningOf } from '../searchDocuments/fitText';
import { serviceRefsOf } from './serviceRefsOf';
import { After, changedRows, stateOf } from '../database/changedRows';
import { FoundText, TextSource, TextState } from './TextSource';

/** So much of an account is read; logs in it may go on and on. */
const LONGEST_TEXT = 100_000;

/** Published post-mortems. @internal */
export class PostMortemSource implements TextSource {
  readonly kind = 'post-mortem';
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): PostMortemSource {
    return new PostMortemSource(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  async page(after: After): Promise<TextState[]> {
    const rows = await changedRows<
      Pick<PostMortemRow, 'status' | 'gone_at' | 'incident_id'>
    >(this.#database, {
      table: 'post_mortems',
      after,
      more: ['status', 'gone_at', 'incident_id'],
    });
    return rows.map(row => ({
      ...stateOf(row),
      incidentId: row.incident_id ?? undefined,
      present: row.status === 'published' && row.gone_at === null,
    }));
  }

  async read(ids: string[]): Promise<FoundText[]> {
    const rows: WrittenPostMortem[] = await this.#database('post_mortems')
      .whereIn('id', ids)
      .select(
        'id',
        'key',
        'status',
        'visibility',
        'title',
        'markdown',
        'public_title',
        'public_text',
      );
    const [services, tags] = await Promise.all([
      serviceRefsOf(this.#database, 'post_mortem', ids),
      this.#tags(ids),
    ]);
    return rows.map(row => {
      const texts = accountTexts(row, this.#publicText);
      const { all, visible } = services(row.id);
      const common = {
        id: row.id,
        kind: 'post-mortem' as const,
        tags: tags(row.id),
      };
      const cut = ({ title, text }: { title: string; text: string }) => ({
        title,
        text: beginningOf(text, LONGEST_TEXT),
      });
      return {
        internal: { ...common, ...cut(texts.internal), services: all },
        public: texts.public && {
          ...common,
          tags: common.tags.filter(tag => this.#publicText.isPublic(tag)),
          ...cut(texts.public),
          services: visible,
        },
      };
    });
  }

  async #tags(ids: string[]): Promise<(id: string) => string[]> {
    const rows: Array<{ post_mortem_id: string; tag: string }> =
      await this.#database('post_mortem_tags')
        .whereIn('post_mortem_id', ids)
        .orderBy('tag');
    return id =>
      rows.flatMap(row => (row.post_mortem_id === id ? [row.tag] : []));
  }
}
