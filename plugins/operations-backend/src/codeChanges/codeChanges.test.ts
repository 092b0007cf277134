import { Commit } from '@operate-first/plugin-operations-node';
import { Core, MINUTE } from '../__testUtils__/Core';
import { takeLease, testDatabases } from '../__testUtils__/databases';
import { component } from '../__testUtils__/entities';
import { deployment } from '../__testUtils__/workloads';
import { FakeAuthorSource } from '../__testUtils__/FakeAuthorSource';
import { AuthorSourceSet } from '../authors/AuthorSourceSet';
import { AuthorSettingsStore } from '../authors/AuthorSettingsStore';
import { ServicePlaces } from '../authors/ServicePlaces';
import { ChangeGatherer, imageIn } from './ChangeGatherer';
import { CodeChangeWork } from './CodeChangeWork';
import { pruneCodeChanges } from './CodeChangeStore';
import { IncidentStore } from '../incidents/IncidentStore';
import { writtenEntries } from '../incidents/policy/followedEntries';
import { promisesChanged } from './sloPromises';

jest.setTimeout(60_000);

const databases = testDatabases();
const REPOSITORY = 'https://git.example.org/acme/pay';

describe.each(databases.ids)('changes of code on %s', databaseId => {
  let core: Core;
  let git: FakeAuthorSource;
  let work: CodeChangeWork;

  function commit(letter: string, minutes: number, more: Partial<Commit> = {}) {
    return {
      repository: REPOSITORY,
      revision: letter.repeat(40),
      at: new Date(core.now - minutes * MINUTE),
      author: { name: 'Ada' },
      message: `Change ${letter}`,
      paths: ['src/a.ts'],
      ...more,
    };
  }

  const told = async () => {
    const found = await ChangeGatherer.create(core).of([await core.id('pay')], {
      from: 0,
      to: core.now + MINUTE,
      environments: ['production'],
      limit: 100,
      internal: () => true,
    });
    return found.map(({ change }) => `${change.kind} ${change.summary}`);
  };

  beforeEach(async () => {
    core = await Core.create(await databases.open(databaseId));
    await core.catalog(
      component('pay', {
        annotations: {
          'backstage.io/source-location': `url:${REPOSITORY}`,
          'operate-first.io/manifests': `${REPOSITORY}//deploy`,
        },
      }),
    );
    await core.registry.refresh();
    git = new FakeAuthorSource();
    const sources = AuthorSourceSet.create();
    sources.add(git);
    const { database, registry, logger } = core;
    work = CodeChangeWork.create({
      database,
      logger,
      registry,
      sources,
      places: ServicePlaces.create({ database, registry, manifests: [] }),
      days: 400,
      now: () => core.now,
      onChange: changes => core.announced.push(...changes.map(({ id }) => id)),
    });
    core.announced.length = 0;
  });

  it('are kept once, as what they are, and announced', async () => {
    git.read(
      REPOSITORY,
      commit('c', 1, { paths: ['deploy/config.yaml'] }),
      commit('b', 2, { paths: ['deploy/web.yaml', 'src/a.ts'] }),
      commit('a', 3),
    );
    await work.collect(core.lease);
    const all = [
      'configuration Change c',
      'commit Change b',
      'gitops Change b',
      'commit Change a',
    ];
    expect((await told()).sort()).toEqual([...all].sort());
    expect(core.announced).toEqual([await core.id('pay')]);
    git.read(REPOSITORY, commit('d', 0));
    await work.collect(core.lease);
    await work.collect(core.lease);
    expect(await told()).toEqual(
      expect.arrayContaining(['commit Change d', ...all]),
    );
    expect(await told()).toHaveLength(5);
    expect(core.announced).toHaveLength(2);
  });

  it('that were rewritten are forgotten; what cannot be read is not', async () => {
    git.read(REPOSITORY, commit('b', 1), commit('a', 3));
    await work.collect(core.lease);
    git.history.set(REPOSITORY, [commit('a', 3)]);
    git.read(REPOSITORY, commit('e', 0));
    await work.collect(core.lease);
    expect(await told()).toEqual(['commit Change e', 'commit Change a']);
    git.error = new Error('It hangs');
    git.read(REPOSITORY);
    await work.collect(core.lease);
    git.error = undefined;
    git.history.delete(REPOSITORY);
    core.now += 11 * MINUTE;
    await work.collect(core.lease);
    expect(await told()).toHaveLength(2);
  });

  it('that could not be read are read when they can be, without waiting for the next commit', async () => {
    git.read(REPOSITORY, commit('a', 3));
    git.error = new Error('It hangs');
    await work.collect(core.lease);
    git.error = undefined;
    await work.collect(core.lease);
    expect(await told()).toEqual([]);
    core.now += 6_000;
    await work.collect(core.lease);
    expect(await told()).toEqual(['commit Change a']);
  });

  it('before an incident that has just begun are read before all others', async () => {
    await work.collect(core.lease);
    const { database, lease } = core;
    const store = IncidentStore.create({ database, now: () => core.now });
    const noticed = core.now;
    const services = [
      {
        serviceId: await core.id('pay'),
        impact: 'outage' as const,
        regions: [],
      },
    ];
    await store.transaction(writer =>
      writer.open(
        {
          title: 'Pay is down',
          severity: 2,
          impact: 'outage',
          visibility: 'public',
          drill: false,
          startedAt: noticed - MINUTE,
          detectedAt: noticed,
          services,
          alertIds: [],
        },
        { kind: 'policy' },
      ),
    );
    const awaits = async () => {
      await work.collectWanted(lease);
      return git.awaited.splice(0);
    };
    const at = (time: number) =>
      `${REPOSITORY} ${new Date(time).toISOString()}`;
    expect(await awaits()).toEqual([at(noticed)]);
    git.error = new Error('It hangs');
    git.read(REPOSITORY, commit('a', 1));
    await awaits();
    git.error = undefined;
    await awaits();
    expect(await told()).toEqual(['commit Change a']);
    // Nothing was read since, so nothing is looked at.
    git.error = new Error('It hangs');
    core.now += 3 * MINUTE;
    expect(await awaits()).toEqual([at(noticed + 2 * MINUTE)]);
    const failures = core.logger.debug.mock.calls.filter(([text]) =>
      text.startsWith('Cannot read what changed'),
    );
    // Once for each of its two purposes.
    expect(failures).toHaveLength(2);
    core.now += 20 * MINUTE;
    expect(await awaits()).toEqual([]);
  });

  it('are written by nobody who lost the lease, and pruned', async () => {
    git.read(REPOSITORY, commit('a', 3));
    const late = { ...core.lease, fencing: core.lease.fencing - 1 };
    await expect(work.collect(late)).rejects.toThrow('no longer held');
    expect(await told()).toEqual([]);
    git.read(REPOSITORY, commit('b', 2));
    await work.collect(await takeLease(core.database, 'another'));
    expect(await told()).toHaveLength(2);
    await core.database.transaction(one =>
      pruneCodeChanges(one, core.now - 2.5 * MINUTE),
    );
    expect(await told()).toEqual(['commit Change b']);
  });

  it('of promises are told by what differs', async () => {
    const slo = (target: number, changed: number) => ({
      ref: 'slo:default/pay',
      title: 'Availability',
      environment: 'production',
      sort_name: 'availability',
      search_text: '',
      visibility: 'public',
      problems: '[]',
      documents: '[]',
      sli_ids: '[]',
      state: 'ok',
      state_rank: 4,
      hash: String(target),
      created_at: core.now,
      changed_at: core.now + changed,
      definition: JSON.stringify({
        window: { kind: 'rolling', duration: { count: 28, unit: 'd' } },
        objectives: [{ index: 0, target, sli: { id: 'one' } }],
      }),
    });
    const { database, lease } = core;
    const service_id = await core.id('pay');
    const service = database('services').where('id', service_id);
    await service.clone().update({ created_at: core.now - 60 * MINUTE });
    await database('slos').insert({ ...slo(0.999, 0), service_id });
    await work.collect(lease);
    await work.collect(lease);
    expect(await told()).toEqual(['slo The objective Availability is new']);
    await service.clone().update({ created_at: core.now - MINUTE });
    const ref = 'slo:default/came-with-its-service';
    await database('slos').insert({ ...slo(0.99, 1), ref, service_id });
    await work.collect(lease);
    expect(await told()).toHaveLength(1);
    await database('slos').where('ref', ref).delete();
    await database('slos').update({ ...slo(0.995, 1000), service_id });
    core.now += 2000;
    await work.collect(lease);
    expect(await told()).toEqual([
      'slo The objective Availability: 99.9 % → 99.5 %',
      'slo The objective Availability is new',
    ]);
    await database('slos').update({
      removed_at: core.now,
      changed_at: core.now,
    });
    core.now += 2000;
    await work.collect(lease);
    expect((await told())[0]).toBe('slo The objective Availability is gone');
  });

  it('keep beside them how people want to be asked', async () => {
    const settings = AuthorSettingsStore.create({
      database: core.database,
    });
    const ada = 'user:default/ada';
    expect(await settings.read(ada)).toMatchObject({ suggested: true });
    const own = {
      suggested: false,
      prefers: 'team' as const,
      shownTo: 'everybody' as const,
    };
    await settings.write(ada, { ...own, suggested: true });
    await settings.write(ada, own);
    expect(await settings.read(ada)).toEqual(own);
    expect([
      ...(await settings.readAll([ada, 'user:default/x'])).keys(),
    ]).toEqual([ada]);
  });
});

describe('imageIn', () => {
  it.each([
    [
      'web: image 1.8.2 → 1.8.3 (revision 7)',
      { before: '1.8.2', after: '1.8.3' },
    ],
    [
      'web was rolled back: image 1.8.3 → 1.8.2 (revision 8)',
      { before: '1.8.3', after: '1.8.2' },
    ],
    ['web: image pay:1 → shop:2', { before: '1', after: '2' }],
    [
      'web: image of app 1.0 → 1.1, proxy 2 → 3 (revision 1)',
      { before: '1.0', after: '1.1' },
    ],
    ['web was rolled out with image 1.8.1 (revision 1)', { after: '1.8.1' }],
    ['web was rolled out anew (revision 3)', undefined],
  ])('%s', (summary, image) => expect(imageIn(summary)).toEqual(image));
});

describe('promisesChanged', () => {
  const promises = {
    title: 'Latency',
    window: '28d',
    objectives: { fast: '99 %', slow: '99.9 %' },
    slis: ['a', 'b'],
  };

  it.each([
    [{ ...promises }, undefined],
    [{ ...promises, window: '30d' }, 'The objective Latency: window 28d → 30d'],
    [
      { ...promises, objectives: { fast: '98 %' } },
      'The objective Latency: fast 99 % → 98 %, slow 99.9 % → nothing',
    ],
    [{ ...promises, slis: ['a'] }, 'The objective Latency: measured otherwise'],
  ])('%j', (after, text) => {
    expect(promisesChanged(promises, after)).toBe(text);
  });
});

describe('what timelines tell of commits', () => {
  const at = Date.parse('2026-11-21T12:00:00Z');
  const names = new Map([['pay', 'Pay']]);
  const written = {
    id: 'one',
    service_id: 'pay',
    source: 'git',
    kind: 'configuration' as const,
    repository: REPOSITORY,
    revision: 'a'.repeat(40),
    at,
    message: 'What somebody wrote',
    visibility: 'public' as const,
    reverts: null,
    url: null,
    pull_request: null,
    author: null,
    paths: '[]',
  };
  const rollout = (minutes: number) => ({
    id: 'two',
    service_id: 'pay',
    source: 'test',
    environment: 'production',
    cluster: '',
    namespace: '',
    key: 'two',
    at: at + minutes * MINUTE,
    kind: 'rollout' as const,
    object: null,
    summary: 'web was rolled out',
    detail: null,
  });

  it('is each of them that no rollout tells of, without what its author wrote', () => {
    const texts = (minutes: number) =>
      writtenEntries([written], [rollout(minutes)], names).map(
        ({ text }) => text,
      );
    expect(texts(2)).toEqual([]);
    expect(texts(-2)).toEqual(['Pay: its configuration was changed (aaaaaaa)']);
    expect(texts(30)).toHaveLength(1);
  });
});

it('finds manifests by convention, where all that it asks for is known', async () => {
  const running = [
    { cluster: 'eu-1', namespace: 'shop', name: 'web' },
    { cluster: '', namespace: 'shop', name: 'worker' },
  ].map(({ cluster, namespace, name }) => ({
    cluster,
    namespace,
    environment: 'production',
    workload: deployment(name, 1),
  }));
  const places = ServicePlaces.create({
    database: undefined as never,
    registry: { list: () => [], revision: 0 },
    manifests: [
      {
        repository: REPOSITORY,
        path: 'clusters/{cluster}/{namespace}/{name}.yaml',
      },
    ],
  });
  jest.spyOn(places, 'running').mockResolvedValue(running);
  const service = { id: 'pay', entity: component('pay') };
  expect(await places.of(service)).toEqual([
    {
      purpose: 'manifests',
      repository: REPOSITORY,
      path: 'clusters/eu-1/shop/web.yaml',
    },
  ]);
});
