import { Knex } from 'knex';
import { PublicText } from '../redaction/PublicText';
import { wordsOf } from '../runbooks/readers/words';
import { RunbookRow } from '../runbooks/rows';
import { beginningOf } from '../searchDocuments/fitText';
import { serviceRefsOf } from './serviceRefsOf';
import {
  After,
  changedRows,
  FoundText,
  stateOf,
  TextSource,
  TextState,
} from './TextSource';

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
    const services = await serviceRefsOf(this.#database, 'runbook', ids);
    return rows.map(row => {
      const { id } = row;
      const { all, visible } = services(id);
      const tags: string[] = JSON.parse(row.alerts);
      const [inside, open] = [true, false].map(one =>
        wordsOf(row, one, this.#publicText),
      );
      const cut = ({ title, text }: typeof open) => ({
        title,
        text: beginningOf(text, LONGEST_TEXT),
      });
      const common = { id, kind: this.kind, tags } as const;
      return {
        internal: { ...common, ...cut(inside), services: all },
        public:
          open.withheld || row.visibility !== 'public'
            ? undefined
            : { ...common, ...cut(open), services: visible },
      };
    });
  }
}
