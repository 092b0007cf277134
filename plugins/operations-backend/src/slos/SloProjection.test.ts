import { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { slo, SloLab } from '../__testUtils__/SloLab';

const databases = testDatabases();
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe.each(databases.ids)('SloProjection on %s', databaseId => {
  let database: Knex;
  let lab: SloLab;

  beforeEach(async () => {
    database = await databases.open(databaseId);
    lab = await SloLab.create(database);
    await lab.catalog(component('shop'), slo('availability'));
  });

  it('writes an SLO anew that returns after it was forgotten', async () => {
    await lab.catalog(component('shop'));
    await lab.catalog(component('shop'), slo('other'));
    expect((await lab.row('availability')).removed_at).not.toBeNull();
    lab.now += 91 * DAY;
    await lab.work.compact(lab.lease);
    await expect(lab.row('availability')).rejects.toThrow('No SLO');
    await lab.catalog(component('shop'), slo('availability'));
    expect(await lab.row('availability')).toMatchObject({
      removed_at: null,
      state: 'unknown',
    });
  });

  it('hides what has fired already with a document that becomes internal', async () => {
    await lab.settle();
    lab.source.truth = () => ({ good: 0, total: 1000 });
    await lab.pass(20);
    const seen = async () => {
      const rows = await database('alerts').distinct('visibility');
      return rows.map(({ visibility }) => visibility);
    };
    expect(await seen()).toEqual(['public']);
    lab.source.truth = () => ({ good: 1000, total: 1000 });
    await lab.catalog(component('shop'), slo('other', { query: 'other' }));
    await lab.round();
    expect(await database('alerts').whereNull('ends_at')).toEqual([]);
    const internal = slo('availability');
    internal.metadata.labels = { 'operate-first.io/visibility': 'internal' };
    await lab.catalog(component('shop'), internal);
    expect(await seen()).toEqual(['internal']);
  }, 30_000);
});
