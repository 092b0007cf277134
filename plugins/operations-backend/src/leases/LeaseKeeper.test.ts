import { mockServices } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../__testUtils__/until';
import { testDatabases } from '../__testUtils__/databases';
import { LeaseKeeper, LeaseWork } from './LeaseKeeper';
import {
  acquireLease,
  checkLease,
  claimBatch,
  releaseLease,
  renewLease,
  renewLeases,
} from './leases';

const databases = testDatabases();
const times = {
  ttlMilliseconds: 600,
  renewMilliseconds: 100,
  retryMilliseconds: 50,
};

describe.each(databases.ids)('leases on %s', databaseId => {
  const logger = mockServices.logger.mock();
  const take = { name: 'work', ttlMilliseconds: 60_000 };

  it('numbers its holders and refuses the one before', async () => {
    const database = await databases.open(databaseId);
    const first = await acquireLease(database, { ...take, holder: 'a' });
    if (!first) throw new Error('Nobody holds it');
    await database.transaction(tx => checkLease(tx, first));
    await database('leases').update({ expires_at: 0 });
    const second = await acquireLease(database, { ...take, holder: 'b' });
    expect(second).toMatchObject({ holder: 'b', fencing: first.fencing + 1 });
    expect(await renewLease(database, first, 1000)).toBe(false);
    await expect(
      database.transaction(tx => checkLease(tx, first)),
    ).rejects.toThrow('no longer held');
    await expect(
      database.transaction(tx => claimBatch(tx, first, 1)),
    ).rejects.toThrow('no longer held');
  });

  it('claims each batch once', async () => {
    const database = await databases.open(databaseId);
    const lease = await acquireLease(database, { ...take, holder: 'a' });
    if (!lease) throw new Error('Nobody holds it');
    const claim = (batch: number) =>
      database.transaction(tx => claimBatch(tx, lease, batch));
    expect([await claim(1), await claim(1), await claim(2)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('keeps a lease by renewing it and gives it back at the end', async () => {
    const database = await databases.open(databaseId);
    const keeper = LeaseKeeper.create({ database, logger, times });
    const stop = new AbortController();
    const fencings: number[] = [];
    const running = keeper.run(
      'work',
      async (lease, signal) => {
        fencings.push(lease.fencing);
        await once(signal, 'abort');
      },
      stop.signal,
    );
    await until(() => fencings.length > 0);
    // Longer than it lasts without renewal.
    await sleep(times.ttlMilliseconds * 2);
    expect(keeper.held).toEqual(['work']);
    stop.abort();
    await running;
    expect(fencings).toEqual([1]);
    expect(keeper.held).toEqual([]);
    expect(await acquireLease(database, { ...take, holder: 'next' })).toEqual(
      expect.objectContaining({ fencing: 2 }),
    );
  });

  it('ends the work in time when the database does not answer', async () => {
    const database = await databases.open(databaseId);
    const keeper = LeaseKeeper.create({ database, logger, times });
    const stop = new AbortController();
    let release = () => {};
    let ended = 0;
    const working = keeper.run(
      'work',
      async (_, signal) => {
        // SQLite has one connection, PostgreSQL locks the row: either way the renewal hangs.
        const blocking = database.transaction(async tx => {
          await tx('leases').where({ name: 'work' }).forUpdate();
          await new Promise<void>(resolve => {
            release = resolve;
          });
        });
        await once(signal, 'abort');
        ended += 1;
        release();
        await blocking;
      },
      stop.signal,
    );
    try {
      await until(() => ended > 0);
      expect(stop.signal.aborted).toBe(false);
    } finally {
      release();
      stop.abort();
      await working;
    }
  });

  it('renews many leases together, and waits for them together', async () => {
    const database = await databases.open(databaseId);
    const names = Array.from({ length: 50 }, (_, at) => `work-${at}`);
    const stop = new AbortController();
    const run = () => {
      const keeper = LeaseKeeper.create({ database, logger, times });
      const working = names.map(name =>
        keeper.run(
          name,
          async (_, signal) => {
            await once(signal, 'abort');
          },
          stop.signal,
        ),
      );
      return { keeper, working };
    };
    const holder = run();
    await until(() => holder.keeper.held.length === names.length);
    const statements: string[] = [];
    database.on('query', ({ sql }) => statements.push(sql.split(' ')[0]));
    // In a SQLite file there is no second process to wait.
    const waiting = databaseId === 'SQLITE_3' ? undefined : run();
    const firstExpiry = async () => {
      const row = await database('leases').min({ first: 'expires_at' }).first();
      return Number(row?.first);
    };
    const before = await firstExpiry();
    await until(async () => (await firstExpiry()) > before);
    await until(async () => (await firstExpiry()) > before + 100);
    expect(statements.filter(word => word === 'update').length).toBeLessThan(
      names.length,
    );
    expect(statements).not.toContain('insert');
    expect(holder.keeper.held).toHaveLength(names.length);
    expect(waiting?.keeper.held ?? []).toEqual([]);
    stop.abort();
    await Promise.all([...holder.working, ...(waiting?.working ?? [])]);
  });

  it('renews the others while one lease is in use', async () => {
    const database = await databases.open(databaseId);
    const [used, free] = await Promise.all(
      ['used', 'free'].map(name =>
        acquireLease(database, { ...take, name, holder: 'a' }),
      ),
    );
    if (!used || !free) throw new Error('Nobody holds them');
    await database('leases').update({ expires_at: 1 });
    const inUse = databaseId !== 'SQLITE_3';
    const using = inUse ? await database.transaction() : undefined;
    if (using) await checkLease(using, used);
    const stale = { ...free, fencing: 0 };
    const renewed = await renewLeases(database, [used, free, stale], 60_000);
    await using?.rollback();
    expect(renewed).toEqual(new Set(inUse ? [free] : [used, free]));
    await releaseLease(database, free);
    expect(await renewLeases(database, [used, free], 60_000)).toEqual(
      new Set([used]),
    );
  });

  it('does not take back what was given back', async () => {
    const database = await databases.open(databaseId);
    const lease = await acquireLease(database, { ...take, holder: 'a' });
    if (!lease) throw new Error('Nobody holds it');
    await releaseLease(database, lease);
    expect(await renewLease(database, lease, 60_000)).toBe(false);
  });

  // A SQLite file belongs to one process: only on PostgreSQL is there a second holder to wait.
  if (databaseId === 'SQLITE_3') {
    it('is taken over at once where the database belongs to one process', async () => {
      const database = await databases.open(databaseId);
      await acquireLease(database, { ...take, holder: 'dead' });
      const next = await acquireLease(database, { ...take, holder: 'b' });
      expect(next).toMatchObject({ holder: 'b', fencing: 2 });
    });
  } else {
    it('is held by one of two processes, and passed on after a death', async () => {
      const database = await databases.open(databaseId);
      const { ttlMilliseconds } = times;
      await acquireLease(database, {
        ...take,
        ttlMilliseconds,
        holder: 'dead',
      });
      const working: string[] = [];
      const stop = new AbortController();
      const work: LeaseWork = async ({ holder }, signal) => {
        working.push(holder);
        await once(signal, 'abort');
      };
      const keepers = [1, 2].map(() =>
        LeaseKeeper.create({ database, logger, times }),
      );
      const running = keepers.map(keeper =>
        keeper.run('work', work, stop.signal),
      );
      await sleep(ttlMilliseconds / 3);
      expect(working).toEqual([]);
      await until(() => working.length > 0);
      await sleep(ttlMilliseconds * 2);
      expect(working).toHaveLength(1);
      // Somebody else has it now, as after a long pause of the process.
      await database('leases').update({
        holder: 'other',
        fencing: 99,
        expires_at: Date.now() + 600_000,
      });
      await until(() => keepers.every(({ held }) => held.length === 0));
      expect(working).toHaveLength(1);
      stop.abort();
      await Promise.all(running);
    });
  }
});
