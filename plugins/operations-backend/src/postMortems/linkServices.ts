import { Knex } from 'knex';
import { PostMortemRow, UNKNOWN_SERVICE } from './rows';

/** The ids of services by refs that they have, or have had. */
async function idsOf(
  transaction: Knex | Knex.Transaction,
  refs: string[],
): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map();
  const former: Array<{ entity_ref: string; service_id: string }> =
    await transaction('service_refs')
      .whereIn('entity_ref', refs)
      .orderBy('until')
      .select('entity_ref', 'service_id');
  const present: Array<{ entity_ref: string; id: string }> = await transaction(
    'services',
  )
    .whereIn('entity_ref', refs)
    .select('entity_ref', 'id');
  return new Map([
    ...former.map((row): [string, string] => [row.entity_ref, row.service_id]),
    ...present.map((row): [string, string] => [row.entity_ref, row.id]),
  ]);
}

/** Lets a post-mortem be about services; those that are not there yet are looked for again. @internal */
export async function linkServices(
  transaction: Knex.Transaction,
  postMortemId: string,
  services: string[],
): Promise<Pick<PostMortemRow, 'root_service_id' | 'unresolved'>> {
  const refs = [
    ...new Set(services.map(ref => ref.toLocaleLowerCase('en-US'))),
  ];
  const ids = await idsOf(transaction, refs);
  await transaction('post_mortem_services')
    .where('post_mortem_id', postMortemId)
    .delete();
  const rows = new Map<string, object>();
  refs.forEach((ref, position) => {
    const service_id = ids.get(ref);
    if (service_id === undefined || rows.has(service_id)) return;
    rows.set(service_id, {
      post_mortem_id: postMortemId,
      service_id,
      position,
    });
  });
  if (rows.size > 0) {
    await transaction('post_mortem_services').insert([...rows.values()]);
  }
  const [root] = refs;
  return {
    root_service_id:
      root === undefined ? null : ids.get(root) ?? UNKNOWN_SERVICE,
    unresolved: refs.some(ref => !ids.has(ref)),
  };
}

/** Lets everything of post-mortems that names one service name another one, which it turned out to be. @internal */
export async function movePostMortems(
  transaction: Knex.Transaction,
  from: string,
  to: string,
): Promise<void> {
  await transaction('post_mortem_services')
    .where('service_id', from)
    .whereIn(
      'post_mortem_id',
      transaction('post_mortem_services')
        .where('service_id', to)
        .select('post_mortem_id'),
    )
    .delete();
  await transaction('post_mortem_services')
    .where('service_id', from)
    .update({ service_id: to });
  await transaction('post_mortems')
    .where('root_service_id', from)
    .update({ root_service_id: to });
}
