import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { Retention } from './Retention';

const databases = testDatabases();
const DAY = 24 * 60 * MINUTE;

it.each(databases.ids)(
  'forgets what is old on %s, and leaves no hole where the kept time begins',
  async databaseId => {
    const database = await databases.open(databaseId);
    const core = await Core.create(database);
    await core.catalog(component('shop'));
    await core.declare('shop', [
      { environment: 'production', intervalSeconds: 100 * 24 * 3600 },
    ]);
    const { lease } = core;
    const start = core.now;
    for (const status of ['down', 'healthy', 'degraded', 'down'] as const) {
      await core.observe('shop', status);
      core.now += DAY;
    }
    // Kept is the last day: the degraded one before was in force when it began.
    core.now = start + 3.5 * DAY;
    const days = { history: 1 };
    await Retention.create({ database, days, now: () => core.now }).prune(
      lease,
    );
    const { segments } = await core.history.read(await core.id('shop'), {
      from: start,
      to: core.now,
    });
    expect(segments.map(({ from, status }) => [from, status])).toEqual([
      [new Date(start + 2 * DAY).toISOString(), 'degraded'],
      [new Date(start + 3 * DAY).toISOString(), 'down'],
    ]);
  },
);
