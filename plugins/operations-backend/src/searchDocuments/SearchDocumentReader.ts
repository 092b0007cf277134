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
import { visibleQuestions } from '../questions/readers/visible';
import { QuestionRow } from '../questions/rows';
import { PublicText } from '../redaction/PublicText';
import { visibleRunbooks } from '../runbooks/readers/visible';
import { RunbookRow } from '../runbooks/rows';
import { threadTexts } from '../similar/QuestionSource';
import { accountTexts } from './accountTexts';
import {
  DocumentServices,
  ownerShown,
  readDocumentServices,
} from './documentServices';
import { IncidentTexts } from './IncidentTexts';
import { runbookTexts } from './runbookTexts';

const DEFAULT_LIMIT = 50;

/** In the order in which they are given. */
const TABLES = ['post_mortems', 'runbooks', 'questions', 'incidents'] as const;

type Table = (typeof TABLES)[number];

/** What was given last: the accounts come first. */
const cursorSchema = z.object({
  table: z.enum(TABLES),
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
    const items = await this.#documents(table, rows, visibility);
    const last = rows.at(-1);
    const goesOn = last !== undefined && rows.length === limit;
    return { items, nextCursor: nextOf(cursor, goesOn ? last.id : undefined) };
  }

  #rows(table: Table, visibility: Visibility): Knex.QueryBuilder {
    const audience = READERS[visibility];
    switch (table) {
      case 'post_mortems':
        return visiblePostMortems(this.#database, audience).where(
          'post_mortems.status',
          'published',
        );
      case 'runbooks':
        return visibleRunbooks(this.#database, audience).whereNotNull(
          'runbooks.content_id',
        );
      case 'questions':
        return visibleQuestions(this.#database, audience);
      default:
        return visibleIncidents(this.#database, audience.criteria).whereNull(
          'incidents.duplicate_of',
        );
    }
  }

  async #documents(
    table: Table,
    rows: Array<{ id: string }>,
    visibility: Visibility,
  ): Promise<SearchDocument[]> {
    switch (table) {
      case 'post_mortems':
        return this.#accounts(rows as PostMortemRow[], visibility);
      case 'runbooks':
        return this.#runbooks(rows as RunbookRow[], visibility);
      case 'questions':
        return this.#questions(rows as QuestionRow[], visibility);
      default:
        return this.#incidents(rows as IncidentRow[], visibility);
    }
  }

  async #runbooks(
    rows: RunbookRow[],
    visibility: Visibility,
  ): Promise<SearchDocument[]> {
    const services = await this.#services('runbook', rows, visibility);
    const texts = await runbookTexts(this.#database, rows, this.#publicText);
    return rows.flatMap(row => {
      const said = texts.get(row.id)?.[visibility];
      if (!said) return [];
      const { title, text, alerts } = said;
      return [
        {
          kind: 'runbook' as const,
          key: row.id,
          title,
          text,
          path: `/operations/runbooks/${row.id}`,
          ...services(row.id),
          tags: alerts,
          at: isoOf(row.changed_at),
        },
      ];
    });
  }

  async #questions(
    rows: QuestionRow[],
    visibility: Visibility,
  ): Promise<SearchDocument[]> {
    const texts = await threadTexts(this.#database, rows, this.#publicText);
    const services: Array<{
      id: string;
      entity_ref: string;
      owner: string | null;
    }> = await this.#database('services')
      .whereIn(
        'id',
        rows.flatMap(({ root_service_id }) => root_service_id ?? []),
      )
      .select('id', 'entity_ref', 'owner');
    return rows.flatMap(row => {
      const text = texts.get(row.id)?.[visibility];
      const service = services.find(({ id }) => id === row.root_service_id);
      if (!text) return [];
      return [
        {
          kind: 'question' as const,
          key: row.key,
          ...text,
          path: `/operations/questions/${row.key}`,
          services: service ? [service.entity_ref] : [],
          owner: ownerShown(service?.owner, visibility),
          resourceRef: service?.entity_ref,
          status: row.state,
          at: isoOf(row.asked_at),
        },
      ];
    });
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
    const isShown = (tag: string) =>
      visibility === 'internal' || this.#publicText.isPublic(tag);
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
        tags: tags.flatMap(({ post_mortem_id: id, tag }) =>
          id === row.id && isShown(tag) ? [tag] : [],
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
    of: 'incident' | 'post_mortem' | 'runbook',
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

/** Where the next page begins; accounts are followed by runbooks, questions and incidents. */
function nextOf({ table }: Cursor, after: string | undefined) {
  const following = TABLES[TABLES.indexOf(table) + 1];
  if (after === undefined && following === undefined) return undefined;
  const next: Cursor =
    after === undefined ? { table: following, after: '' } : { table, after };
  return Buffer.from(JSON.stringify(next)).toString('base64url');
}
