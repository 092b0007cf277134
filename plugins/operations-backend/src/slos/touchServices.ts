import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { checkLease, Lease } from '../leases';
import { ServiceChange } from '../observations/ObservationStore';

const SERVICES_PER_TRANSACTION = 200;

/** Raises the versions of services, so that open pages fetch them again. @internal */
export async function touchServices(
  database: Knex,
  lease: Lease,
  ids: ReadonlySet<string>,
): Promise<ServiceChange[]> {
  const changes: ServiceChange[] = [];
  for (const chunk of chunksOf([...ids], SERVICES_PER_TRANSACTION)) {
    await database.transaction(async transaction => {
      await checkLease(transaction, lease);
      // Locked in one order everywhere, so that two writers never wait for each other for ever.
      await transaction('services')
        .select('id')
        .whereIn('id', chunk)
        .orderBy('id')
        .forUpdate();
      const rows: ServiceChange[] = await transaction('services')
        .whereIn('id', chunk)
        .update({ version: transaction.raw('version + 1') })
        .returning(['id', 'version']);
      changes.push(...rows);
    });
  }
  return changes;
}
