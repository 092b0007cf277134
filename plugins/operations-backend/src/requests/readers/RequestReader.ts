import {
  RequestDetail,
  RequestList,
  RequestListQuery,
  RequestOrigin,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { readPage, SortKey } from '../../database/pages';
import { applyWords } from '../../services/filters';
import { RequestAudience } from '../audience';
import { MayOptions, mayMerge, mayReview, mayWithdraw } from '../may';
import { HeldRequest, readRow, RequestRow } from '../rows';
import { FreezeReader } from './FreezeReader';
import { RequestViews } from './RequestViews';
import { visibleRequests } from './visible';

const RECENT: SortKey[] = [
  {
    expression: 'requests.created_at',
    bindings: [],
    descending: true,
    numeric: true,
  },
  { expression: 'requests.id', bindings: [], descending: true },
];
/** What waits longest comes first; what is over does not wait. */
const AGE: SortKey[] = [
  {
    expression: "case when requests.state = 'open' then 0 else 1 end",
    bindings: [],
    descending: false,
    numeric: true,
  },
  {
    expression: 'requests.stage_since',
    bindings: [],
    descending: false,
    numeric: true,
  },
  { expression: 'requests.id', bindings: [], descending: false },
];

/** Where a request was asked for outside the portal, as far as the reader may know. */
type OriginOf = (
  id: string,
  audience: RequestAudience,
) => Promise<RequestOrigin | undefined>;

/**
 * Reads requests for people and programs, each as far as the reader may see them.
 *
 * @internal
 */
export class RequestReader {
  readonly #database: Knex;
  readonly #views: RequestViews;
  readonly #may: MayOptions;
  readonly #originOf?: OriginOf;
  readonly #freezes?: FreezeReader;

  static create(options: {
    database: Knex;
    views: RequestViews;
    may: MayOptions;
    originOf?: OriginOf;
    freezes?: FreezeReader;
  }): RequestReader {
    return new RequestReader(options);
  }

  private constructor(options: {
    database: Knex;
    views: RequestViews;
    may: MayOptions;
    originOf?: OriginOf;
    freezes?: FreezeReader;
  }) {
    this.#database = options.database;
    this.#views = options.views;
    this.#may = options.may;
    this.#originOf = options.originOf;
    this.#freezes = options.freezes;
  }

  async list(
    query: RequestListQuery,
    audience: RequestAudience,
  ): Promise<RequestList> {
    const approving =
      query.scope === 'forMe' ? await this.#approving(audience) : [];
    const filtered = () => this.#filtered(query, audience, approving);
    const [page, count] = await Promise.all([
      readPage<RequestRow>(
        filtered().select('requests.*'),
        query,
        query.sort === 'age' ? AGE : RECENT,
      ),
      filtered().count({ count: '*' }).first(),
    ]);
    return {
      items: await this.#views.summaries(page.rows, audience),
      totalItems: Number(count?.count ?? 0),
      nextCursor: page.nextCursor,
    };
  }

  /** By its key; undefined where there is none that the reader may see. */
  async find(
    key: string,
    audience: Pick<RequestAudience, 'criteria'>,
  ): Promise<HeldRequest | undefined> {
    return this.#held(
      await visibleRequests(this.#database, audience)
        .where('requests.key', key.toLocaleUpperCase('en-US'))
        .first('requests.*'),
    );
  }

  async byId(id: string): Promise<HeldRequest | undefined> {
    return this.#held(
      await this.#database('requests').where({ id }).first('*'),
    );
  }

  async detail(
    held: HeldRequest,
    audience: RequestAudience,
  ): Promise<RequestDetail> {
    const [review, merge, withdraw] = await Promise.all(
      [mayReview, mayMerge, mayWithdraw].map(may =>
        may(held, audience, this.#may),
      ),
    );
    const [detail, origin, freezes = []] = await Promise.all([
      this.#views.detail(held, audience, { review, merge, withdraw }),
      this.#originOf?.(held.row.id, audience),
      this.#freezes?.notes(held, audience.criteria),
    ]);
    const notes = freezes.map(note => this.#views.text(note, audience));
    return {
      ...detail,
      notes: [...detail.notes, ...notes],
      ...(origin && { origin }),
    };
  }

  #held(row: RequestRow | undefined): HeldRequest | undefined {
    return row && readRow(row);
  }

  #filtered(
    query: RequestListQuery,
    audience: RequestAudience,
    /** The groups for whose approval requests wait that count as the reader's. */
    approving: string[],
  ): Knex.QueryBuilder {
    const { state, scope, stage, team, cluster, service, text } = query;
    const found = visibleRequests(this.#database, audience);
    if (state === 'open') found.where('requests.state', 'open');
    if (state === 'stuck') {
      found
        .where('requests.state', 'open')
        .whereIn('requests.stage_state', ['stuck', 'failed']);
    }
    if (state === 'done') found.where('requests.state', 'done');
    if (state === 'ended') {
      found.whereIn('requests.state', ['rejected', 'withdrawn']);
    }
    if (stage) found.where('requests.stage', stage);
    if (team) {
      const name = team.slice(team.lastIndexOf('/') + 1);
      found.where(
        'requests.team',
        `group:default/${name}`.toLocaleLowerCase('en-US'),
      );
    }
    if (cluster) this.#about(found, 'cluster', [cluster]);
    if (service) this.#about(found, 'service', [service].flat());
    if (scope === 'byMe') {
      found.where('requests.requester', audience.person ?? '');
    }
    if (scope === 'forMe') {
      found
        .where('requests.state', 'open')
        .where('requests.stage', 'approved')
        .whereNot('requests.requester', audience.person ?? '');
      this.#about(found, 'approver', approving);
    }
    if (text) {
      applyWords(
        found,
        // Nobody finds by what they may not read.
        audience.showPersons ? 'requests.search_text' : 'requests.search_open',
        text,
      );
    }
    return found;
  }

  /** As reviews judge it: members of the groups within a group are its members. */
  async #approving(audience: RequestAudience): Promise<string[]> {
    const { catalog } = this.#may;
    if (audience.person === undefined || !catalog) return [];
    const rows: Array<{ name: string }> = await this.#database(
      'request_subjects',
    )
      .join('requests', 'requests.id', 'request_subjects.request_id')
      .where('request_subjects.kind', 'approver')
      .where('requests.state', 'open')
      .distinct('request_subjects.name as name');
    const theirs = await Promise.all(
      rows.map(async ({ name }) =>
        (await catalog.isMember([name], audience)) ? [name] : [],
      ),
    );
    return theirs.flat();
  }

  #about(query: Knex.QueryBuilder, kind: string, names: string[]): void {
    query.whereIn(
      'requests.id',
      this.#database('request_subjects')
        .where({ kind })
        .whereIn(
          'name',
          names.map(name => name.toLocaleLowerCase('en-US')),
        )
        .select('request_id'),
    );
  }
}
