import { Knex } from 'knex';

const DAY = 24 * 60 * 60 * 1000;
/** As long as any bucket is kept: what was excused in a window is asked for as long as the window. */
const MAINTENANCE_DAYS = 990;

/** Forgets alerts that ended before a moment, and maintenance that no budget can ask for any more. @internal */
export async function pruneAlerts(
  transaction: Knex.Transaction,
  options: { before: number; now: number },
): Promise<void> {
  const { before, now } = options;
  await transaction('alerts').where('ends_at', '<', before).delete();
  await transaction('maintenance')
    .where('last_end', '<', now - MAINTENANCE_DAYS * DAY)
    .delete();
}
