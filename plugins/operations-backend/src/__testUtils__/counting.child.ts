/*
 * A process that counts until it is killed. It tells its parent what it has counted and what it knows to
 * be stored, in lines such as `counted 12` and `stored 10`, both since the process began.
 */
import knexFactory from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeSync } from 'node:fs';
import { BucketWriter } from '../buckets/BucketWriter';
import { migrate } from '../database/migrate';
import { ObservationStore } from '../observations/ObservationStore';
import { takeLease } from './databases';

const STDOUT = 1;
const scope = { environment: 'production' };

async function main(filename: string, serviceId: string) {
  const database = knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
  await migrate(database);
  const lease = await takeLease(database, 'source:test');
  const writer = BucketWriter.create({ database, lease });
  const store = ObservationStore.create({
    database,
    headlineEnvironments: ['production'],
    onChange: () => {},
  });
  await store.declare(lease, 'test', [
    { serviceId, scopes: [{ ...scope, intervalSeconds: 1 }], problems: [] },
  ]);
  for (let counted = 1; ; counted++) {
    const accepted = await store.record(lease, 'test', [
      {
        serviceId,
        scope,
        status: counted % 2 ? 'healthy' : 'down',
        reasons: [],
        observedAt: new Date(),
        events: { good: counted % 2, total: 1, coveredSeconds: 0 },
      },
    ]);
    // Told before it can be stored: what is stored was always told.
    writeSync(STDOUT, `counted ${counted}\n`);
    writer.add('test', accepted);
    if (counted % 7 === 0) {
      await writer.flush();
      writeSync(STDOUT, `stored ${counted}\n`);
    }
    await sleep(2);
  }
}

void main(process.argv[2], process.argv[3]);
