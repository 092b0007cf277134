import {
  TicketEvent,
  TicketInbox,
  TicketSystem,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { IncidentStore } from '../incidents/IncidentStore';
import { IncidentWriter } from '../incidents/IncidentWriter';
import { Actor } from '../incidents/model';
import { movedEntry } from './entries';
import { oneTicket, TicketCommentRow, ticketOf, TicketRow } from './rows';
import { markDeleted } from './TicketSender';

/** Two accounts of the same may differ by this much in when it was. */
const SAME_MILLISECONDS = 60_000;
const LONGEST_COMMENT = 100_000;
const DELETED_COMMENT = 'This comment was deleted there.';

type EventOf<Kind extends TicketEvent['kind']> = Extract<
  TicketEvent,
  { kind: Kind }
>;

/**
 * Takes what happened to tickets elsewhere into the timelines of their incidents. Whatever is told twice, late or in
 * another order changes nothing.
 *
 * @internal
 */
export class TicketReception implements TicketInbox {
  readonly #database: Knex;
  readonly #incidents: IncidentStore;
  readonly #system: Pick<TicketSystem, 'id' | 'title'>;

  static create(options: {
    database: Knex;
    incidents: IncidentStore;
    system: Pick<TicketSystem, 'id' | 'title'>;
  }): TicketReception {
    return new TicketReception(options);
  }

  private constructor(options: {
    database: Knex;
    incidents: IncidentStore;
    system: Pick<TicketSystem, 'id' | 'title'>;
  }) {
    this.#database = options.database;
    this.#incidents = options.incidents;
    this.#system = options.system;
  }

  async receive(events: TicketEvent[]): Promise<void> {
    for (const event of events) {
      const { id: system } = this.#system;
      const known = await this.#database('tickets')
        .where({ system, ticket_id: event.ticketId })
        .first('incident_id');
      if (!known) continue;
      await this.#incidents.transaction(async writer => {
        await writer.hold(known.incident_id);
        const row: TicketRow | undefined = await writer
          .transaction('tickets')
          .where({ system, ticket_id: event.ticketId })
          .first();
        if (row && row.state !== 'deleted')
          await this.#take(writer, row, event);
      });
    }
  }

  async #take(
    writer: IncidentWriter,
    row: TicketRow,
    event: TicketEvent,
  ): Promise<void> {
    switch (event.kind) {
      case 'commented':
      case 'edited':
        if (!event.ours) await this.#comment(writer, row, event);
        break;
      case 'commentDeleted':
        await this.#commentDeleted(writer, row, event);
        break;
      case 'closed':
      case 'reopened':
        await this.#state(writer, row, event);
        break;
      case 'moved':
        await this.#moved(writer, row, event);
        break;
      default:
        await markDeleted(writer, row, this.#system, event.at.getTime());
    }
  }

  async #comment(
    writer: IncidentWriter,
    row: TicketRow,
    event: EventOf<'commented' | 'edited'>,
  ): Promise<void> {
    const { commentId, url } = event;
    const known = await this.#known(writer, commentId);
    const at = event.at.getTime();
    if (known && (known.deleted || Number(known.at) >= at)) return;
    const text = event.text.slice(0, LONGEST_COMMENT);
    const actor = elsewhere(event.authorName);
    const dedupeKey = this.#keyOf(commentId);
    const edited =
      known && (await writer.edit(row.incident_id, { dedupeKey }, text, actor));
    if (!edited) {
      await writer.write(row.incident_id, [
        { kind: 'comment', at, text, actor, data: { url }, dedupeKey },
      ]);
    }
    await this.#remember(writer, commentId, at, false);
  }

  async #commentDeleted(
    writer: IncidentWriter,
    row: TicketRow,
    event: EventOf<'commentDeleted'>,
  ): Promise<void> {
    const { commentId, authorName, at } = event;
    await writer.edit(
      row.incident_id,
      { dedupeKey: this.#keyOf(commentId) },
      DELETED_COMMENT,
      elsewhere(authorName),
    );
    await this.#remember(writer, commentId, at.getTime(), true);
  }

  async #state(
    writer: IncidentWriter,
    row: TicketRow,
    event: EventOf<'closed' | 'reopened'>,
  ): Promise<void> {
    const { kind, authorName } = event;
    const { title } = this.#system;
    const at = event.at.getTime();
    const state = kind === 'closed' ? 'closed' : 'open';
    const last = row.elsewhere_at === null ? 0 : Number(row.elsewhere_at);
    const told = row.state === state && at <= last + SAME_MILLISECONDS;
    if (told || at < last) return;
    await oneTicket(writer.transaction, row).update({
      state,
      elsewhere_at: at,
    });
    await writer.write(row.incident_id, [
      {
        kind: 'ticket',
        at,
        text: `The ticket was ${kind} at ${title}.`,
        actor: elsewhere(authorName),
        data: { url: row.url ?? undefined },
        dedupeKey: `ticket:${this.#system.id}:${event.id}`.slice(0, 200),
      },
    ]);
    const held = await writer.hold(row.incident_id);
    const isResolved = held.row.resolved_at !== null;
    const against = (kind === 'closed') !== isResolved;
    await oneTicket(writer.transaction, row).update({
      elsewhere: against ? kind : null,
    });
    if (!against) return;
    await writer.update(
      row.incident_id,
      {
        suggestion:
          kind === 'closed'
            ? `The ticket was closed at ${title}. Resolve the incident if users see that it is over.`
            : `The ticket was reopened at ${title}. Reopen the incident if it is not over.`,
      },
      elsewhere(title),
    );
  }

  async #moved(
    writer: IncidentWriter,
    row: TicketRow,
    { to, at }: EventOf<'moved'>,
  ): Promise<void> {
    const before = ticketOf(row);
    if (!before || (before.id === to.id && before.url === to.url)) return;
    await oneTicket(writer.transaction, row).update({
      ticket_id: to.id,
      url: to.url,
      title: to.title,
    });
    const entry = movedEntry(this.#system, before, to, at.getTime());
    if (entry) await writer.write(row.incident_id, [entry]);
  }

  async #known(
    writer: IncidentWriter,
    commentId: string,
  ): Promise<TicketCommentRow | undefined> {
    return writer
      .transaction('ticket_comments')
      .where({ system: this.#system.id, comment_id: commentId })
      .first();
  }

  async #remember(
    { transaction }: IncidentWriter,
    commentId: string,
    at: number,
    deleted: boolean,
  ): Promise<void> {
    const row: TicketCommentRow = {
      system: this.#system.id,
      comment_id: commentId,
      at,
      deleted,
    };
    await transaction('ticket_comments')
      .insert(row)
      .onConflict(['system', 'comment_id'])
      .merge();
  }

  #keyOf(commentId: string): string {
    return `ticket:${this.#system.id}:comment:${commentId}`.slice(0, 200);
  }
}

function elsewhere(name: string): Actor {
  return { kind: 'elsewhere', name };
}
