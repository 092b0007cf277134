import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { migrate } from '../database/migrate';
import { acquireLease, Lease } from '../leases';

/** SQLite always, PostgreSQL where one is offered. Called at describe level. */
export function testDatabases() {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  return {
    ids: databases.eachSupportedId().map(([id]) => id),
    open: async (id: string): Promise<Knex> => {
      const database = await databases.init(
        id === 'SQLITE_3' ? 'SQLITE_3' : 'POSTGRES_15',
      );
      await migrate(database);
      return database;
    },
  };
}

export async function takeLease(
  database: Knex,
  name: string,
  ttlMilliseconds = 60_000,
): Promise<Lease> {
  const holder = randomUUID();
  const lease = await acquireLease(database, { name, holder, ttlMilliseconds });
  if (!lease) throw new Error(`The lease ${name} is not free`);
  return lease;
}
