import { DEFAULT_POLICY } from '@operate-first/plugin-operations-common';
import { component } from '../__testUtils__/entities';
import { alertReport, FakeAlertSource } from '../__testUtils__/FakeAlertSource';
import { Core, MINUTE } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { AlertReader } from '../alerts/AlertReader';
import { AlertStore } from '../alerts/AlertStore';
import { endedEntries } from '../incidents/policy/alertEntries';
import { readAlerts } from '../incidents/policy/alertRows';
import { SilenceStore } from '../silences/SilenceStore';
import { AlertIntake } from './AlertIntake';
import { AlertMappings } from './AlertMappings';
import { AlertRemapping } from './AlertRemapping';
import { AlertSourceSet } from './AlertSourceSet';
import { readAlertsConfig } from './config';
import { parseMatcher } from './matcher';

jest.setTimeout(120_000);

const SOURCE = 'alertmanager-eu-1';
const databases = testDatabases();
const config = readAlertsConfig(undefined);

async function setUp(databaseId: string) {
  const database = await databases.open(databaseId);
  const core = await Core.create(database);
  await core.catalog(component('shop'), component('cart'));
  await core.registry.refresh();
  const { registry } = core;
  const mappings = AlertMappings.create({ registry, config });
  const changed: string[][] = [];
  const replica = () =>
    AlertIntake.create({
      mappings: AlertMappings.create({ registry, config }),
      config,
      store: AlertStore.create({
        database,
        now: () => core.now,
        onChange: ({ serviceIds }) => changed.push(serviceIds),
      }),
    });
  const intake = replica();
  const reader = AlertReader.create({ database });
  const list = async () => {
    const { items } = await reader.list({ limit: 200 }, undefined);
    return items
      .map(
        ({ title, state, service }) =>
          `${title} ${state}${service ? ` ${service.ref.split('/')[1]}` : ''}`,
      )
      .sort();
  };
  const remapping = AlertRemapping.create({ database, mappings });
  return { database, core, intake, replica, reader, list, remapping, changed };
}

function named(alertname: string, service = 'shop', startsAt = new Date(1000)) {
  return alertReport(
    { alertname, service: `component:default/${service}` },
    { startsAt },
  );
}

describe.each(databases.ids)('sources of alerts on %s', databaseId => {
  it('store what is pushed once, on however many replicas it arrives', async () => {
    const { core, intake, replica, list, changed } = await setUp(databaseId);
    const other = replica();
    const both = [named('Down'), named('Slow', 'cart')];
    // The same message at both at once, in two orders, and a third time.
    const news = await Promise.all([
      intake.receive(SOURCE, both),
      other.receive(SOURCE, [...both].reverse()),
      intake.receive(SOURCE, [both[0]]),
    ]);
    expect(news.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1);
    expect(await list()).toEqual(['Down firing shop', 'Slow firing cart']);
    expect(await intake.receive(SOURCE, both)).toBe(0);
    const told = changed.length;
    core.now += MINUTE;
    const ended = { ...both[0], endsAt: new Date(core.now - 1000) };
    expect(await other.receive(SOURCE, [ended])).toBe(1);
    expect(changed.slice(told)).toEqual([[await core.id('shop')]]);
    // It fires no more, also where the first message arrives late.
    expect(await intake.receive(SOURCE, both)).toBe(0);
    expect(await list()).toEqual(['Down resolved shop', 'Slow firing cart']);
  });

  it('end what was told by sources that are no longer there', async () => {
    const { core, database, intake, list } = await setUp(databaseId);
    await intake.receive('alertmanager-gone', [named('Stuck')]);
    await intake.receive(SOURCE, [named('Down')]);
    const store = AlertStore.create({ database });
    await store.retire(core.lease, [SOURCE]);
    expect(await list()).toEqual(['Down firing shop', 'Stuck resolved shop']);
    // One that comes back goes on.
    await intake.receive('alertmanager-gone', [named('Stuck')]);
    expect(await list()).toEqual(['Down firing shop', 'Stuck firing shop']);
    await loseLease(core);
    await expect(store.retire(core.lease, [])).rejects.toThrow(
      'no longer held',
    );
  });

  it('end what was pushed only, once nobody has heard of it for long', async () => {
    const { core, database, intake, list, changed } = await setUp(databaseId);
    const store = AlertStore.create({
      database,
      now: () => core.now,
      onChange: ({ serviceIds }) => changed.push(serviceIds),
    });
    const later = async (minutes: number) => {
      core.now += minutes * MINUTE;
      await store.endUnheard(core.lease, config.staleMilliseconds);
    };
    const asked = 'alertmanager-asked';
    await intake.receive(SOURCE, [named('Down'), named('Slow')]);
    await intake.receive(asked, [named('Down')]);
    await intake.reconcile(
      core.lease,
      asked,
      [named('Down')],
      new Date(core.now),
    );
    await later(8 * 60);
    // It is repeated, as Alertmanager does.
    await intake.receive(SOURCE, [named('Slow')]);
    await later(4 * 60);
    expect(await list()).toEqual([
      'Down firing shop',
      'Down firing shop',
      'Slow firing shop',
    ]);
    const told = changed.length;
    await later(1);
    expect(changed.slice(told)).toEqual([[await core.id('shop')]]);
    expect(await list()).toEqual([
      'Down firing shop',
      'Down resolved shop',
      'Slow firing shop',
    ]);
    const [alert] = await readAlerts(database, {
      policy: DEFAULT_POLICY,
      now: core.now,
      incidentIds: [],
      onUnreadable: () => {},
    }).then(alerts => alerts.filter(({ endsAt }) => endsAt !== undefined));
    const [ended] = endedEntries([[alert]], () => true);
    expect(ended.text).toBe(
      `Down: not heard of since ${new Date(core.now - (12 * 60 + 1) * MINUTE)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ')} UTC, so it counts as ended.`,
    );
    // It was only silent: it goes on.
    await intake.receive(SOURCE, [named('Down')]);
    expect(await list()).toEqual([
      'Down firing shop',
      'Down firing shop',
      'Slow firing shop',
    ]);
  });

  it('heal what was not pushed, and end what is missing for a minute', async () => {
    const { core, intake, list } = await setUp(databaseId);
    await intake.receive(SOURCE, [named('Down')]);
    const ask = async (...names: string[]) => {
      core.now += MINUTE / 2;
      await intake.reconcile(
        core.lease,
        SOURCE,
        names.map(name => named(name)),
        new Date(core.now),
      );
    };
    await ask('Down', 'Missed');
    expect(await list()).toEqual(['Down firing shop', 'Missed firing shop']);
    // As after a restart that has forgotten everything.
    await ask();
    await ask();
    expect(await list()).toEqual(['Down firing shop', 'Missed firing shop']);
    await ask('Missed');
    expect(await list()).toEqual(['Down resolved shop', 'Missed firing shop']);
    await ask('Missed', 'Down');
    expect(await list()).toEqual(['Down firing shop', 'Missed firing shop']);
    await loseLease(core);
    await expect(ask()).rejects.toThrow('no longer held');
  });

  it('map anew as services come and go', async () => {
    const { core, intake, list, remapping } = await setUp(databaseId);
    await intake.receive(SOURCE, [named('Down', 'new'), named('Slow')]);
    expect(await list()).toEqual(['Down firing', 'Slow firing shop']);
    expect(await remapping.run()).toBe(0);
    await core.catalog(component('shop'), component('new'));
    await core.registry.refresh();
    expect(await remapping.run()).toBe(1);
    expect(await list()).toEqual(['Down firing new', 'Slow firing shop']);
    expect(await remapping.run()).toBe(0);
  });

  it('take odd labels as they are', async () => {
    const { intake, reader, list } = await setUp(databaseId);
    const odd = [
      alertReport({}),
      alertReport({ alertname: 'a\0b \ud800', environment: 'e'.repeat(200) }),
      alertReport({ alertname: 'Deep', cluster: 'c'.repeat(9_000) }),
      named('Future', 'shop', new Date(Date.parse('9999-01-01'))),
    ];
    expect(await intake.receive(SOURCE, odd)).toBe(4);
    expect(await intake.receive(SOURCE, odd)).toBe(0);
    expect(await list()).toHaveLength(4);
    const { items } = await reader.list({ text: 'Alert without' }, undefined);
    expect(items).toMatchObject([
      { title: 'Alert without a name', severity: 'info' },
    ]);
  });

  it('take a storm of ten thousand and lose none', async () => {
    const { intake, core, database } = await setUp(databaseId);
    const storm = Array.from({ length: 10_000 }, (_, at) =>
      alertReport(
        { alertname: `Alert${at % 50}`, pod: `p-${at}`, service: 'shop' },
        { startsAt: new Date(core.now - at) },
      ),
    );
    const messages = Array.from({ length: 100 }, (_, at) =>
      storm.slice(at * 100, (at + 1) * 100),
    );
    const news = await Promise.all(
      messages.map(message => intake.receive(SOURCE, message)),
    );
    expect(news.every(count => count === 100)).toBe(true);
    await intake.reconcile(core.lease, SOURCE, storm, new Date(core.now + 1));
    const row = await database('alerts')
      .whereNull('ends_at')
      .countDistinct({ count: 'fingerprint' })
      .first();
    expect(Number(row?.count)).toBe(10_000);
  });

  it('keep silences as they were read last', async () => {
    const { database, core } = await setUp(databaseId);
    const changed = jest.fn();
    const store = SilenceStore.create({ database, onChange: changed });
    const silence = (id: string, comment = 'Why.') => ({
      id,
      matchers: [{ name: 'a', value: 'b', operator: '=' as const }],
      startsAt: new Date(1000),
      endsAt: new Date(2000),
      state: 'active' as const,
      comment,
      createdBy: 'ada',
    });
    const ids = async () =>
      (await database('silences').orderBy('id')).map(
        ({ id, comment }) => `${id} ${comment}`,
      );
    await store.put(core.lease, SOURCE, [silence('a'), silence('b')]);
    await store.put(core.lease, 'other', [silence('a')]);
    await store.put(core.lease, SOURCE, [silence('b'), silence('a')]);
    expect(changed).toHaveBeenCalledTimes(2);
    await store.put(core.lease, SOURCE, [silence('b', 'Because.')]);
    expect(await ids()).toEqual(['a Why.', 'b Because.']);
  });
});

/** Somebody else has the lease. */
async function loseLease(core: Core): Promise<void> {
  await core.database('leases').update('expires_at', 0);
  await takeLease(core.database, 'test');
}

describe('rules and sources of the configuration', () => {
  it.each([
    ['namespace="shop"', { name: 'namespace', operator: '=', value: 'shop' }],
    [' pod =~ "a-.*" ', { name: 'pod', operator: '=~', value: 'a-.*' }],
    ['a!=b', { name: 'a', operator: '!=', value: 'b' }],
    ['a!~"\\"x\\""', { name: 'a', operator: '!~', value: '"x"' }],
    ['namespace', undefined],
    ['a="b" c="d"', undefined],
  ])('read the matcher %s', (text, matcher) => {
    expect(parseMatcher(text)).toEqual(matcher);
  });

  it('are told apart by their ids', () => {
    const sources = [new FakeAlertSource(), new FakeAlertSource()];
    expect(() => AlertSourceSet.create(sources)).toThrow('two sources');
  });
});
