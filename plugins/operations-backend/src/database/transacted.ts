import { Knex } from 'knex';
import { checkLease, Lease } from '../leases';

const ATTEMPTS = 5;
/** PostgreSQL: serialization failure, deadlock, lock not available, unique violation. Another one was first. */
const SOMEBODY_WAS_FIRST = new Set(['40001', '40P01', '55P03', '23505']);

/**
 * Everything that `work` writes is stored together, or nothing of it; under a lease only while that is held. It may be called
 * again where another writer was first, so it does nothing else.
 *
 * @internal
 */
export async function transacted<T>(
  database: Knex,
  work: (transaction: Knex.Transaction) => Promise<T>,
  { lease }: { lease?: Lease } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(async transaction => {
        if (lease) await checkLease(transaction, lease);
        return work(transaction);
      });
    } catch (error) {
      const { code } = error as { code?: string };
      const again = code !== undefined && SOMEBODY_WAS_FIRST.has(code);
      if (!again || attempt >= ATTEMPTS) throw error;
    }
  }
}
