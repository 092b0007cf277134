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

/** Of which sequence a key is, and where in it; undefined where it is no key. @internal */
export function keyNumber(
  key: string | undefined,
): { visibility: Visibility; number: number } | undefined {
  const [, prefix, number] = KEY.exec(key ?? '') ?? [];
  if (number === undefined) return undefined;
  const visibility = prefix === PREFIX.public ? 'public' : 'internal';
  return { visibility, number: Number(number) };
}

/** The number that was drawn or brought along last. @internal */
export async function lastPostMortemNumber(
  database: Knex,
  visibility: Visibility,
): Promise<number> {
  const row = await database('incident_sequences')
    .where('visibility', SEQUENCE[visibility])
    .first('last');
  return Number(row?.last ?? 0);
}

/** A key that a file brings along is drawn by nobody else. @internal */
export async function keepPostMortemKey(
  transaction: Knex.Transaction,
  key: string,
): Promise<void> {
  const found = keyNumber(key);
  if (!found) return;
  const sequence = await begin(transaction, found.visibility);
  await transaction('incident_sequences')
    .where('visibility', sequence)
    .andWhere('last', '<', found.number)
    .update({ last: found.number });
}
