import { LoggerService } from '@backstage/backend-plugin-api';
import {
  TicketGoneError,
  TicketIncident,
  TicketRef,
  TicketsBusyError,
  TicketSystem,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { IncidentStore } from '../incidents/IncidentStore';
import { IncidentWriter } from '../incidents/IncidentWriter';
import { Lease } from '../leases';
import { backOff } from '../notifications/backOff';
import { inTime } from '../notifications/repeat';
import { movedEntry, ticketEntry } from './entries';
import { PublicText } from '../redaction/PublicText';
import { oneTicket, TicketNoteRow, ticketOf, TicketRow } from './rows';
import { TicketViews } from './TicketViews';

const ROWS_AT_ONCE = 20;
const ANSWER_MILLISECONDS = 60_000;
const RETRY = { first: 10_000, factor: 2, most: 30 * 60_000 };
const HIDDEN =
  'The incident is hidden from those who read the ticket. It stays as it is.';

/** @internal */
export interface TicketSenderOptions {
  database: Knex;
  logger: LoggerService;
  incidents: IncidentStore;
  system: TicketSystem;
  appUrl?: string;
  publicText?: PublicText;
  now?: () => number;
}

function hashOf(incident: TicketIncident): string {
  return createHash('sha256').update(JSON.stringify(incident)).digest('hex');
}

/** Whether others did with the ticket what is not undone behind their back. */
function leftAlone({ elsewhere }: TicketRow, incident: TicketIncident) {
  const resolved = incident.status === 'resolved';
  return elsewhere === (resolved ? 'reopened' : 'closed');
}

/**
 * Lets tickets show their incidents. What cannot be sent waits for as long as it takes: nothing is given up.
 *
 * @internal
 */
export class TicketSender {
  readonly #options: TicketSenderOptions;
  readonly #views: TicketViews;
  readonly #now: () => number;
  /** The other side asked for patience until then. */
  #quietUntil = 0;

  static create(options: TicketSenderOptions): TicketSender {
    return new TicketSender(options);
  }

  private constructor(options: TicketSenderOptions) {
    this.#options = options;
    this.#views = TicketViews.create(options);
    this.#now = options.now ?? Date.now;
  }

  /** Asks for patience on behalf of the other side. */
  rest({ retryAt }: TicketsBusyError): void {
    this.#quietUntil = Math.max(this.#quietUntil, retryAt.getTime());
  }

  get resting(): boolean {
    return this.#quietUntil > this.#now();
  }

  /** Sends what is due, the oldest first, until something fails: the others have their turn in the next round. */
  async send(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, system } = this.#options;
    for (;;) {
      if (this.resting) return;
      const rows: TicketRow[] = await database('tickets')
        .where('system', system.id)
        .where('due_at', '<=', this.#now())
        .orderBy(['due_at', 'created_at', 'incident_id'])
        .limit(ROWS_AT_ONCE);
      for (const row of rows) {
        if (signal.aborted) return;
        try {
          await this.#sync(row, lease, signal);
        } catch (error) {
          if (signal.aborted) return;
          await this.#failed(row, lease, error);
          return;
        }
      }
      if (rows.length < ROWS_AT_ONCE) return;
    }
  }

  async #sync(
    row: TicketRow,
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { system } = this.#options;
    const incident = await this.#views.incident(row);
    if (!incident) {
      await this.#write(lease, row, { problem: HIDDEN, shown: null });
      return;
    }
    const known = ticketOf(row);
    const shown = hashOf(incident);
    let ticket: TicketRef | undefined = known;
    if (shown !== row.shown && !leftAlone(row, incident)) {
      const sent = await this.#ask(signal, asked =>
        system.put(incident, {
          place: row.place,
          ticket: known,
          signal: asked,
        }),
      );
      ticket = sent;
      await this.#write(
        lease,
        row,
        {
          ticket_id: sent.id,
          url: sent.url,
          title: sent.title,
          state: incident.status === 'resolved' ? 'closed' : 'open',
          shown,
          problem: null,
          attempts: 0,
          looked_at: row.looked_at ?? this.#now(),
          look_due_at: row.look_due_at ?? this.#now(),
        },
        async writer => {
          const entry = known
            ? movedEntry(system, known, sent, this.#now())
            : ticketEntry(system, sent, this.#now());
          if (entry) await writer.write(row.incident_id, [entry]);
        },
      );
    } else {
      await this.#write(lease, row, { problem: null, attempts: 0 });
    }
    if (ticket) await this.#notes(row, ticket, { lease, signal });
  }

  async #notes(
    row: TicketRow,
    ticket: TicketRef,
    { lease, signal }: { lease: Lease; signal: AbortSignal },
  ): Promise<void> {
    const { database, system } = this.#options;
    const { place, incident_id } = row;
    const notes: TicketNoteRow[] = await database('ticket_notes')
      .where({ system: system.id, incident_id })
      .orderBy(['at', 'entry_id']);
    for (const one of notes) {
      const note = await this.#views.note(row, one);
      if (note) {
        await this.#ask(signal, asked =>
          system.comment(ticket, note, { place, signal: asked }),
        );
      }
      await this.#options.incidents.transaction(
        async ({ transaction }) => {
          await transaction('ticket_notes')
            .where({ entry_id: one.entry_id, system: system.id })
            .delete();
        },
        { lease },
      );
    }
  }

  async #ask<T>(
    signal: AbortSignal,
    ask: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const limit = AbortSignal.timeout(ANSWER_MILLISECONDS);
    return inTime(
      ask(AbortSignal.any([signal, limit])),
      ANSWER_MILLISECONDS,
      signal,
    );
  }

  async #failed(row: TicketRow, lease: Lease, error: unknown): Promise<void> {
    const { logger, system, incidents } = this.#options;
    if (error instanceof TicketGoneError) {
      await incidents.transaction(
        async writer => {
          await markDeleted(writer, row, system, this.#now());
        },
        { lease },
      );
      return;
    }
    const problem = error instanceof Error ? error.message : String(error);
    if (error instanceof TicketsBusyError) {
      this.rest(error);
      await this.#postpone(row, lease, {
        problem,
        due_at: error.retryAt.getTime(),
      });
      return;
    }
    const attempts = row.attempts + 1;
    if (attempts === 1) {
      logger.warn(`${system.title}: a ticket is behind: ${problem}`);
    }
    await this.#postpone(row, lease, {
      problem,
      attempts,
      due_at: this.#now() + backOff(attempts, RETRY),
    });
  }

  async #postpone(
    row: TicketRow,
    lease: Lease,
    columns: Partial<TicketRow>,
  ): Promise<void> {
    await this.#options.incidents.transaction(
      async writer => {
        await oneTicket(writer.transaction, row).update(columns);
        await touched(writer, row, columns.problem !== row.problem);
      },
      { lease },
    );
  }

  /** Stores how it went; what has happened meanwhile is due again. */
  async #write(
    lease: Lease,
    row: TicketRow,
    columns: Partial<TicketRow>,
    more: (writer: IncidentWriter) => Promise<void> = async () => {},
  ): Promise<void> {
    await this.#options.incidents.transaction(
      async writer => {
        const { transaction } = writer;
        await oneTicket(transaction, row).update(columns);
        await oneTicket(transaction, row)
          .where('revision', row.revision)
          .update('due_at', null);
        await more(writer);
        await touched(
          writer,
          row,
          (['problem', 'state', 'url', 'title'] as const).some(
            name => name in columns && columns[name] !== row[name],
          ),
        );
      },
      { lease },
    );
  }
}

/** Lets open pages see that the ticket of an incident is another one, or how it is. */
async function touched(
  writer: IncidentWriter,
  { incident_id }: TicketRow,
  differs: boolean,
): Promise<void> {
  if (!differs) return;
  const held = await writer.hold(incident_id);
  held.touch({ kind: 'policy' });
  await writer.write(incident_id, []);
}

/** Remembers that a ticket is gone; no other one is made. @internal */
export async function markDeleted(
  writer: IncidentWriter,
  row: TicketRow,
  system: Pick<TicketSystem, 'id' | 'title'>,
  at: number,
): Promise<void> {
  const { transaction } = writer;
  await oneTicket(transaction, row).update({
    state: 'deleted',
    due_at: null,
    look_due_at: null,
    problem: null,
  });
  await transaction('ticket_notes')
    .where({ system: system.id, incident_id: row.incident_id })
    .delete();
  await writer.write(row.incident_id, [
    {
      kind: 'ticket',
      at,
      text: `The ticket at ${system.title} was deleted there. No other one is made.`,
      actor: { kind: 'elsewhere', name: system.title },
      dedupeKey: `ticket:${system.id}:${row.ticket_id}:deleted`,
    },
  ]);
}
