import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { testDatabases } from '../../__testUtils__/databases';
import { GitTree } from '../__testUtils__/GitTree';
import { ADA, PETE, RequestsLab, wanted } from '../__testUtils__/RequestsLab';

jest.setTimeout(60_000);

const databases = testDatabases();

/** What sources have stored. */
class Sources {
  constructor(readonly database: Knex, readonly lab: RequestsLab) {}

  async service(name: string): Promise<string> {
    const id = randomUUID();
    await this.database('services').insert({
      id,
      entity_ref: `component:default/${name}`,
      visibility: 'public',
      sort_name: name,
      search_text: name,
      entity: '{}',
      entity_hash: '',
      revision: 1,
      health_status: 'unknown',
      health_rank: 0,
      health_reasons: '[]',
      version: 1,
      created_at: this.lab.time,
    });
    return id;
  }

  async observe(
    serviceId: string,
    options: {
      source: string;
      cluster?: string;
      namespace?: string;
      status?: string;
      reasons?: object[];
      at?: number;
      expired?: boolean;
    },
  ) {
    const { source, cluster = '', namespace = '' } = options;
    await this.database('observations')
      .insert({
        service_id: serviceId,
        source,
        environment: 'production',
        cluster,
        namespace,
        status: options.status ?? 'healthy',
        reasons: JSON.stringify(options.reasons ?? []),
        facts: '{}',
        observed_at: options.at ?? this.lab.time,
        since: this.lab.time,
        interval_seconds: 30,
        expired: options.expired ?? false,
      })
      .onConflict([
        'service_id',
        'source',
        'environment',
        'cluster',
        'namespace',
      ])
      .merge();
  }

  async workload(serviceId: string, cluster: string, namespace: string) {
    await this.database('workloads').insert({
      service_id: serviceId,
      source: `kubernetes-${cluster}`,
      environment: 'production',
      cluster,
      namespace,
      workloads: JSON.stringify([{}]),
    });
  }

  async cluster(name: string, namespaces: string[]) {
    await this.database('clusters')
      .insert({
        name,
        source: `kubernetes-${name}`,
        report: JSON.stringify({ state: 'watching', message: 'Watched' }),
        kinds: '[]',
        observed_at: this.lab.time,
        summary: null,
        figures: JSON.stringify({
          nodes: [],
          quotas: namespaces.map(namespace => ({
            namespace,
            name: 'quota',
            uses: [],
          })),
        }),
        figures_current: true,
        updated_at: this.lab.time,
      })
      .onConflict('name')
      .merge();
  }
}

describe.each(databases.ids)('proof of requests on %s', databaseId => {
  let tree: GitTree;
  let lab: RequestsLab;
  let sources: Sources;

  beforeEach(async () => {
    const database = await databases.open(databaseId);
    tree = await GitTree.create();
    lab = RequestsLab.create(database, tree);
    sources = new Sources(database, lab);
  });

  afterEach(async () => {
    await tree.remove();
  });

  it('is found in what sources store, step by step, and stays', async () => {
    await sources.cluster('eu-1', []);
    const id = await lab.open(wanted('cart'));
    await lab.follow();
    const reason = async () => {
      const { stages, row } = await lab.held(id);
      return stages.find(({ name }) => name === row.stage)?.reason;
    };
    expect(await lab.stage(id)).toBe('open: synced waiting');
    expect(await reason()).toContain('The catalog does not have the service');

    const service = await sources.service('cart');
    const there = {
      source: 'kubernetes-eu-1',
      cluster: 'eu-1',
      namespace: 'cart',
    };
    // Before the merge, and of another namespace.
    await sources.observe(service, { ...there, at: lab.time - 3_600_000 });
    await sources.observe(service, { ...there, namespace: 'other' });
    await lab.follow();
    expect(await lab.stage(id)).toBe('open: synced waiting');

    await sources.workload(service, 'eu-1', 'cart');
    const outOfSync = {
      code: 'kubernetes.gitops-out-of-sync',
      status: 'healthy',
      message: 'What runs is not what git says.',
    };
    await sources.observe(service, { ...there, reasons: [outOfSync] });
    await lab.follow();
    expect(await lab.stage(id)).toBe('open: synced waiting');

    const failing = {
      code: 'kubernetes.crash-loop',
      status: 'down',
      message: 'Its container cart crashes.',
    };
    await sources.observe(service, {
      ...there,
      status: 'down',
      reasons: [failing],
    });
    await lab.follow();
    expect(await lab.stage(id)).toBe('open: healthy waiting');
    expect(await reason()).toContain('Its container cart crashes.');

    await sources.observe(service, there);
    await sources.observe(service, {
      source: 'probe',
      status: 'down',
      reasons: [{ ...failing, message: 'It answers 502.' }],
    });
    await lab.follow();
    expect(await lab.stage(id)).toBe('open: healthy waiting');
    expect(await reason()).toContain('It answers 502.');

    await sources.observe(service, { source: 'probe' });
    await sources.observe(service, there);
    await lab.follow();
    expect(await lab.stage(id)).toBe('done: done done');
    const { stages, row } = await lab.held(id);
    expect(row.look_at).toBeNull();
    for (const { state, evidence, at } of stages.filter(
      ({ name }) => name !== 'checks',
    )) {
      expect(state).toBe('done');
      expect(evidence.length).toBeGreaterThan(0);
      expect(at).toBeDefined();
    }
    expect(await lab.told(id)).toEqual([
      ['group:default/sales', 'done'],
      [ADA, 'done'],
    ]);
    await sources.observe(service, { ...there, status: 'down' });
    await lab.follow();
    expect(await lab.stage(id)).toBe('done: done done');
  });

  it('of two clusters is none of the other', async () => {
    await sources.cluster('eu-1', []);
    await sources.cluster('us-1', []);
    const both = wanted('cart');
    both.namespaces[0].places.push({
      environment: 'production',
      cluster: 'us-1',
    });
    const id = await lab.open(both);
    await lab.follow();
    await lab.approve(id, PETE);
    await lab.merge(id, ADA);
    await lab.follow();
    const service = await sources.service('cart');
    const there = (cluster: string) => ({
      source: `kubernetes-${cluster}`,
      cluster,
      namespace: 'cart',
    });
    await sources.workload(service, 'eu-1', 'cart');
    await sources.observe(service, there('eu-1'));
    await sources.observe(service, { source: 'probe' });
    await lab.follow({ times: 2 });
    const observedAt = async () =>
      (await lab.held(id)).facts.places.map(({ observed }) => observed?.text);
    expect(await observedAt()).toEqual([undefined, undefined]);
    expect(await lab.stage(id)).toBe('open: synced waiting');

    await sources.workload(service, 'us-1', 'cart');
    await sources.observe(service, there('us-1'));
    await sources.observe(service, there('eu-1'));
    await sources.observe(service, { source: 'probe' });
    await lab.follow();
    const together = expect.stringContaining('for eu-1 and us-1 together');
    expect(await observedAt()).toEqual([together, together]);
    expect(await lab.stage(id)).toBe('done: done done');
  });

  it('takes a namespace for itself where nothing else is asked for', async () => {
    const id = await lab.open({ ...wanted('stock'), services: [] });
    await lab.follow();
    await sources.cluster('eu-1', []);
    await lab.follow();
    expect(await lab.stage(id)).toBe('open: synced waiting');
    await sources.cluster('eu-1', ['stock']);
    await lab.follow();
    const { stages } = await lab.held(id);
    expect(stages.find(({ name }) => name === 'synced')?.evidence).toEqual([
      expect.objectContaining({
        text: 'eu-1 has the namespace stock, with its quota.',
      }),
    ]);
    expect(await lab.stage(id)).toBe('done: done done');
  });

  it('says when it is stuck, once, and whom to ask; and when nobody can tell', async () => {
    await sources.cluster('eu-1', []);
    const id = await lab.open(wanted('cart'));
    await lab.follow();
    await lab.follow({ seconds: 2 * 3600, times: 2 });
    expect(await lab.stage(id)).toBe('open: synced stuck');
    const { stages } = await lab.held(id);
    const synced = stages.find(({ name }) => name === 'synced');
    expect(synced?.whomToAsk).toEqual(['group:default/platform']);
    expect((await lab.told(id)).map(([, topic]) => topic)).toEqual([
      'stuck',
      'stuck',
      'stuck',
    ]);
    const stuck = (await lab.events(id)).filter(text => /^Stuck/.test(text));
    expect(stuck).toHaveLength(1);

    const away = await lab.open(wanted('till', { cluster: 'us-1' }));
    await sources.service('till');
    await lab.follow();
    await lab.approve(away, 'user:default/pete');
    await lab.merge(away, ADA);
    await lab.follow({ times: 2 });
    const held = await lab.held(away);
    expect(held.stages.find(({ name }) => name === 'synced')).toMatchObject({
      state: 'notRun',
      reason: expect.stringContaining('Nobody watches us-1'),
    });
    expect(held.row.state).toBe('open');
  });
});
