import { UpstreamLink } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { isoOf } from '../database/rows';
import { PostMortemAudience } from '../postMortems/audience';
import { PublicText } from '../redaction/PublicText';
import { UpstreamRow } from './rows';
import { UpstreamSubject } from './Subjects';

const MOST = 200;

/** Reads what is followed upstream, as far as the reader may see it. @internal */
export class UpstreamReader {
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): UpstreamReader {
    return new UpstreamReader(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  /** The most recent first. */
  async list(
    { kind, id }: Pick<UpstreamSubject, 'kind' | 'id'>,
    audience: PostMortemAudience,
  ): Promise<UpstreamLink[]> {
    const query = this.#database('upstream_links').where({
      subject_kind: kind,
      subject_id: id,
    });
    // What is not there for everybody yet, and addresses that nobody has looked at, are for those who write.
    if (!audience.showPersons) {
      query.where('is_public', true).whereNot('state', 'sending');
    }
    const rows: UpstreamRow[] = await query
      .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
      .limit(MOST);
    return rows.map(row => this.#show(row, audience));
  }

  async byId(id: string): Promise<UpstreamRow | undefined> {
    return this.#database('upstream_links').where({ id }).first();
  }

  show(row: UpstreamRow, audience: PostMortemAudience): UpstreamLink {
    return this.#show(row, audience);
  }

  #show(row: UpstreamRow, { showPersons }: PostMortemAudience): UpstreamLink {
    const publicText = this.#publicText;
    const title = showPersons
      ? publicText.withoutRemoved(row.title)
      : publicText.of(row.title).text ?? row.name ?? '';
    const isNamed = showPersons && !publicText.isRemoved(row.created_by);
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      name: row.name ?? undefined,
      title,
      url: row.url ?? undefined,
      repository: row.repository,
      message: row.message ?? undefined,
      problem: showPersons ? row.problem ?? undefined : undefined,
      gap: row.gap ?? undefined,
      opened: Boolean(row.opened),
      createdAt: isoOf(row.created_at) ?? '',
      createdBy: isNamed ? row.created_by : undefined,
      checkedAt: isoOf(row.looked_at),
    };
  }
}
