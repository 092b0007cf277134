import { createMockDirectory } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Core, MINUTE } from '../__testUtils__/Core';
import { component } from '../__testUtils__/entities';
import { migrate } from '../database/migrate';
import { AvailabilityReader } from './AvailabilityReader';

const directory = createMockDirectory();
const CHILD = require.resolve('../__testUtils__/counting.child.ts');
const TRANSFORM = require.resolve('@backstage/cli/config/nodeTransform.cjs');

function open(filename: string): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: { filename },
    useNullAsDefault: true,
  });
}

/** Lets a process count for a while, kills it without warning, and returns what it has said. */
async function countAndKill(
  filename: string,
  serviceId: string,
  killAfter: number,
): Promise<{ counted: number; stored: number }> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--require', TRANSFORM, CHILD, filename, serviceId],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said = { counted: 0, stored: 0 };
  if (!child.stdout) throw new Error('The child says nothing');
  const lines = createInterface({ input: child.stdout });
  lines.on('line', line => {
    const [what, number] = line.split(' ');
    said[what === 'stored' ? 'stored' : 'counted'] = Number(number);
    if (said.counted >= killAfter) child.kill('SIGKILL');
  });
  const [[, signal]] = await Promise.all([
    once(child, 'exit'),
    once(lines, 'close'),
  ]);
  expect(signal).toBe('SIGKILL');
  return said;
}

describe('a process that is killed with SIGKILL', () => {
  it('has lost only what it had not stored, and counted nothing twice', async () => {
    const filename = directory.resolve('operations.sqlite');
    let database = open(filename);
    await migrate(database);
    let core = await Core.create(database);
    await core.catalog(component('shop'));
    const id = await core.id('shop');
    await database.destroy();

    let before = 0;
    for (const killAfter of [40, 61, 90]) {
      const { counted, stored } = await countAndKill(filename, id, killAfter);
      database = open(filename);
      core = await Core.create(database);
      const { total, good } = await AvailabilityReader.create({
        database,
        writers: () => [],
      }).read(id, { hours: 24, environments: ['production'] });
      // Whole batches of seven, each once: those it knew of, and at most one that it did not.
      expect(stored).toBeGreaterThan(0);
      expect(total - before).toBeGreaterThanOrEqual(stored);
      expect(total - before).toBeLessThanOrEqual(counted);
      expect((total - before) % 7).toBe(0);
      expect(good).toBeLessThan(total);
      before = total;

      // State and history are there: every look that was acknowledged, up to the last.
      const { observations } = await core.detail('shop');
      expect(observations).toMatchObject([{ source: 'test' }]);
      const [row] = await database('observation_transitions').count({ n: '*' });
      expect(Number(row.n)).toBeGreaterThanOrEqual(counted);

      // While it was dead nobody looked: unknown from the expiry of the last look.
      const lastLook = Date.parse(observations[0].observedAt ?? '');
      core.now = lastLook + MINUTE;
      await core.store.sweep(core.lease);
      const { segments } = await core.history.read(id, {
        from: lastLook,
        to: core.now,
      });
      expect(segments.at(-1)).toMatchObject({
        status: 'unknown',
        from: new Date(lastLook + 3_000).toISOString(),
      });
      await database.destroy();
    }
  }, 120_000);
});
