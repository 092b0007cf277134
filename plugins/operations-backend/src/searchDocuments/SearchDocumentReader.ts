import {
  SearchDocument,
  SearchDocumentList,
  SearchDocumentQuery,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { NOTHING, ONLY_PUBLIC } from '../access/criteria';
import { FieldError } from '../api/FieldError';
import { isoOf } from '../database/rows';
import { Turns } from '../database/Turns';
import { visibleIncidents } from '../incidents/readers/visibleIncidents';
import { IncidentRow } from '../incidents/rows';
import { PostMortemAudience } from '../postMortems/audience';
import { visiblePostMortems } from '../postMortems/readers/visible';
import { PostMortemRow } from '../postMortems/rows';
import { PublicText } from '../redaction/PublicText';
import { accountTexts } from './accountTexts';
import { DocumentServices, readDocumentServices } from './documentServices';
import { IncidentTexts } from './IncidentTexts';

const DEFAULT_LIMIT = 50;

type Table = 'post_mortems' | 'incidents';

/** What was given last: the accounts come first. */
const cursorSchema = z.object({
  table: z.enum(['post_mortems', 'incidents']),
  after: z.string().regex(/^[^\0]*$/),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Whoever indexes public documents sees what visitors see, and nobody indexes drafts. */
const READERS: Record<Visibility, PostMortemAudience> = {
  public: {
    criteria: ONLY_PUBLIC,
    internal: NOTHING,
    showPersons: false,
    mayWrite: false,
    mayPublish: false,
  },
  internal: {
    criteria: undefined,
    internal: undefined,
    showPersons: true,
    mayWrite: false,
    mayPublish: false,
  },
};

/**
 * Reads what a search engine indexes, page by page: public documents as visitors may read them, internal ones in full.
 *
 * @internal
 */
export class SearchDocumentReader {
  readonly #database: Knex;
  readonly #publicText: PublicText;
  readonly #texts: IncidentTexts;

  static create(options: {
    database: Knex;
    publicText: PublicText;
    texts: IncidentTexts;
  }): SearchDocumentReader {
    return new SearchDocumentReader(options);
  }

  private constructor(options: {
    database: Knex;
    publicText: PublicText;
    texts: IncidentTexts;
  }) {
    this.#database = options.database;
    this.#publicText = options.publicText;
    this.#texts = options.texts;
  }

  async read(query: SearchDocumentQuery): Promise<SearchDocumentList> {
    const { visibility, limit = DEFAULT_LIMIT } = query;
    const cursor = readCursor(query.cursor);
    const { table, after } = cursor;
    const rows: Array<{ id: string }> = await this.#rows(table, visibility)
      .where(`${table}.id`, '>', after)
      .orderBy(`${table}.id`)
      .limit(limit)
      .select(`${table}.*`);
    const items =
      table === 'post_mortems'
        ? await this.#accounts(rows as PostMortemRow[], visibility)
        : await this.#incidents(rows as IncidentRow[], visibility);
    const last = rows.at(-1);
    const goesOn = last !== undefined && rows.length === limit;
    return { items, nextCursor: nextOf(cursor, goesOn ? last.id : undefined) };
  }

  #rows(table: Table, visibility: Visibility): Knex.QueryBuilder {
    const audience = READERS[visibility];
    return table === 'post_mortems'
      ? visiblePostMortems(this.#database, audience).where(
          'post_mortems.status',
          'published',
        )
      : visibleIncidents(this.#database, audience.criteria).whereNull(
          'incidents.duplicate_of',
        );
  }

  async #accounts(
    rows: PostMortemRow[],
    visibility: Visibility,
  ): Promise<SearchDocument[]> {
    const ids = rows.map(({ id }) => id);
    const services = await this.#services('post_mortem', rows, visibility);
    const tags: Array<{ post_mortem_id: string; tag: string }> =
      await this.#database('post_mortem_tags')
        .whereIn('post_mortem_id', ids)
        .orderBy('tag');
    const turns = Turns.create();
    const documents: SearchDocument[] = [];
    for (const row of rows) {
      await turns.take();
      const text = accountTexts(row, this.#publicText)[visibility];
      if (!text) continue;
      documents.push({
        kind: 'postMortem',
        key: row.key,
        ...text,
        path: `/operations/post-mortems/${row.key}`,
        ...services(row.id),
        status: row.status,
        severity: row.severity ?? undefined,
        tags: tags.flatMap(one =>
          one.post_mortem_id === row.id ? [one.tag] : [],
        ),
        at: isoOf(row.started_at ?? row.published_at),
      });
    }
    return documents;
  }

  async #incidents(
    rows: IncidentRow[],
    visibility: Visibility,
  ): Promise<SearchDocument[]> {
    const [texts, services] = await Promise.all([
      this.#texts.of(rows),
      this.#services('incident', rows, visibility),
    ]);
    return rows.flatMap(row => {
      const all = texts.get(row.id);
      const text = visibility === 'public' ? all?.public : all;
      if (!text) return [];
      return [
        {
          kind: 'incident' as const,
          key: row.key,
          title: text.title,
          text: text.text,
          path: `/operations/incidents/${row.key}`,
          ...services(row.id),
          status: row.status,
          severity: row.severity,
          at: isoOf(row.started_at),
        },
      ];
    });
  }

  #services(
    of: 'incident' | 'post_mortem',
    rows: Array<{ id: string; root_service_id: string | null }>,
    visibility: Visibility,
  ): Promise<(id: string) => DocumentServices> {
    return readDocumentServices(this.#database, of, rows, visibility);
  }
}

function readCursor(cursor: string | undefined): Cursor {
  if (cursor === undefined) return { table: 'post_mortems', after: '' };
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return cursorSchema.parse(JSON.parse(text));
  } catch {
    throw new FieldError({
      field: 'cursor',
      value: cursor,
      message: 'This cursor is none of this list.',
      remedy: 'Leave the cursor out to begin with the first page.',
    });
  }
}

/** Where the next page begins; accounts are followed by incidents. */
function nextOf({ table }: Cursor, after: string | undefined) {
  if (after === undefined && table === 'incidents') return undefined;
  const next: Cursor =
    after === undefined ? { table: 'incidents', after: '' } : { table, after };
  return Buffer.from(JSON.stringify(next)).toString('base64url');
}
