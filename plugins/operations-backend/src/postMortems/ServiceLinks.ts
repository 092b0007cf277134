import { Knex } from 'knex';
import { Lease } from '../leases';
import { linkServices } from './linkServices';
import { PostMortemStore } from './PostMortemStore';
import { PostMortemRow } from './rows';

const ROWS_AT_ONCE = 200;

/** Looks again for services that post-mortems name and that were not there. @internal */
export async function resolveServices(
  options: { database: Knex; store: PostMortemStore },
  lease: Lease,
): Promise<void> {
  const { database, store } = options;
  const rows: PostMortemRow[] = await database('post_mortems')
    .where('unresolved', true)
    .orderBy('id')
    .limit(ROWS_AT_ONCE);
  if (rows.length === 0) return;
  const services: Array<{ entity_ref: string }> = await database('services')
    .whereIn('entity_ref', [
      ...new Set(rows.flatMap(row => JSON.parse(row.service_refs) as string[])),
    ])
    .select('entity_ref');
  const there = new Set(services.map(({ entity_ref }) => entity_ref));
  const linked: Array<{ post_mortem_id: string; refs: string | number }> =
    await database('post_mortem_services')
      .whereIn(
        'post_mortem_id',
        rows.map(({ id }) => id),
      )
      .groupBy('post_mortem_id')
      .select('post_mortem_id', database.raw('count(*) as refs'));
  const known = new Map(
    linked.map(row => [row.post_mortem_id, Number(row.refs)]),
  );
  for (const { id, service_refs } of rows) {
    const refs: string[] = JSON.parse(service_refs);
    const found = refs.filter(ref => there.has(ref)).length;
    if (found <= (known.get(id) ?? 0)) continue;
    await store.transaction(
      async writer => {
        const row = await writer.hold(id);
        const present: string[] = JSON.parse(row.service_refs);
        await writer.put(
          id,
          await linkServices(writer.transaction, id, present),
        );
      },
      { lease },
    );
  }
}
