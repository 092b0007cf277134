import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

const PREFIX: Record<Visibility, string> = { public: 'INC', internal: 'INT' };

/** Lets nobody else draw a key of the same sequence until the transaction ends. @internal */
export async function holdSequence(
  transaction: Knex.Transaction,
  visibility: Visibility,
): Promise<void> {
  await transaction('incident_sequences')
    .insert({ visibility, last: 0 })
    .onConflict('visibility')
    .ignore();
  await transaction('incident_sequences')
    .where({ visibility })
    .forUpdate()
    .first();
}

/** The next key of a sequence that is held. @internal */
export async function drawKey(
  transaction: Knex.Transaction,
  visibility: Visibility,
): Promise<string> {
  const [{ last }] = await transaction('incident_sequences')
    .where({ visibility })
    .increment('last', 1)
    .returning('last');
  return `${PREFIX[visibility]}-${last}`;
}
