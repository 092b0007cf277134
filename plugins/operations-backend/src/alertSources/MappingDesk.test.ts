import { AlertMatcher } from '@operate-first/plugin-operations-common';
import { ConfigReader } from '@backstage/config';
import { component } from '../__testUtils__/entities';
import { Core } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { readAlertsConfig } from './config';
import { MappingDesk } from './MappingDesk';

const databases = testDatabases();
const SHOP = 'component:default/shop';
const JOB: AlertMatcher = { name: 'job', operator: '=', value: 'shop' };

describe.each(databases.ids)('rules that people make on %s', databaseId => {
  async function setUp() {
    const database = await databases.open(databaseId);
    const core = await Core.create(database);
    await core.catalog(component('shop'));
    const desk = MappingDesk.create({
      database,
      services: core.reader,
      config: readAlertsConfig(new ConfigReader({})),
      remap: async () => {},
    });
    const add = async (...matchers: AlertMatcher[]) =>
      desk.add({ matchers, service: SHOP }, 'user:default/ada', undefined);
    return { database, add };
  }

  it('must say what alerts are like', async () => {
    const { add, database } = await setUp();
    const namespace = (
      operator: AlertMatcher['operator'],
      value: string,
    ): AlertMatcher => ({ name: 'namespace', operator, value });
    for (const wide of [
      namespace('!=', 'shop'),
      namespace('!~', 'shop-.*'),
      namespace('=', ''),
      namespace('=~', '.*'),
    ]) {
      await expect(add(wide)).rejects.toMatchObject({
        problem: {
          field: 'matchers',
          message: expect.stringContaining('nearly all'),
          remedy: expect.stringContaining('Add a label'),
        },
      });
    }
    await expect(
      add(namespace('!=', 'a'), namespace('!=', 'b')),
    ).rejects.toMatchObject({ problem: { field: 'matchers' } });
    await add(namespace('!=', 'a'), JOB);
    await add(namespace('!~', '|kube-.*'));
    expect(await database('alert_mappings')).toHaveLength(2);
  });

  it('are a thousand at most', async () => {
    const { add, database } = await setUp();
    const rows = Array.from({ length: 999 }, (_, at) => ({
      id: `rule-${at}`,
      matchers: '[]',
      service_id: 'shop',
      made_by: 'user:default/ada',
      made_at: at,
    }));
    await database.batchInsert('alert_mappings', rows, 50);
    await add(JOB);
    await expect(add(JOB)).rejects.toThrow('There are 1000 rules already');
  });
});
