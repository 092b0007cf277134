import { Knex } from 'knex';
import { Milliseconds } from '../database/rows';

/** The right to do something in the background, and the number that proves it. @internal */
export interface Lease {
  name: string;
  holder: string;
  fencing: number;
}

/** Somebody else holds the lease by now: nothing may be written under it any more. @internal */
export class LeaseLostError extends Error {
  constructor(lease: Lease) {
    super(`The lease ${lease.name} is no longer held by this process`);
    this.name = 'LeaseLostError';
  }
}

function isPostgres(database: Knex): boolean {
  return database.client.config.client === 'pg';
}

/** The database's clock decides, so that clocks of replicas may differ. @internal */
export function nowOf(database: Knex): Knex.Raw {
  return isPostgres(database)
    ? database.raw('floor(extract(epoch from clock_timestamp()) * 1000)')
    : database.raw(
        "cast((julianday('now') - 2440587.5) * 86400000 as integer)",
      );
}

function expiryOf(database: Knex, milliseconds: number): Knex.Raw {
  return database.raw('? + ?', [nowOf(database), milliseconds]);
}

/**
 * Takes a lease that nobody holds, or whose holder has not renewed it in time.
 *
 * @returns undefined while another process holds it.
 * @internal
 */
export async function acquireLease(
  database: Knex,
  options: { name: string; holder: string; ttlMilliseconds: number },
): Promise<Lease | undefined> {
  const { name, holder, ttlMilliseconds } = options;
  await database('leases')
    .insert({ name, holder: '', fencing: 0, expires_at: 0, flushed: 0 })
    .onConflict('name')
    .ignore();
  const free = database('leases').where({ name });
  if (isPostgres(database)) {
    free.andWhere('expires_at', '<=', nowOf(database));
  }
  // A SQLite file belongs to one process: whoever is named in it is dead, and waiting would serve nobody.
  const [taken] = await free
    .update({
      holder,
      fencing: database.raw('fencing + 1'),
      expires_at: expiryOf(database, ttlMilliseconds),
      flushed: 0,
    })
    .returning(['fencing']);
  return taken && { name, holder, fencing: Number(taken.fencing) };
}

function held(database: Knex | Knex.Transaction, lease: Lease) {
  return database('leases').where({
    name: lease.name,
    holder: lease.holder,
    fencing: lease.fencing,
  });
}

/** Keeps a lease for longer; false where somebody else has it. @internal */
export async function renewLease(
  database: Knex,
  lease: Lease,
  ttlMilliseconds: number,
): Promise<boolean> {
  const renewed = await held(database, lease)
    // A renewal that arrives late does not take back what was given back.
    .andWhere('expires_at', '>', 0)
    .update({ expires_at: expiryOf(database, ttlMilliseconds) });
  return renewed > 0;
}

/**
 * Keeps many leases of one holder for longer, in one statement. It waits for no row: one that is in use at
 * this moment is left out, and its renewal is asked for by itself.
 *
 * @returns those that were renewed.
 * @internal
 */
export async function renewLeases(
  database: Knex,
  leases: Lease[],
  ttlMilliseconds: number,
): Promise<Set<Lease>> {
  const free = database('leases')
    .select('name')
    .whereIn(
      'name',
      leases.map(({ name }) => name),
    )
    .whereIn(
      'holder',
      leases.map(({ holder }) => holder),
    )
    .andWhere('expires_at', '>', 0);
  if (isPostgres(database)) free.forUpdate().skipLocked();
  const rows: Array<{ name: string; fencing: Milliseconds }> = await database(
    'leases',
  )
    .whereIn('name', free)
    .update({ expires_at: expiryOf(database, ttlMilliseconds) })
    .returning(['name', 'fencing']);
  const renewed = new Map(
    rows.map(({ name, fencing }) => [name, Number(fencing)]),
  );
  return new Set(
    leases.filter(({ name, fencing }) => renewed.get(name) === fencing),
  );
}

/** Which of some leases other processes hold, in one statement. @internal */
export async function takenLeases(
  database: Knex,
  names: string[],
): Promise<Set<string>> {
  // A SQLite file belongs to one process: nobody else holds anything.
  if (!isPostgres(database)) return new Set();
  const rows: Array<{ name: string }> = await database('leases')
    .whereIn('name', names)
    .andWhere('expires_at', '>', nowOf(database))
    .select('name');
  return new Set(rows.map(({ name }) => name));
}

/** Gives a lease back, so that others need not wait for its expiry. @internal */
export async function releaseLease(
  database: Knex,
  lease: Lease,
): Promise<void> {
  await held(database, lease).update({ expires_at: 0 });
}

/**
 * Checks inside a transaction that the lease is still held, and keeps others from taking it until the
 * transaction ends.
 *
 * @internal
 */
export async function checkLease(
  transaction: Knex.Transaction,
  lease: Lease,
): Promise<void> {
  const row = await held(transaction, lease).forShare().first('name');
  if (!row) throw new LeaseLostError(lease);
}

/**
 * Claims the number of a batch under a lease. A batch whose number was claimed before is stored already,
 * although its writer may never have learnt it.
 *
 * @returns false where the batch is stored already.
 * @internal
 */
export async function claimBatch(
  transaction: Knex.Transaction,
  lease: Lease,
  batch: number,
): Promise<boolean> {
  const claimed = await held(transaction, lease)
    .andWhere('flushed', '<', batch)
    .update({ flushed: batch });
  if (claimed > 0) return true;
  await checkLease(transaction, lease);
  return false;
}
