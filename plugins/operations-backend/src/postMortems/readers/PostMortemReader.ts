import { NotFoundError } from '@backstage/errors';
import {
  PostMortem,
  PostMortemDetail,
  PostMortemFacets,
  PostMortemFilter,
  PostMortemList,
  PostMortemListQuery,
  readPostMortem,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { readPage, SortKey } from '../../database/pages';
import { isoOf } from '../../database/rows';
import { visibleIncidents } from '../../incidents/readers/visibleIncidents';
import { PublicText } from '../../redaction/PublicText';
import { PostMortemAudience } from '../audience';
import { ActionItemReader } from '../items/ActionItemReader';
import { whyNotWrite } from '../desk/whyNotWrite';
import { RepositorySet } from '../RepositorySet';
import { PostMortemRow } from '../rows';
import { countPostMortemFacets } from './facets';
import { filteredPostMortems } from './filters';
import { PostMortemViews } from './PostMortemViews';
import { visiblePostMortems } from './visible';
import { WorkingReader } from './WorkingReader';

const MOST_FORMER = 200;

const RECENT: SortKey[] = [
  {
    expression: 'post_mortems.sorted_at',
    bindings: [],
    descending: true,
    numeric: true,
  },
  { expression: 'post_mortems.id', bindings: [], descending: false },
];

/** @internal */
export interface PostMortemReaderOptions {
  database: Knex;
  publicText: PublicText;
  views: PostMortemViews;
  items: ActionItemReader;
  working: WorkingReader;
  repositories: RepositorySet;
}

/**
 * Reads post-mortems for people and programs, each as far as the reader may see it.
 *
 * @internal
 */
export class PostMortemReader {
  readonly #options: PostMortemReaderOptions;

  static create(options: PostMortemReaderOptions): PostMortemReader {
    return new PostMortemReader(options);
  }

  private constructor(options: PostMortemReaderOptions) {
    this.#options = options;
  }

  async list(
    query: PostMortemListQuery,
    audience: PostMortemAudience,
  ): Promise<PostMortemList> {
    const { database, views } = this.#options;
    const filtered = () =>
      filteredPostMortems(database, { filter: query, audience });
    const [page, count] = await Promise.all([
      readPage<PostMortemRow>(
        filtered().select('post_mortems.*'),
        query,
        RECENT,
      ),
      filtered().count({ count: '*' }).first(),
    ]);
    return {
      items: await views.of(page.rows, audience),
      totalItems: Number(count?.count ?? 0),
      nextCursor: page.nextCursor,
    };
  }

  async facets(
    filter: PostMortemFilter,
    audience: PostMortemAudience,
  ): Promise<PostMortemFacets> {
    return countPostMortemFacets(this.#options.database, filter, audience);
  }

  /** By its key, in any case. */
  async find(
    key: string,
    audience: PostMortemAudience,
  ): Promise<PostMortemRow> {
    const wanted = key.toLocaleUpperCase('en-US');
    const row: PostMortemRow | undefined = await visiblePostMortems(
      this.#options.database,
      audience,
    )
      .where('post_mortems.key', wanted)
      .first('post_mortems.*');
    if (row) return row;
    throw new NotFoundError(
      `There is no post-mortem ${wanted}, or you may not see it.`,
    );
  }

  /** By its id, as it is by now. */
  async byId(
    id: string,
    audience: PostMortemAudience,
  ): Promise<PostMortemRow | undefined> {
    return visiblePostMortems(this.#options.database, audience)
      .where('post_mortems.id', id)
      .first('post_mortems.*');
  }

  async show(
    row: PostMortemRow,
    audience: PostMortemAudience,
  ): Promise<PostMortem> {
    const [shown] = await this.#options.views.of([row], audience);
    return shown;
  }

  async detail(
    row: PostMortemRow,
    audience: PostMortemAudience,
  ): Promise<PostMortemDetail> {
    const { items } = this.#options;
    const [postMortem, list, formerIncidents] = await Promise.all([
      this.show(row, audience),
      items.of(row, audience),
      this.#formerIncidents(row, audience),
    ]);
    const detail: PostMortemDetail = {
      postMortem,
      text: row.public_text ?? '',
      items: list,
      may: { write: false, review: false, publish: false },
      formerIncidents,
    };
    return postMortem.account === 'internal'
      ? { ...detail, ...(await this.#inside(row, audience)) }
      : detail;
  }

  /** What only readers of internal accounts get. */
  async #inside(
    row: PostMortemRow,
    audience: PostMortemAudience,
  ): Promise<Omit<PostMortemDetail, 'postMortem' | 'items'>> {
    const { publicText, working, repositories } = this.#options;
    const { mayWrite, mayPublish, person } = audience;
    const state = await working.state(row.id);
    const read = row.markdown ? readPostMortem(row.markdown) : undefined;
    const { body = '' } = read?.document ?? {};
    const writes = mayWrite && whyNotWrite(row, repositories) === undefined;
    const proposer = state.row?.proposal
      ? JSON.parse(state.row.proposal).by
      : undefined;
    const missing = mayPublish
      ? state.missing
      : 'You may not publish. Ask for the permission operations.postMortem.publish.';
    return {
      text: publicText.withoutRemoved(body),
      ...(writes && {
        markdown: row.markdown ?? undefined,
        working: working.show(state, audience),
      }),
      source:
        row.repository && row.path
          ? {
              repository: row.repository,
              path: row.path,
              url: row.url ?? undefined,
              revision: row.revision ?? undefined,
              content: row.content_id ?? undefined,
              changedAt: isoOf(row.changed_at),
            }
          : undefined,
      publicAccount: publicStateOf(row),
      may: {
        write: writes,
        review:
          mayWrite && state.row?.proposal !== undefined
            ? state.row.proposal !== null && proposer !== person
            : false,
        publish: missing === undefined,
        ...(missing !== undefined && { whyNotPublish: missing }),
      },
    };
  }

  async #formerIncidents(
    { incident_id: id }: PostMortemRow,
    { criteria }: PostMortemAudience,
  ): Promise<string[]> {
    if (id === null) return [];
    const rows: Array<{ key: string }> = await visibleIncidents(
      this.#options.database,
      criteria,
    )
      .where('incidents.duplicate_of', id)
      .orderBy('incidents.started_at')
      .limit(MOST_FORMER)
      .select('incidents.key');
    return rows.map(({ key }) => key);
  }
}

function publicStateOf(row: PostMortemRow): PostMortemDetail['publicAccount'] {
  if (row.status !== 'published' || row.visibility !== 'public') {
    return { state: 'none' };
  }
  if (row.public_text !== null) return { state: 'shown' };
  return {
    state: 'withheld',
    leaks: row.leaks === null ? [] : JSON.parse(row.leaks),
  };
}
