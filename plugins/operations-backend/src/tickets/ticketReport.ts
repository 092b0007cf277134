import {
  SourceReport,
  TicketSystem,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { TicketRow } from './rows';

const SAID = 500;

/** How a system of tickets is: what waits, and why. @internal */
export async function ticketReport(
  database: Knex,
  system: TicketSystem,
): Promise<SourceReport> {
  const own = () => database('tickets').where('system', system.id);
  const [[all], behind, latest] = await Promise.all([
    own().whereNotNull('ticket_id').count({ count: '*' }),
    own().whereNotNull('due_at').whereNotNull('problem').count({ count: '*' }),
    own()
      .whereNotNull('due_at')
      .whereNotNull('problem')
      .orderBy('due_at')
      .first() as Promise<TicketRow | undefined>,
  ]);
  const waiting = Number(behind[0].count);
  if (waiting > 0 && latest) {
    return {
      state: 'failing',
      message: `Tickets that are behind: ${waiting}. ${latest.problem?.slice(
        0,
        SAID,
      )} Nothing is lost; they are tried again.`,
    };
  }
  const report = system.report?.();
  if (report) return report;
  const count = Number(all.count);
  return {
    state: 'running',
    message:
      count === 0
        ? 'No incident has needed a ticket yet.'
        : `Every ticket shows its incident. There are ${count}.`,
  };
}
