import { Knex } from 'knex';
import {
  INCIDENT_TEXT_COLUMNS,
  IncidentTexts,
  WrittenIncident,
} from '../searchDocuments/IncidentTexts';
import { serviceRefsOf } from './serviceRefsOf';
import { After, changedRows, stateOf } from '../database/changedRows';
import { FoundText, TextSource, TextState } from './TextSource';

/** Incidents, by what is written in them and what their alerts say. @internal */
export class IncidentSource implements TextSource {
  readonly kind = 'incident';
  readonly #database: Knex;
  readonly #texts: IncidentTexts;

  static create(options: {
    database: Knex;
    texts: IncidentTexts;
  }): IncidentSource {
    return new IncidentSource(options.database, options.texts);
  }

  private constructor(database: Knex, texts: IncidentTexts) {
    this.#database = database;
    this.#texts = texts;
  }

  async page(after: After): Promise<TextState[]> {
    const rows = await changedRows<{ duplicate_of: string | null }>(
      this.#database,
      { table: 'incidents', after, more: ['duplicate_of'] },
    );
    return rows.map(row => ({
      ...stateOf(row),
      incidentId: row.id,
      // The one in which it goes on is found instead.
      present: row.duplicate_of === null,
    }));
  }

  async read(ids: string[]): Promise<FoundText[]> {
    const rows: WrittenIncident[] = await this.#database('incidents')
      .whereIn('id', ids)
      .select(INCIDENT_TEXT_COLUMNS);
    const [texts, services] = await Promise.all([
      this.#texts.of(rows),
      serviceRefsOf(this.#database, 'incident', ids),
    ]);
    return rows.flatMap(({ id }) => {
      const text = texts.get(id);
      if (!text) return [];
      const { title, public: open } = text;
      const { all, visible } = services(id);
      const common = { id, kind: this.kind } as const;
      return {
        internal: { ...common, title, text: text.text, services: all },
        public: open && { ...common, ...open, services: visible },
      };
    });
  }
}
