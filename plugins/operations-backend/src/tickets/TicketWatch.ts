import { LoggerService } from '@backstage/backend-plugin-api';
import {
  TicketInbox,
  TicketsBusyError,
  TicketSystem,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { checkLease, Lease } from '../leases';
import { backOff } from '../notifications/backOff';
import { inTime } from '../notifications/repeat';
import { oneTicket, ticketOf, TicketRow } from './rows';
import { TicketSender } from './TicketSender';

const ROWS_AT_ONCE = 10;
const ANSWER_MILLISECONDS = 60_000;
/** Clocks differ, and lists are behind. */
const OVERLAP_MILLISECONDS = 10 * 60_000;
/** Every few minutes at first, less often where the incident was over long ago. */
const OPEN = { first: 5 * 60_000, factor: 1, most: 5 * 60_000 };
const OVER = { first: 60 * 60_000, factor: 1, most: 60 * 60_000 };
const FAREWELL_MILLISECONDS = 7 * 24 * 60 * 60_000;

/** @internal */
export interface TicketWatchOptions {
  database: Knex;
  logger: LoggerService;
  system: TicketSystem;
  inbox: TicketInbox;
  sender: Pick<TicketSender, 'rest' | 'resting'>;
  now?: () => number;
}

/**
 * Asks now and then what happened to tickets, for what no webhook told.
 *
 * @internal
 */
export class TicketWatch {
  readonly #options: TicketWatchOptions;
  readonly #now: () => number;

  static create(options: TicketWatchOptions): TicketWatch {
    return new TicketWatch(options);
  }

  private constructor(options: TicketWatchOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async look(lease: Lease, signal: AbortSignal): Promise<void> {
    const { database, system, sender } = this.#options;
    if (!system.eventsSince) return;
    const rows: Array<TicketRow & { resolved_at: number | string | null }> =
      await database('tickets')
        .join('incidents', 'incidents.id', 'tickets.incident_id')
        .where('tickets.system', system.id)
        .where('look_due_at', '<=', this.#now())
        .whereNotNull('ticket_id')
        .orderBy('look_due_at')
        .limit(ROWS_AT_ONCE)
        .select('tickets.*', 'incidents.resolved_at');
    for (const row of rows) {
      if (signal.aborted || sender.resting) return;
      await this.#lookAt(row, lease, signal);
    }
  }

  async #lookAt(
    row: TicketRow & { resolved_at: number | string | null },
    lease: Lease,
    signal: AbortSignal,
  ): Promise<void> {
    const { system, inbox, sender, logger } = this.#options;
    const ticket = ticketOf(row);
    if (!ticket || !system.eventsSince) return;
    const now = this.#now();
    let looked: number | undefined = now;
    try {
      const limit = AbortSignal.timeout(ANSWER_MILLISECONDS);
      const since = Number(row.looked_at ?? now) - OVERLAP_MILLISECONDS;
      const asked = system.eventsSince(ticket, new Date(since), {
        place: row.place,
        signal: AbortSignal.any([signal, limit]),
      });
      await inbox.receive(await inTime(asked, ANSWER_MILLISECONDS, signal));
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof TicketsBusyError) sender.rest(error);
      logger.debug(`${system.title}: cannot look at a ticket: ${error}`);
      looked = undefined;
    }
    const over = row.resolved_at === null ? undefined : Number(row.resolved_at);
    const farewell = over !== undefined && over < now - FAREWELL_MILLISECONDS;
    const next = now + backOff(1, over === undefined ? OPEN : OVER);
    await this.#options.database.transaction(async transaction => {
      await checkLease(transaction, lease);
      await oneTicket(transaction, row)
        .whereNot('state', 'deleted')
        .update({
          look_due_at: farewell ? null : next,
          ...(looked !== undefined && { looked_at: looked }),
        });
    });
  }
}
