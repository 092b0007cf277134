import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';

const databases = testDatabases();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function floor(time: number, length: number) {
  return Math.floor(time / length) * length;
}

describe.each(databases.ids)('SLOs on %s', databaseId => {
  let database: Knex;
  let lab: SloLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    lab = await SloLab.create(database);
  });

  it('measures the newest steps first, then the window, then what is replayed', async () => {
    await lab.catalog(component('shop'), slo('availability'));
    await lab.round();
    const [first] = lab.source.requests;
    expect(first).toMatchObject({ stepSeconds: 60 });
    expect(first.to).toBe(floor(lab.now, MINUTE));
    expect(first.from).toBe(first.to - HOUR);

    await lab.settle();
    const history = lab.source.requests.slice(1);
    const starts = history.map(({ from }) => from);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect(new Set(history.map(({ stepSeconds }) => stepSeconds))).toEqual(
      new Set([60, 300]),
    );
    const from = lab.now - 90 * DAY;
    expect(floor(from, 5 * MINUTE)).toBe(
      Number((await lab.sli('availability')).measured_from),
    );
    const now = floor(lab.now, MINUTE);
    const range = [now - 89 * DAY, now] as const;
    expect(await lab.stored('availability', ...range)).toEqual({
      ...lab.source.sum('requests', ...range),
      coveredSeconds: 89 * 24 * 3600,
    });
    const rows = await database('sli_buckets').select('day', 'step_seconds');
    expect(rows).toHaveLength(91);
    expect(new Set(rows.map(({ day }) => day)).size).toBe(91);
    expect(
      rows.filter(({ step_seconds }) => Number(step_seconds) === 60),
    ).toHaveLength(4);

    // Nothing is asked twice: what follows are the newest steps alone.
    lab.source.requests.length = 0;
    await lab.pass(1);
    expect(lab.source.requests).toHaveLength(1);
    const { state, objectives } = await lab.evaluation('availability');
    expect(state).toBe('ok');
    expect(objectives[0].sli).toBeCloseTo(0.99, 10);
    expect(objectives[0].budget?.remaining).toBeCloseTo(0.9, 10);
  });

  it('says since when its source fails, and knows all of it once it answers again', async () => {
    lab.source.truth = (_, minute) => ({
      good: 100 - (Math.floor(minute / MINUTE) % 7),
      total: 100,
    });
    await lab.catalog(component('shop'), slo('availability'));
    await lab.settle();
    const failed = lab.now;
    lab.source.dead.add('main');
    await lab.pass(60);
    const sli = await lab.sli('availability');
    expect(JSON.parse(sli.problem ?? '')).toMatchObject({
      code: 'fake.unreachable',
    });
    expect(Number(sli.problem_since)).toBeLessThan(failed + 2 * MINUTE);
    const { state, message } = await lab.evaluation('availability');
    expect(state).toBe('unknown');
    expect(message).toContain('Fake eu-1 does not answer');
    // It is asked less and less often.
    expect(
      lab.source.requests.filter(({ to }) => to > failed).length,
    ).toBeLessThan(25);

    lab.source.dead.clear();
    await lab.pass(6);
    await lab.settle();
    const now = floor(lab.now, MINUTE);
    const range = [floor(failed, HOUR) - HOUR, now] as const;
    const { good, total } = await lab.stored('availability', ...range);
    expect({ good, total }).toEqual(lab.source.sum('requests', ...range));
    expect((await lab.sli('availability')).problem).toBeNull();
    expect((await lab.evaluation('availability')).state).toBe('ok');
  });

  it('replaces the last steps, whose data comes late, and doubles nothing', async () => {
    await lab.catalog(component('shop'), slo('availability'));
    await lab.settle();
    const complete = lab.source.truth;
    // The newest minute is there by half.
    lab.source.truth = (query, minute) =>
      minute >= floor(lab.now, MINUTE) - MINUTE
        ? { good: 40, total: 50 }
        : complete(query, minute);
    const from = floor(lab.now, MINUTE);
    await lab.pass(10);
    const range = [from, floor(lab.now, MINUTE)] as const;
    const { good, total } = await lab.stored('availability', ...range);
    expect({ good, total }).toEqual(lab.source.sum('requests', ...range));
  });

  it('keeps gaps as gaps, and fills them when they can be read after all', async () => {
    await lab.catalog(component('shop'), slo('availability'));
    await lab.settle();
    const gap = { from: floor(lab.now, MINUTE), to: 0 };
    gap.to = gap.from + 20 * MINUTE;
    const complete = lab.source.truth;
    lab.source.truth = (query, minute) =>
      minute >= gap.from && minute < gap.to
        ? undefined
        : complete(query, minute);
    await lab.pass(40);
    expect(await lab.stored('availability', gap.from, gap.to)).toEqual({
      good: 0,
      total: 0,
      coveredSeconds: 0,
    });
    lab.source.truth = complete;
    await lab.pass(30, 5);
    expect(await lab.stored('availability', gap.from, gap.to)).toEqual({
      good: 20 * 99,
      total: 20 * 100,
      coveredSeconds: 20 * 60,
    });
  });

  it('follows an SLO that is edited, renamed, deleted and restored', async () => {
    const shop = component('shop');
    await lab.catalog(shop, slo('availability'));
    await lab.settle();
    const { id } = await lab.sli('availability');

    // Another target measures the same.
    lab.source.requests.length = 0;
    await lab.catalog(shop, slo('availability', { target: 0.95 }));
    await lab.settle();
    expect((await lab.sli('availability')).id).toBe(id);
    expect(lab.source.requests).toHaveLength(0);
    expect(
      (await lab.evaluation('availability')).objectives[0].budget?.remaining,
    ).toBeCloseTo(0.8, 10);

    // Another query is another SLI, and its whole window is read.
    lab.source.truth = query => ({
      good: query === 'other' ? 98 : 99,
      total: 100,
    });
    await lab.catalog(
      shop,
      slo('availability', { target: 0.95, query: 'other' }),
    );
    expect(await lab.row('availability')).toMatchObject({
      state: 'unknown',
      evaluation: null,
    });
    await lab.settle();
    expect((await lab.sli('availability')).id).not.toBe(id);
    expect(
      (await lab.evaluation('availability')).objectives[0].budget?.remaining,
    ).toBeCloseTo(0.6, 10);

    // A new name for what is measured already.
    await lab.catalog(shop, slo('renamed', { query: 'other' }));
    lab.source.requests.length = 0;
    await lab.settle();
    expect(lab.source.requests).toHaveLength(0);
    expect((await lab.row('availability')).removed_at).not.toBeNull();
    expect((await lab.evaluation('renamed')).state).toBe('ok');

    // Deleted: nobody asks for it. The document of the service itself remains.
    await lab.catalog(shop, slo('other', { query: 'third' }));
    await lab.settle();
    lab.source.requests.length = 0;
    await lab.pass(60, 10);
    expect(
      lab.source.requests.every(({ sli }) =>
        JSON.stringify(sli.measure).includes('third'),
      ),
    ).toBe(true);
    const unused = await database('slo_slis').whereNotNull('unused_since');
    expect(unused).toHaveLength(2);

    // Restored: what was measured is there, and what was missed meanwhile is read.
    await lab.catalog(shop, slo('availability'));
    expect((await lab.row('availability')).removed_at).toBeNull();
    lab.source.requests.length = 0;
    await lab.settle();
    const oldest = Math.min(...lab.source.requests.map(({ from }) => from));
    expect(lab.now - oldest).toBeLessThan(3 * HOUR);
    const range = [lab.now - 6 * DAY, floor(lab.now, MINUTE)] as const;
    const start = floor(range[0], 5 * MINUTE);
    const { good, total } = await lab.stored('availability', start, range[1]);
    expect({ good, total }).toEqual(
      lab.source.sum('requests', start, range[1]),
    );
  });

  it('goes on in another process, and the one before can write nothing any more', async () => {
    await lab.catalog(component('shop'), slo('availability'));
    await lab.round();
    const before = lab.work;
    const lease = lab.lease;
    await lab.takeOver();
    lab.now += 2 * MINUTE;
    const { signal } = new AbortController();
    await expect(before.evaluate(lease, signal)).rejects.toThrow('no longer');
    await before.measure(lease, signal);
    expect(lab.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no longer held'),
    );
    await lab.settle();
    const range = [lab.now - DAY, floor(lab.now, MINUTE)] as const;
    const start = floor(range[0], HOUR);
    expect(await lab.stored('availability', start, range[1])).toEqual({
      ...lab.source.sum('requests', start, range[1]),
      coveredSeconds: (range[1] - start) / 1000,
    });
    expect((await lab.evaluation('availability')).state).toBe('ok');
  });

  it('counts the days of a calendar window on the wall clock of its zone', async () => {
    // In Prague, October 2026 begins at +02:00 and ends at +01:00: 31 days and one hour.
    lab.now = Date.parse('2026-10-31T22:59:30Z');
    lab.source.truth = () => ({ good: 9, total: 10 });
    await lab.catalog(
      component('shop'),
      slo('monthly', {
        target: 0.5,
        window: {
          duration: '1M',
          isRolling: false,
          calendar: {
            startTime: '2026-01-01 00:00:00',
            timeZone: 'Europe/Prague',
          },
        },
      }),
    );
    await lab.settle();
    const october = await lab.evaluation('monthly');
    expect(october.window).toMatchObject({
      from: '2026-09-30T22:00:00.000Z',
      to: '2026-10-31T23:00:00.000Z',
    });
    expect(october.objectives[0].total).toBe(10 * (745 * 60 - 1));
    expect(october.objectives[0].budget?.totalMinutes).toBe((745 * 60) / 2);

    await lab.pass(2);
    await lab.settle();
    const november = await lab.evaluation('monthly');
    expect(november.window.from).toBe('2026-10-31T23:00:00.000Z');
    expect(november.objectives[0].total).toBe(10);
  });

  it('lets a server that hangs or fails keep no other back', async () => {
    lab.source.hanging.add('slow');
    await lab.catalog(
      component('shop'),
      slo('slow', { server: 'slow', query: 'a' }),
      slo('dead', { server: 'dead', query: 'b' }),
      slo('quick', { server: 'main', query: 'c' }),
    );
    lab.source.dead.add('dead');
    const stop = new AbortController();
    const measuring = lab.work.measure(lab.lease, stop.signal);
    while ((await lab.sli('quick')).measured_until === null) {
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
    await lab.work.evaluate(lab.lease, stop.signal);
    expect((await lab.evaluation('quick')).state).toBe('ok');
    expect((await lab.evaluation('slow')).state).toBe('unknown');
    expect((await lab.evaluation('dead')).state).toBe('unknown');
    stop.abort();
    await measuring;
  });

  it('keeps SLOs while the catalog is empty for a moment, and forgets them long after they left', async () => {
    await lab.catalog(component('shop'), slo('availability'));
    await lab.settle();
    await lab.catalog();
    expect((await lab.row('availability')).removed_at).toBeNull();
    await lab.pass(3);
    expect((await lab.row('availability')).removed_at).not.toBeNull();
    expect(
      await database('slo_slis').whereNotNull('unused_since'),
    ).toHaveLength(1);

    lab.now += 89 * DAY;
    await lab.work.compact(lab.lease);
    expect(await database('slos')).toHaveLength(1);
    expect((await database('sli_buckets')).length).toBeGreaterThan(0);
    lab.now += 2 * DAY;
    await lab.work.compact(lab.lease);
    for (const table of ['slos', 'slo_slis', 'sli_buckets']) {
      expect(await database(table)).toEqual([]);
    }
  });

  it('takes what can be stored, whatever another document says', async () => {
    await lab.catalog(
      component('shop'),
      slo('availability'),
      slo('broken', { spec: { objectives: [{ target: 7 }] } }),
      { ...slo('odd'), spec: { service: 'shop', timeWindow: 'for ever' } },
    );
    await lab.settle();
    expect((await lab.evaluation('availability')).state).toBe('ok');
    for (const name of ['broken', 'odd']) {
      const row = await lab.row(name);
      expect(row).toMatchObject({ state: 'invalid', evaluation: null });
      expect(JSON.parse(row.problems)).toContainEqual(
        expect.objectContaining({ severity: 'error' }),
      );
    }
  });
});
