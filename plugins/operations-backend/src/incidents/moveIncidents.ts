import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { EvidenceStore } from './replay/EvidenceStore';

/** Tables with one row for each service of something, and what tells that something apart. */
const ONE_EACH = [
  { table: 'incident_services', column: 'service_id', beside: ['incident_id'] },
  { table: 'follows', column: 'target_id', beside: ['kind', 'person'] },
];

/** Lets everything of incidents that names one service name another one, which it turned out to be. @internal */
export async function moveIncidents(
  transaction: Knex.Transaction,
  { from, to, now }: { from: string; to: string; now: number },
): Promise<void> {
  const touched = await incidentsOf(transaction, from);
  for (const { table, column, beside } of ONE_EACH) {
    const same = beside
      .map(name => `other.${name} = ${table}.${name}`)
      .join(' and ');
    // What names both keeps what it says of the other one.
    await transaction(table)
      .where(column, from)
      .whereRaw(
        `exists (select 1 from ${table} other where ${same} and other.${column} = ?)`,
        [to],
      )
      .delete();
    await transaction(table)
      .where(column, from)
      .update({ [column]: to });
  }
  await transaction('incidents')
    .where('root_service_id', from)
    .update({ root_service_id: to });
  // Where the root gave way to what names both, that one is the root.
  await transaction('incident_services')
    .where('service_id', to)
    .whereIn(
      'incident_id',
      transaction('incidents').select('id').where('root_service_id', to),
    )
    .update({ position: 0 });
  await transaction('incident_entries')
    .where('service_id', from)
    .update({ service_id: to });
  // In JSON, an id is nowhere else than where it names the service.
  await transaction('incident_decisions')
    .where('inputs', 'like', `%"${from}"%`)
    .update({
      inputs: transaction.raw('replace(inputs, ?, ?)', [from, to]),
    });
  // Whoever follows what changes follows this, too.
  for (const ids of chunksOf(touched)) {
    await transaction('incidents')
      .whereIn('id', ids)
      .update({ updated_at: now, version: transaction.raw('version + 1') });
  }
  await EvidenceStore.move(transaction, touched, { from, to });
}

/** Incidents that may rest on something of a service: those that it was ever part of. */
async function incidentsOf(
  transaction: Knex.Transaction,
  service_id: string,
): Promise<string[]> {
  const tables = ['incident_services', 'incident_entries'];
  const ids = await Promise.all(
    tables.map(
      async (table): Promise<string[]> =>
        transaction(table)
          .where({ service_id })
          .distinct()
          .pluck('incident_id'),
    ),
  );
  return [...new Set(ids.flat())];
}
