import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { IncidentStore } from '../incidents/IncidentStore';
import { Actor } from '../incidents/model';
import { IncidentRow } from '../incidents/rows';
import { troubleOf } from './troubleOf';
import { wantedServices } from './wantedServices';

jest.setTimeout(60_000);

const databases = testDatabases();
const POLICY: Actor = { kind: 'policy' };
const SLACK = 2 * MINUTE;
const NAMES = ['new', 'slow', 'again', 'old', 'over'];

describe.each(databases.ids)('services that somebody waits for on %s', id => {
  it('are those of incidents that were noticed, or opened again, not long ago', async () => {
    const database = await databases.open(id);
    const core = await Core.create(database);
    await core.catalog(...NAMES.map(name => component(name)));
    const store = IncidentStore.create({ database, now: () => core.now });
    const start = core.now;
    const after = (minutes: number) => {
      core.now = start + minutes * MINUTE;
    };
    const open = async (name: string) => {
      const services = [
        {
          serviceId: await core.id(name),
          impact: 'outage' as const,
          regions: [],
        },
      ];
      const opened = await store.transaction(writer =>
        writer.open(
          {
            title: `${name} is down`,
            severity: 2,
            impact: 'outage',
            visibility: 'public',
            drill: false,
            startedAt: core.now - MINUTE,
            detectedAt: core.now,
            services,
            alertIds: [],
          },
          POLICY,
        ),
      );
      return opened.id;
    };
    const set = (
      incident: string,
      status: 'resolved' | 'reopened' | 'fixing',
    ) =>
      store.transaction(writer => writer.update(incident, { status }, POLICY));

    const old = await open('old');
    const again = await open('again');
    await set(again, 'resolved');
    after(5);
    await set(again, 'reopened');
    await set(again, 'resolved');
    after(30);
    await set(again, 'reopened');
    const over = await open('over');
    await open('slow');
    after(33);
    await set(old, 'fixing');
    await set(over, 'resolved');
    await open('new');

    const wanted = async () => {
      const queries: string[] = [];
      const count = ({ sql }: { sql: string }) => queries.push(sql);
      database.on('query', count);
      const found = await wantedServices(database, {
        now: core.now,
        slack: SLACK,
      });
      database.off('query', count);
      // However many there are, not one by one.
      expect(queries.length).toBeLessThanOrEqual(3);
      return new Map(found.map(one => [one.id, one.since]));
    };
    const expected = async (minutes: Record<string, number>) =>
      new Map(
        await Promise.all(
          Object.entries(minutes).map(
            async ([name, at]): Promise<[string, number]> => [
              await core.id(name),
              start + at * MINUTE,
            ],
          ),
        ),
      );
    expect(await wanted()).toEqual(
      await expected({ new: 33, slow: 32, again: 32 }),
    );
    // What was noticed two minutes ago is read once more.
    after(36);
    expect(await wanted()).toEqual(
      await expected({ new: 35, slow: 32, again: 32 }),
    );
    const row: IncidentRow = await database('incidents')
      .where({ id: again })
      .first();
    expect(await troubleOf(database, row)).toEqual({
      onset: start + 30 * MINUTE,
      detected: start + 30 * MINUTE,
    });
    after(60);
    expect(await wanted()).toEqual(new Map());
  });
});
