import {
  ActionItem,
  ActionItemList,
  ActionItemQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { readPage, SortKey } from '../../database/pages';
import { PublicText } from '../../redaction/PublicText';
import { lowerRefs } from '../../services/filters';
import { PostMortemAudience } from '../audience';
import { SERVICE_COLUMNS, servicesOf } from '../readers/filters';
import { internalOnes, visiblePostMortems } from '../readers/visible';
import { ActionItemRow, PostMortemRow } from '../rows';
import { dayOf } from './days';
import { shownOwner } from './owners';
import { withPending } from './pending';

type NamedItemRow = ActionItemRow & {
  key: string;
  pm_title: string;
  pm_public_title: string | null;
  root_ref: string | null;
  root_title: string | null;
};

const LAST = '9999-12-31';

function key(expression: string): SortKey {
  return { expression, bindings: [], descending: false };
}

/** What is open by its due date, so that what is overdue comes first; then what is done. */
const ORDER: SortKey[] = [
  {
    ...key('case when action_items.done is null then 0 else 1 end'),
    numeric: true,
  },
  key(`coalesce(action_items.due, '${LAST}')`),
  key('action_items.post_mortem_id'),
  { ...key('action_items.position'), numeric: true },
];

/**
 * Reads what post-mortems promised.
 *
 * @internal
 */
export class ActionItemReader {
  readonly #database: Knex;
  readonly #publicText: PublicText;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    publicText: PublicText;
    now?: () => number;
  }): ActionItemReader {
    return new ActionItemReader(options);
  }

  private constructor(options: {
    database: Knex;
    publicText: PublicText;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#publicText = options.publicText;
    this.#now = options.now ?? Date.now;
  }

  /** @param owners - whom the caller belongs to, and the caller; where only theirs are asked for. */
  async list(
    query: ActionItemQuery,
    audience: PostMortemAudience,
    owners?: string[],
  ): Promise<ActionItemList> {
    const filtered = () => this.#filtered(query, audience, owners);
    const [page, count] = await Promise.all([
      readPage<NamedItemRow>(this.#named(filtered()), query, ORDER),
      filtered().count({ count: '*' }).first(),
    ]);
    return {
      items: await this.#show(page.rows, audience),
      totalItems: Number(count?.count ?? 0),
      nextCursor: page.nextCursor,
    };
  }

  /** Those of one post-mortem, in the order of its text. */
  async of(
    row: PostMortemRow,
    audience: PostMortemAudience,
  ): Promise<ActionItem[]> {
    const rows = await this.#named(
      this.#visible(audience).where('action_items.post_mortem_id', row.id),
    ).orderBy('action_items.position');
    return this.#show(rows, audience);
  }

  #visible(audience: PostMortemAudience): Knex.QueryBuilder {
    return visiblePostMortems(this.#database, audience).join(
      'action_items',
      'action_items.post_mortem_id',
      'post_mortems.id',
    );
  }

  #named(query: Knex.QueryBuilder): Knex.QueryBuilder {
    return query.select('action_items.*', {
      key: 'post_mortems.key',
      pm_title: 'post_mortems.title',
      pm_public_title: 'post_mortems.public_title',
      root_ref: 'services.entity_ref',
      root_title: 'services.title',
    });
  }

  #filtered(
    query: ActionItemQuery,
    audience: PostMortemAudience,
    owners: string[] | undefined,
  ): Knex.QueryBuilder {
    const rows = this.#visible(audience);
    const { state, owner, text } = query;
    if (state === 'done') rows.whereNotNull('action_items.done');
    if (state === 'open' || state === 'overdue') {
      rows.whereNull('action_items.done');
    }
    if (state === 'overdue') {
      rows.where('action_items.due', '<', dayOf(this.#now()));
    }
    if (owners) rows.whereIn('action_items.owner', owners);
    if (owner) {
      const refs = lowerRefs(owner).filter(
        ref => audience.showPersons || ref.startsWith('group:'),
      );
      rows.whereIn('action_items.owner', refs);
    }
    for (const name of ['service', 'system'] as const) {
      const refs = query[name];
      if (!refs) continue;
      rows.whereIn(
        'post_mortems.id',
        servicesOf(this.#database, audience)
          .select('post_mortem_services.post_mortem_id')
          .whereIn(SERVICE_COLUMNS[name], lowerRefs(refs)),
      );
    }
    if (text) this.#search(rows, text, audience);
    return rows;
  }

  /** By the words that the reader gets to see. */
  #search(
    rows: Knex.QueryBuilder,
    text: string,
    audience: PostMortemAudience,
  ): void {
    const column = (name: string) => this.#database.raw(`lower(${name})`);
    const inside = visiblePostMortems(this.#database, audience, {
      public: branch => branch.whereRaw('1 = 0'),
    }).select('post_mortems.id');
    rows.andWhere(either => {
      either.where(branch => {
        branch.whereIn('post_mortems.id', inside);
        words(branch, column('action_items.title'), text);
      });
      either.orWhere(branch =>
        words(branch, column('action_items.public_title'), text),
      );
    });
  }

  async #show(
    rows: NamedItemRow[],
    audience: PostMortemAudience,
  ): Promise<ActionItem[]> {
    const ids = [...new Set(rows.map(row => row.post_mortem_id))];
    const internal = await internalOnes(this.#database, ids, audience);
    const today = dayOf(this.#now());
    return rows.map(row => {
      const inside = internal.has(row.post_mortem_id);
      const item = this.#toItem(row, inside, { today, audience });
      // Nobody has redacted what is not in the text yet.
      return inside ? withPending(item, row.pending, today) : item;
    });
  }

  #toItem(
    row: NamedItemRow,
    inside: boolean,
    options: { today: string; audience: PostMortemAudience },
  ): ActionItem {
    const { showPersons, mayWrite } = options.audience;
    const clean = (text: string) => this.#publicText.withoutRemoved(text);
    const late = row.due !== null && row.due < options.today;
    const issue = row.issue ?? undefined;
    return {
      // Its id is made of its title, or of whatever somebody wrote: nobody has redacted that.
      id: inside ? row.item_id : `item-${row.position + 1}`,
      postMortem: {
        key: row.key,
        title: inside ? clean(row.pm_title) : row.pm_public_title ?? row.key,
      },
      title: inside ? clean(row.title) : row.public_title ?? 'Action item',
      kind: row.kind ?? undefined,
      severity: row.severity ?? undefined,
      owner: shownOwner(row.owner, inside && showPersons),
      due: row.due ?? undefined,
      issue:
        inside || (issue && this.#publicText.isPublic(issue))
          ? issue
          : undefined,
      done: row.done ?? undefined,
      state: stateOf(row, late),
      service: row.root_ref
        ? { ref: row.root_ref, title: row.root_title ?? undefined }
        : undefined,
      mayChange: inside && mayWrite,
    };
  }
}

function stateOf({ done }: ActionItemRow, late: boolean): ActionItem['state'] {
  if (done !== null) return 'done';
  return late ? 'overdue' : 'open';
}

function words(query: Knex.QueryBuilder, column: Knex.Raw, text: string): void {
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const escaped = word
      .toLocaleLowerCase('en-US')
      .replace(/[\\%_]/g, found => `\\${found}`);
    query.whereRaw(`? like ? escape '\\'`, [column, `%${escaped}%`]);
  }
}
