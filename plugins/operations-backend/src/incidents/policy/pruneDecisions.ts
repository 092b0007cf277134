import { Knex } from 'knex';

/** Forgets, with the alerts, that alerts were left alone; what was decided about an incident stays with it. @internal */
export async function pruneDecisions(
  transaction: Knex.Transaction,
  before: number,
): Promise<void> {
  await transaction('incident_decisions')
    .whereNull('incident_id')
    .andWhere('at', '<', before)
    .delete();
}
