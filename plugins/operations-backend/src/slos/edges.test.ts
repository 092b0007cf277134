import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';
import { MaintenanceDesk } from '../maintenance/MaintenanceDesk';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';

const databases = testDatabases();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each(databases.ids)('what evaluations read on %s', databaseId => {
  let database: Knex;
  let lab: SloLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    lab = await SloLab.create(database);
  });

  it('are the slices of a composite themselves, also those of days long ago', async () => {
    const metric = (query: string) => ({
      metricSource: { type: 'Prometheus', spec: { query } },
    });
    const objective = (query: string) => ({
      displayName: query,
      target: 0.99,
      timeSliceTarget: 0.5,
      timeSliceWindow: '5m',
      indicator: {
        metadata: { name: query },
        spec: {
          ratioMetric: {
            counter: true,
            good: metric(`${query}_good`),
            total: metric(query),
          },
        },
      },
    });
    // Three slices of one, four of the other, in one hour five days ago: two of them are the same.
    const hour = Date.parse('2026-11-15T08:00:00Z');
    const bad: Record<string, [number, number]> = {
      orders: [0, 15],
      payments: [5, 25],
    };
    lab.source.truth = (query, minute) => {
      const [from, to] = bad[query];
      const failing =
        minute >= hour + from * MINUTE && minute < hour + to * MINUTE;
      return { good: failing ? 0 : 10, total: 10 };
    };
    await lab.catalog(
      component('shop'),
      slo('together', {
        window: { duration: '7d', isRolling: true },
        spec: {
          budgetingMethod: 'Timeslices',
          indicator: undefined,
          objectives: ['orders', 'payments'].map(objective),
        },
      }),
    );
    await lab.settle();
    const allowed = 0.01 * 7 * 24 * 12;
    const { composite } = await lab.evaluation('together');
    expect(composite?.consumed).toBeCloseTo(5 / allowed, 2);

    // Another process, and another day.
    await lab.takeOver();
    await lab.settle();
    lab.now += 13 * HOUR;
    await lab.settle();
    const { composite: later } = await lab.evaluation('together');
    expect(later?.consumed).toBeCloseTo(5 / allowed, 2);
  });

  it('is maintenance before a calendar window, where alerts look back so far', async () => {
    lab.now = Date.parse('2026-11-30T20:00:30Z');
    const down = Date.parse('2026-11-30T22:00:00Z');
    lab.source.truth = (_, minute) => ({
      good: minute >= down && minute < down + HOUR ? 0 : 1000,
      total: 1000,
    });
    await lab.catalog(
      component('shop'),
      slo('monthly', {
        target: 0.999,
        window: {
          duration: '1M',
          isRolling: false,
          calendar: { startTime: '2026-01-01 00:00:00', timeZone: 'UTC' },
        },
        annotations: { 'openslo.operate-first.io/exclude-maintenance': 'true' },
      }),
    );
    await MaintenanceDesk.create({
      database,
      store: MaintenanceStore.create({ database }),
      now: () => lab.now,
    }).announce(
      {
        title: 'New disks',
        scope: { services: ['component:default/shop'] },
        startsAt: new Date(down).toISOString(),
        endsAt: new Date(down + HOUR).toISOString(),
      },
      'user:default/ada',
    );
    await lab.settle();
    // The month has just ended, and nothing of the next one was measured yet: the old one is still told.
    lab.now = Date.parse('2026-12-01T00:00:30Z');
    lab.source.lateMilliseconds = MINUTE;
    await lab.settle();
    const november = await lab.evaluation('monthly');
    expect(november.window.from).toBe('2026-11-01T00:00:00.000Z');
    expect(november.remaining).toBe(1);

    await lab.pass(5);
    const december = await lab.evaluation('monthly');
    expect(december.window.from).toBe('2026-12-01T00:00:00.000Z');
    expect(december.remaining).toBe(1);
    const states = december.objectives[0].alerts.map(({ state }) => state);
    expect(states).not.toContain('firing');
    const open = await database('alerts').whereNull('ends_at');
    expect(open.filter(({ suppressed }) => suppressed === null)).toEqual([]);
  });
});
