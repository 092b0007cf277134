import {
  IntakeEvent,
  IntakeInbox,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { storable } from '../../database/text';
import { IntakePlace } from './IntakeSet';
import { IntakeRow, MIRROR_MARKER, UNREAD } from './rows';

function same(a: string, b: string): boolean {
  return a.toLocaleLowerCase('en-US') === b.toLocaleLowerCase('en-US');
}

/**
 * Who wrote the text as it is: nobody else than the author may ask in the author's name. Empty where nobody saw who it was.
 */
function writerOf(event: IntakeEvent, known: IntakeRow | undefined): string {
  if (known && known.body === storable(event.body)) return known.body_by;
  if (event.action === 'opened') return event.author;
  return event.action === 'edited' ? event.by : '';
}

/**
 * Takes what webhooks tell of issues, on every replica: it is stored, and read by whoever holds the lease.
 *
 * @internal
 */
export class Reception implements IntakeInbox {
  readonly #database: Knex;
  readonly #system: string;
  readonly #places: IntakePlace[];
  readonly #now: () => number;

  /** @param options - places: those of one system. */
  static create(options: {
    database: Knex;
    system: string;
    places: IntakePlace[];
    now?: () => number;
  }): Reception {
    return new Reception(options);
  }

  private constructor(options: {
    database: Knex;
    system: string;
    places: IntakePlace[];
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#system = options.system;
    this.#places = options.places;
    this.#now = options.now ?? Date.now;
  }

  async receive(event: IntakeEvent): Promise<boolean> {
    const place = this.#places.find(({ url }) => same(url, event.repository));
    if (!place) return false;
    await this.#database.transaction(async transaction => {
      const system = this.#system;
      const [fresh] = await transaction('intake_deliveries')
        .insert({ system, delivery: event.delivery, at: this.#now() })
        .onConflict(['system', 'delivery'])
        .ignore()
        .returning('delivery');
      if (fresh) await this.#take(transaction, event, place);
    });
    return true;
  }

  async #take(
    transaction: Knex.Transaction,
    event: IntakeEvent,
    { url: repository }: IntakePlace,
  ): Promise<void> {
    const { number, state } = event;
    const key = { system: this.#system, repository, number };
    const known: IntakeRow | undefined = await transaction('intake_issues')
      .where(key)
      .forUpdate()
      .first();
    const isOurs = event.marker?.startsWith(MIRROR_MARKER) ?? false;
    // What the portal opens itself is known as soon as it knows the number.
    if (!known && isOurs) return;
    const at = event.at.getTime();
    if (known && Number(known.changed_at) > at) return;
    const now = this.#now();
    const closed = event.action === 'closed' ? event.by : known?.closed_by;
    const columns = {
      title: storable(event.title),
      labels: JSON.stringify(event.labels),
      state,
      closed_by: state === 'closed' ? closed ?? null : null,
      changed_at: at,
      read_at: now,
      // What the portal wrote asks for nothing.
      ...(known?.origin !== 'portal' && {
        body: storable(event.body),
        body_by: writerOf(event, known),
      }),
    };
    if (known) {
      await transaction('intake_issues')
        .where({ id: known.id })
        .update({ ...columns, turn: transaction.raw('turn + 1') });
      return;
    }
    const row: IntakeRow = {
      ...UNREAD,
      ...key,
      ...columns,
      id: randomUUID(),
      origin: 'issue',
      body: storable(event.body),
      body_by: writerOf(event, undefined),
      author: event.author,
      say_at: null,
      created_at: now,
    };
    await transaction('intake_issues')
      .insert(row)
      .onConflict(['system', 'repository', 'number'])
      .merge(Object.keys(columns));
  }
}
