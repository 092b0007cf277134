import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { IncidentLab } from '../../__testUtils__/IncidentLab';
import { takeLease, testDatabases } from '../../__testUtils__/databases';
import { component } from '../../__testUtils__/entities';
import { until } from '../../__testUtils__/until';
import { LeaseKeeper } from '../../leases';
import { Actor, IncidentFields } from '../model';
import { pruneDecisions } from './pruneDecisions';

jest.setTimeout(60_000);

const databases = testDatabases();
const MINUTE = 60;
const ADA: Actor = { kind: 'person', ref: 'user:default/ada' };

function dependent(name: string, ...on: string[]): Entity {
  return {
    ...component(name),
    relations: on.map(other => ({
      type: 'dependsOn',
      targetRef: `component:default/${other}`,
    })),
  };
}

const CATALOG = [
  component('db'),
  dependent('shop', 'db'),
  dependent('checkout', 'shop'),
  component('vault', { labels: { 'operate-first.io/visibility': 'internal' } }),
];

async function setUp(database: Knex) {
  const lab = await IncidentLab.create(database);
  await lab.core.catalog(...CATALOG);
  for (const { metadata } of CATALOG) {
    await lab.core.declare(metadata.name);
    await lab.core.observe(metadata.name, 'healthy');
  }
  await lab.pass(5);
  const observe = async (
    name: string,
    status: 'healthy' | 'down' | 'degraded',
  ) => lab.core.observe(name, status);
  return { lab, observe };
}

describe.each(databases.ids)('the policy at work on %s', databaseId => {
  const start = async () => setUp(await databases.open(databaseId));

  it('opens one incident for a service that is down, and tells how it went', async () => {
    const { lab, observe } = await start();
    expect(await lab.rows()).toEqual([]);
    await observe('shop', 'down');
    await lab.pass(5);
    const [row, ...others] = await lab.rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      key: 'INC-1',
      visibility: 'public',
      status: 'triggered',
      severity: 2,
      impact: 'outage',
      environment: 'production',
      origin: 'policy',
      root_service_id: await lab.core.id('shop'),
    });
    expect(Number(row.started_at)).toBe(lab.now - 5_000);
    expect(await lab.timeline('INC-1')).toEqual([
      'status: Opened: SEV2, outage',
      expect.stringMatching(/^decision: .*shop/),
      'health: shop is down: It is down.',
    ]);
    // Nothing new is decided of what is known.
    const decided = await lab.decisions();
    expect(decided).toMatchObject([{ kind: 'open', incident_id: row.id }]);
    await lab.pass(MINUTE);
    expect(await lab.decisions()).toEqual(decided);
    expect(await lab.rows()).toMatchObject([{ version: row.version }]);
  });

  it('finds the root, says what recovers, and never closes by itself', async () => {
    const { lab, observe } = await start();
    await observe('shop', 'down');
    await observe('checkout', 'down');
    await lab.pass(5);
    await observe('db', 'down');
    await lab.pass(10);
    const open = (await lab.rows()).filter(row => row.duplicate_of === null);
    expect(open).toMatchObject([{ root_service_id: await lab.core.id('db') }]);
    const services = await lab
      .database('incident_services')
      .where('incident_id', open[0].id)
      .orderBy('position')
      .select('service_id', 'position');
    expect(services).toHaveLength(3);
    expect(services[0]).toEqual({
      service_id: await lab.core.id('db'),
      position: 0,
    });

    for (const name of ['db', 'shop', 'checkout']) {
      await observe(name, 'healthy');
    }
    await lab.pass(10 * MINUTE, 30);
    const [after] = (await lab.rows()).filter(({ id }) => id === open[0].id);
    expect(after.resolved_at).toBeNull();
    expect(after.suggestion).toEqual(expect.any(String));
    const told = await lab.timeline(open[0].key);
    expect(told).toContain('service: db has recovered');
    expect(told).toContain('health: db is well.');
  });

  it('calls an incident by its new root and by how bad it is, unless people named it', async () => {
    const { lab, observe } = await start();
    await observe('shop', 'down');
    await lab.pass(5);
    const update = async (fields: IncidentFields, actor: Actor) => {
      const [{ id }] = await lab.rows();
      await lab.incidents.transaction(writer =>
        writer.update(id, fields, actor),
      );
    };
    // People work in it and say nothing of what it is called.
    await update({ status: 'acknowledged' }, ADA);
    await observe('db', 'down');
    await lab.pass(5);
    const title = async () => (await lab.rows())[0].title;
    expect(await title()).toBe('db is down');
    await update({ title: 'The shop sells nothing' }, ADA);
    await observe('db', 'healthy');
    await lab.pass(5);
    await observe('checkout', 'down');
    await observe('shop', 'healthy');
    await observe('db', 'down');
    await lab.pass(10);
    expect(await title()).toBe('The shop sells nothing');
  });

  it('waits for nobody who works again and was only restarted within the hour', async () => {
    const { lab, observe } = await start();
    const degraded = async (...codes: string[]) =>
      lab.core.store.record(lab.core.lease, 'test', [
        {
          serviceId: await lab.core.id('shop'),
          scope: { environment: 'production' },
          status: 'degraded',
          reasons: codes.map(code => ({
            code,
            status: 'degraded' as const,
            message: `It says ${code}.`,
          })),
          observedAt: new Date(lab.now),
        },
      ]);
    const firing = async () =>
      lab
        .database('alerts')
        .whereNull('ends_at')
        .pluck('title')
        .then((titles: string[]) => titles.sort());
    await observe('shop', 'down');
    await lab.pass(5);
    // Something else is wrong beside: that is waited for.
    await degraded('kubernetes.restarts', 'probe.slow');
    await lab.pass(5 * MINUTE + 10, 5);
    expect(await firing()).toEqual(['shop is degraded']);
    expect(await lab.rows()).toMatchObject([{ suggestion: null }]);
    await degraded('kubernetes.restarts');
    await lab.pass(5);
    expect(await firing()).toEqual(['shop was restarted lately']);
    expect(await lab.timeline('INC-1')).toContain(
      'service: shop has recovered',
    );
    await lab.pass(4 * MINUTE);
    expect(await lab.rows()).toMatchObject([{ suggestion: null }]);
    await lab.pass(MINUTE + 5);
    const [row] = await lab.rows();
    expect(row.suggestion).toMatch(/^Nothing of it has fired since/);
    // It breaks again: that is news.
    await observe('shop', 'down');
    await lab.pass(10);
    expect(await lab.rows()).toMatchObject([
      { key: 'INC-1', suggestion: null },
    ]);
    expect(await lab.timeline('INC-1')).toContain(
      'service: shop is affected again: outage',
    );
  });

  it('tries what cannot be carried out less and less often, and goes on with the rest', async () => {
    const { lab, observe } = await start();
    const { error } = lab.core.logger as jest.Mocked<typeof lab.core.logger>;
    const transaction = lab.incidents.transaction.bind(lab.incidents);
    const write = jest
      .spyOn(lab.incidents, 'transaction')
      .mockRejectedValue(new Error('The disk is full'));
    await observe('shop', 'down');
    await lab.pass(5 * MINUTE, 1);
    expect(await lab.rows()).toEqual([]);
    const tries = error.mock.calls.filter(([text]) =>
      String(text).includes('trying again in'),
    );
    expect(tries.length).toBeGreaterThanOrEqual(3);
    expect(tries.length).toBeLessThan(8);
    write.mockImplementation(transaction);
    await observe('vault', 'down');
    await lab.pass(5, 1);
    expect(await lab.rows()).toMatchObject([{ key: 'INT-1' }]);
    await lab.pass(20 * MINUTE, 30);
    expect((await lab.rows()).map(({ key }) => key)).toEqual([
      'INT-1',
      'INC-1',
    ]);
  });

  it('tells of alerts that fire and end, and joins what comes later', async () => {
    const { lab } = await start();
    const errors = await lab.alert('Errors', 'shop');
    await lab.fire(errors);
    await lab.pass(5);
    const slow = await lab.alert('Slow', 'shop', { severity: 'ticket' });
    const burn = await lab.alert('The error budget of shop burns', 'shop', {
      labels: { alertname: 'SloBurn' },
    });
    await lab.fire(errors, slow, burn);
    await lab.pass(6 * MINUTE, 30);
    expect(await lab.rows()).toHaveLength(1);
    await lab.fire(slow);
    await lab.pass(5);
    const told = await lab.timeline('INC-1');
    expect(told).toEqual(
      expect.arrayContaining([
        'alert: Errors fires.',
        'alert: Slow fires.',
        'alert: Errors has ended.',
        'alert: The error budget of shop burns.',
        'alert: The error budget of shop burns no longer.',
      ]),
    );
    // A process that has just taken over tells nothing twice.
    await lab.takeOver();
    await lab.pass(10);
    expect(await lab.timeline('INC-1')).toEqual(told);
  });

  it('tells once how a service is, and what changed in all of its clusters', async () => {
    const { lab, observe } = await start();
    const serviceId = await lab.core.id('shop');
    const change = async (
      cluster: string,
      summary: string,
      secondsAgo: number,
    ) => {
      const id = randomUUID();
      await lab.database('changes').insert({
        id,
        service_id: serviceId,
        source: 'test',
        environment: 'production',
        cluster,
        namespace: 'shop',
        key: id,
        at: lab.now - secondsAgo * 1000,
        kind: 'rollout',
        summary,
      });
    };
    await change('eu-1', 'Version 1', 150 * MINUTE);
    await change('us-1', 'Version 2', 110 * MINUTE);
    await change('eu-1', 'Version 2', 110 * MINUTE + 12);
    await change('eu-1', 'Version 3', 5 * MINUTE);
    await change('us-1', 'Version 3', 4 * MINUTE);
    await observe('shop', 'down');
    await lab.pass(5);
    // Another part of it is down as well: the reasons are others, its health is the same.
    await lab.core.observe('shop', 'down', {
      source: 'probes',
      scope: { environment: 'production', cluster: 'us-1' },
    });
    await lab.pass(5);
    await observe('shop', 'healthy');
    await lab.core.observe('shop', 'healthy', {
      source: 'probes',
      scope: { environment: 'production', cluster: 'us-1' },
    });
    await lab.pass(30);
    await change('eu-1', 'Version 4', 0);
    await change('us-1', 'Version 4', 0);
    await lab.pass(30);
    const told = await lab.timeline('INC-1');
    expect(told.filter(text => /^(health|change|service):/.test(text))).toEqual(
      [
        'change: shop: Version 2 (eu-1, us-1)',
        'change: shop: Version 3 (eu-1)',
        'change: shop: Version 3 (us-1)',
        'health: shop is down: It is down.',
        'service: shop has recovered',
        'health: shop is well.',
        'change: shop: Version 4 (eu-1, us-1)',
      ],
    );
    expect(told.join()).not.toContain('is well again');
    // Who made a change can be asked from the timeline.
    const entries = await lab
      .database('incident_entries')
      .where('kind', 'change')
      .select('data');
    const changes = await lab.database('changes').select('id');
    expect(entries).toHaveLength(4);
    expect(changes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(
        entries.map(({ data }) => JSON.parse(data).changeId),
      ),
    );
    await lab.takeOver();
    await lab.pass(30);
    expect(await lab.timeline('INC-1')).toEqual(told);
  });

  it('leaves alone what still burns from an incident that is over', async () => {
    const { lab } = await start();
    const errors = await lab.alert('Errors', 'shop');
    await lab.fire(errors);
    await lab.pass(5);
    await lab.fire();
    await lab.pass(5);
    const [{ id }] = await lab.rows();
    await lab.incidents.transaction(writer =>
      writer.update(id, { status: 'resolved' }, ADA),
    );
    const burn = await lab.alert('The error budget of shop burns', 'shop', {
      labels: { alertname: 'SloBurn' },
    });
    await lab.fire(burn);
    await lab.pass(MINUTE, 30);
    expect(await lab.rows()).toMatchObject([{ id, status: 'resolved' }]);
    expect(await lab.decisions()).toContainEqual(
      expect.objectContaining({
        rule: 'leave.aftermath',
        message: expect.stringContaining('still burns from INC-1'),
      }),
    );
    await lab.fire(burn, await lab.alert('Errors', 'shop'));
    await lab.pass(5);
    expect(await lab.rows()).toMatchObject([{ id, status: 'reopened' }]);
  });

  it('opens nothing in maintenance, and what is still down when it ends', async () => {
    const { lab, observe } = await start();
    const from = lab.now;
    await lab.database('maintenance').insert({
      id: 'disks',
      title: 'New disks',
      scope: JSON.stringify({ services: ['component:default/shop'] }),
      starts_at: from,
      ends_at: from + 10 * MINUTE * 1000,
      zone: 'UTC',
      announced_by: ADA.kind === 'person' ? ADA.ref : '',
      announced_at: from,
      counts_from: from,
    });
    lab.begin();
    await observe('shop', 'down');
    for (let look = 0; look < 9; look++) {
      await lab.pass(MINUTE, 30);
      await observe('shop', 'down');
    }
    expect(await lab.rows()).toEqual([]);
    const left = await lab.decisions();
    expect(left).toMatchObject([{ kind: 'leave', incident_id: null }]);
    expect(left[0].message).toContain('New disks');
    await lab.database.transaction(async transaction => {
      await pruneDecisions(transaction, lab.now + 1);
    });
    expect(await lab.decisions()).toEqual([]);
    await lab.pass(2 * MINUTE, 30);
    // What was announced is read anew every few seconds of the real clock: a process that begins knows.
    lab.begin();
    await observe('shop', 'down');
    await lab.pass(10);
    expect(await lab.rows()).toMatchObject([
      { root_service_id: await lab.core.id('shop') },
    ]);
  });

  it('opens nothing for who fails before what is in maintenance does, announced a moment before', async () => {
    const { lab, observe } = await start();
    await lab.database('maintenance').insert({
      id: 'disks',
      title: 'New disks',
      scope: JSON.stringify({ services: ['component:default/db'] }),
      starts_at: lab.now,
      ends_at: lab.now + 10 * MINUTE * 1000,
      zone: 'UTC',
      announced_by: 'user:default/ada',
      announced_at: lab.now,
      counts_from: lab.now,
    });
    await observe('shop', 'down');
    await lab.pass(5);
    await observe('db', 'down');
    await lab.pass(20);
    expect(await lab.rows()).toEqual([]);
    const left = await lab.decisions();
    expect(left.map(({ kind }) => kind)).toEqual(['leave', 'leave']);
  });

  it('keeps internal what comes from what is internal', async () => {
    const { lab, observe } = await start();
    await observe('vault', 'down');
    await lab.pass(5);
    expect(await lab.rows()).toMatchObject([
      { key: 'INT-1', visibility: 'internal' },
    ]);
  });

  it('leaves out an alert that cannot be read, and says which', async () => {
    const { lab } = await start();
    await lab.fire(await lab.alert('Broken', 'db'));
    await lab
      .database('alerts')
      .where('title', 'Broken')
      .update({ labels: '"no labels"' });
    await lab.fire(
      await lab.alert('Broken', 'db'),
      await lab.alert('Errors', 'shop'),
    );
    await lab
      .database('alerts')
      .where('title', 'Broken')
      .update({ labels: '"no labels"' });
    await lab.pass(15);
    expect(await lab.rows()).toMatchObject([
      { root_service_id: await lab.core.id('shop') },
    ]);
    expect(lab.core.logger.error).toHaveBeenCalledTimes(1);
    const { id } = await lab
      .database('alerts')
      .where('title', 'Broken')
      .first('id');
    expect(lab.core.logger.error).toHaveBeenCalledWith(
      expect.stringContaining(id),
    );
  });

  it('writes nothing once the lease is lost, and its successor decides the same', async () => {
    const { lab, observe } = await start();
    await observe('shop', 'down');
    lab.core.now += 5_000;
    const { work } = lab;
    // Health has been told by then; the lease is lost between deciding and writing.
    const { transaction } = lab.incidents;
    const lost: unknown[] = [];
    lab.incidents.transaction = async (write, options) => {
      lab.incidents.transaction = transaction;
      const former = lab.lease;
      await lab.takeOver();
      return transaction
        .call(lab.incidents, write, { ...options, lease: former })
        .catch(error => {
          lost.push(error);
          throw error;
        }) as ReturnType<typeof transaction<never>>;
    };
    await expect(work.once(lab.lease)).rejects.toThrow('no longer held');
    expect(lost).toHaveLength(1);
    expect(await lab.rows()).toEqual([]);
    expect(await lab.decisions()).toEqual([]);
    await lab.work.once(lab.lease);
    expect(await lab.rows()).toHaveLength(1);
    expect(await lab.decisions()).toHaveLength(1);
  });

  it('decides anew where people were first', async () => {
    const { lab } = await start();
    const errors = await lab.alert('Errors', 'shop');
    await lab.fire(errors);
    await lab.pass(5);
    const [{ id }] = await lab.rows();
    await lab.fire(errors, await lab.alert('Slow', 'shop'));
    lab.core.now += 5_000;
    const { transaction } = lab.incidents;
    let overtaken = 0;
    lab.incidents.transaction = async (write, options) => {
      lab.incidents.transaction = transaction;
      overtaken++;
      await lab.incidents.transaction(writer =>
        writer.write(id, [
          { kind: 'note', at: lab.now, text: 'On it', actor: ADA },
        ]),
      );
      return lab.incidents.transaction(write, options);
    };
    await lab.work.once(lab.lease);
    expect(overtaken).toBe(1);
    expect(await lab.rows()).toHaveLength(1);
    expect(await lab.timeline('INC-1')).toEqual(
      expect.arrayContaining(['note: On it', 'alert: Slow fires.']),
    );
  });

  it('makes one incident of an alert that two replicas see', async () => {
    const { lab } = await start();
    await lab.database('leases').where('name', 'core').update('expires_at', 0);
    const stop = new AbortController();
    const times = {
      ttlMilliseconds: 2_000,
      renewMilliseconds: 200,
      retryMilliseconds: 50,
    };
    const replicas = [0, 1].map(() => {
      const work = lab.begin();
      return LeaseKeeper.create({
        database: lab.database,
        logger: lab.core.logger,
        times,
      }).run(
        'incident-test',
        async (lease, signal) => {
          // Each gives the lease away again and again.
          for (let turn = 0; turn < 2 && !signal.aborted; turn++) {
            await work.once(lease);
            lab.core.now += 5_000;
          }
        },
        stop.signal,
      );
    });
    const lease = await takeLease(lab.database, 'alerts');
    await lab.alerts.put(lease, 'test', [await lab.alert('Errors', 'shop')]);
    await until(async () => (await lab.rows()).length > 0);
    const before = lab.now;
    await until(async () => lab.now >= before + 60_000);
    stop.abort();
    await Promise.all(replicas);
    expect(await lab.rows()).toHaveLength(1);
    expect(await lab.decisions()).toHaveLength(1);
    expect(await lab.timeline('INC-1')).toEqual([
      'status: Opened: SEV3, major',
      'alert: Errors fires.',
      expect.stringMatching(/^decision: /),
    ]);
  });
});
