import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Brings a database to the tables of this version. @internal */
export async function migrate(database: Knex): Promise<void> {
  await database.migrate.latest({
    directory: resolvePackagePath(
      '@operate-first/plugin-operations-backend',
      'migrations',
    ),
  });
}

/** Opens the plugin's database, migrated unless the host says that it migrates elsewhere. @internal */
export async function openDatabase(service: DatabaseService): Promise<Knex> {
  const database = await service.getClient();
  if (database.client.config.client !== 'pg') {
    // One write to the disk for each transaction instead of several; what was committed survives a kill.
    await database.raw('PRAGMA journal_mode = WAL');
  }
  if (!service.migrations?.skip) await migrate(database);
  return database;
}
