import { Knex } from 'knex';

const SEQUENCE = 'request';

/** A key that nobody has had. @internal */
export async function drawRequestKey(
  transaction: Knex.Transaction,
): Promise<string> {
  await transaction('incident_sequences')
    .insert({ visibility: SEQUENCE, last: 0 })
    .onConflict('visibility')
    .ignore();
  const [{ last }] = await transaction('incident_sequences')
    .where('visibility', SEQUENCE)
    .increment('last', 1)
    .returning('last');
  return `REQ-${last}`;
}
