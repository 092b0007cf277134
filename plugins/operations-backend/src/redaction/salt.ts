import { Knex } from 'knex';
import { randomBytes } from 'node:crypto';

/** The secret of this installation; whichever replica is first makes it. @internal */
export async function readSalt(database: Knex): Promise<string> {
  await database('redaction_salt')
    .insert({ id: 1, salt: randomBytes(32).toString('hex') })
    .onConflict('id')
    .ignore();
  const { salt } = await database('redaction_salt').where('id', 1).first();
  return salt;
}
