import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { checkLease, Lease } from '../leases';

const DAY = 24 * 60 * 60 * 1000;
/** An SLO that returns within this time finds what was measured for it. */
const REMEMBERED_DAYS = 90;
/** What nothing uses and nothing was measured for was a passing misunderstanding, as an SLO read before its service. */
const EMPTY_DAYS = 1;

/** Forgets SLOs that left long ago, and what was measured for nobody since. @internal */
export async function pruneSlos(
  database: Knex,
  lease: Lease,
  now: number,
): Promise<void> {
  const before = now - REMEMBERED_DAYS * DAY;
  const emptyBefore = now - EMPTY_DAYS * DAY;
  await database.transaction(async transaction => {
    await checkLease(transaction, lease);
    await transaction('slos').where('removed_at', '<', before).delete();
    await transaction('slo_slis')
      .where('unused_since', '<', emptyBefore)
      .whereNotExists(
        transaction('sli_buckets').whereRaw('sli_buckets.sli_id = slo_slis.id'),
      )
      .delete();
    const unused: Array<{ id: string }> = await transaction('slo_slis')
      .select('id')
      .where('unused_since', '<', before);
    for (const rows of chunksOf(unused)) {
      const ids = rows.map(({ id }) => id);
      await transaction('sli_buckets').whereIn('sli_id', ids).delete();
      await transaction('slo_slis').whereIn('id', ids).delete();
    }
  });
}
