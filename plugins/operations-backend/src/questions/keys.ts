import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

const PREFIX: Record<Visibility, string> = { public: 'Q', internal: 'QI' };
const SEQUENCE: Record<Visibility, string> = {
  public: 'q-public',
  internal: 'q-internal',
};

/** A key that nobody has had; gaps of one sequence tell nothing of the other. @internal */
export async function drawQuestionKey(
  transaction: Knex.Transaction,
  visibility: Visibility,
): Promise<string> {
  const sequence = SEQUENCE[visibility];
  await transaction('incident_sequences')
    .insert({ visibility: sequence, last: 0 })
    .onConflict('visibility')
    .ignore();
  const [{ last }] = await transaction('incident_sequences')
    .where('visibility', sequence)
    .increment('last', 1)
    .returning('last');
  return `${PREFIX[visibility]}-${last}`;
}
