import { SimilarDocument } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { PublicText } from '../redaction/PublicText';
import { RunbookRow } from '../runbooks/rows';
import { beginningOf } from '../searchDocuments/fitText';
import { RunbookText, runbookTexts } from '../searchDocuments/runbookTexts';
import { serviceRefsOf } from './serviceRefsOf';
import { After, changedRows, stateOf } from '../database/changedRows';
import { FoundText, TextSource, TextState } from './TextSource';

const LONGEST_TEXT = 50_000;

/** Runbooks that are in git. @internal */
export class RunbookSource implements TextSource {
  readonly kind = 'runbook';
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): RunbookSource {
    return new RunbookSource(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  async page(after: After): Promise<TextState[]> {
    const rows = await changedRows<Pick<RunbookRow, 'gone_at' | 'content_id'>>(
      this.#database,
      { table: 'runbooks', after, more: ['gone_at', 'content_id'] },
    );
    return rows.map(row => ({
      ...stateOf(row),
      present: row.gone_at === null && row.content_id !== null,
    }));
  }

  async read(ids: string[]): Promise<FoundText[]> {
    const rows: RunbookRow[] = await this.#database('runbooks').whereIn(
      'id',
      ids,
    );
    const [services, texts] = await Promise.all([
      serviceRefsOf(this.#database, 'runbook', ids),
      runbookTexts(this.#database, rows, this.#publicText),
    ]);
    return rows.flatMap(({ id }) => {
      const said = texts.get(id);
      if (!said) return [];
      const { all, visible } = services(id);
      const document = ({
        title,
        text,
        alerts,
      }: RunbookText): SimilarDocument => ({
        id,
        kind: this.kind,
        title,
        text: beginningOf(text, LONGEST_TEXT),
        tags: alerts,
      });
      return [
        {
          internal: { ...document(said.internal), services: all },
          public: said.public && {
            ...document(said.public),
            services: visible,
          },
        },
      ];
    });
  }
}
