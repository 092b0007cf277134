import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

const PREFIX: Record<Visibility, string> = { public: 'PM', internal: 'PMI' };
const SEQUENCE: Record<Visibility, string> = {
  public: 'pm-public',
  internal: 'pm-internal',
};
/** Numbers beyond that are no keys of ours. */
const KEY = /^(PMI?)-([1-9]\d{0,8})$/;

async function begin(
  transaction: Knex.Transaction,
  visibility: Visibility,
): Promise<string> {
  const sequence = SEQUENCE[visibility];
  await transaction('incident_sequences')
    .insert({ visibility: sequence, last: 0 })
    .onConflict('visibility')
    .ignore();
  return sequence;
}

/** A key that nobody has had; nobody else draws of its sequence until the transaction ends. @internal */
export async function drawPostMortemKey(
  transaction: Knex.Transaction,
  visibility: Visibility,
): Promise<string> {
  const sequence = await begin(transaction, visibility);
  const [{ last }] = await transaction('incident_sequences')
    .where('visibility', sequence)
    .increment('last', 1)
    .returning('last');
  return `${PREFIX[visibility]}-${last}`;
}

/** Whether a file may say that this is its key. @internal */
export function isPostMortemKey(text: string | undefined): text is string {
  return text !== undefined && KEY.test(text);
}

/** A key that a file brings along is drawn by nobody else. @internal */
export async function keepPostMortemKey(
  transaction: Knex.Transaction,
  key: string,
): Promise<void> {
  const [, prefix, number] = KEY.exec(key) ?? [];
  const visibility = prefix === PREFIX.public ? 'public' : 'internal';
  const sequence = await begin(transaction, visibility);
  await transaction('incident_sequences')
    .where('visibility', sequence)
    .andWhere('last', '<', Number(number))
    .update({ last: Number(number) });
}
