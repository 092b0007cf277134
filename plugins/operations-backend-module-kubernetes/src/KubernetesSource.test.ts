import { ServerResponse } from 'node:http';
import {
  clusterNode,
  crashing,
  deployment,
  FakeCore,
  Harness,
  namespaceObject,
  other,
  send,
  service,
  TestApiServer,
  until,
  withoutReadyPods,
} from './__testUtils__';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { sourceIdOf } from './KubernetesSource';

const ID = 'backstage.io/kubernetes-id';

jest.setTimeout(60_000);

function labelled(id: string) {
  return { labels: { [ID]: id } };
}

function forbid(path: string) {
  return (url: URL, response: ServerResponse) => {
    if (url.pathname !== path) return false;
    send(response, 403, { kind: 'Status', code: 403, message: 'no' });
    return true;
  };
}

function codes(core: FakeCore, id: string): string[] {
  return core.last(id)?.reasons.map(({ code }) => code) ?? [];
}

describe('KubernetesSource', () => {
  let harness: Harness;
  let eu: TestApiServer;

  beforeEach(async () => {
    harness = new Harness();
    eu = await harness.server();
    eu.put(clusterNode('node-1'), namespaceObject('shop'));
  });

  afterEach(async () => {
    await harness.end();
  });

  function watchEurope(...services: ObservedService[]) {
    harness.watch([{ name: 'eu-1', url: eu.url, title: 'Europe' }]);
    return harness.observe('eu-1', ...services);
  }

  it('observes what runs, and tells at once what changes', async () => {
    const objects = deployment('web', labelled('shop'));
    eu.put(...objects);
    const core = watchEurope(service('shop'), service('elsewhere', {}));

    const seen = await until(() => core.last('shop'));

    expect(seen).toMatchObject({
      scope: { environment: 'production', cluster: 'eu-1', namespace: 'shop' },
      status: 'healthy',
      workloads: [
        {
          object: { kind: 'Deployment', name: 'web', namespace: 'shop' },
          wanted: 2,
          ready: 2,
          images: [{ tag: '1.0.0' }],
          use: {
            requested: { cpuCores: 0.5, memoryBytes: 128 * 2 ** 20 },
            limit: { memoryBytes: 256 * 2 ** 20 },
          },
        },
      ],
    });
    expect(core.declarations.get('shop')).toEqual({
      serviceId: 'shop',
      scopes: [{ ...seen.scope, intervalSeconds: 30 }],
      problems: [],
    });
    expect(core.of('elsewhere')).toEqual([]);
    expect(core.reports).toEqual([
      { state: 'running', message: 'eu-1 is watched.' },
    ]);
    await until(() => core.changes[0]);
    expect(core.changes).toMatchObject([
      { serviceId: 'shop', kind: 'rollout', scope: seen.scope },
    ]);

    const [web, , ...pods] = objects;
    eu.put(withoutReadyPods(web), ...pods.map(crashing));
    const down = await until(() => core.last('shop', 'down'));

    expect(down.reasons[0]).toMatchObject({
      code: 'kubernetes.crash',
      status: 'down',
      object: { kind: 'Pod' },
      container: 'web',
    });
    const messages = down.reasons.map(({ message }) => message).join();
    expect(messages).not.toContain('10.1.2.3');
    await until(() => core.changes.some(({ kind }) => kind === 'restart'));
  });

  it('finds by selector, through owners and through what speaks of them', async () => {
    const [web, set, ...pods] = deployment('web', {
      labels: { tier: 'front' },
    });
    const claim = { persistentVolumeClaim: { claimName: 'data' } };
    const [pod] = pods;
    const spec = { ...(pod.spec as object), volumes: [claim] };
    eu.put(
      web,
      set,
      ...pods.slice(1),
      { ...pod, spec },
      ...deployment('api', labelled('api')),
      other('v1', 'PersistentVolumeClaim', 'data', {
        status: { phase: 'Lost' },
      }),
      other('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
        spec: {
          minReplicas: 1,
          maxReplicas: 2,
          scaleTargetRef: { kind: 'Deployment', name: 'web' },
        },
        status: {
          currentReplicas: 2,
          desiredReplicas: 2,
          conditions: [
            {
              type: 'ScalingLimited',
              status: 'True',
              reason: 'TooManyReplicas',
            },
          ],
        },
      }),
      other('v1', 'ResourceQuota', 'small', {
        status: { hard: { pods: '10' }, used: { pods: '10' } },
      }),
    );
    const core = watchEurope(
      service('web', {
        'kubernetes-label-selector': 'tier in (front, back),!canary',
        // The selector is the stronger one.
        'kubernetes-id': 'api',
      }),
    );

    await until(() => core.last('web'));

    expect(core.last('web')?.workloads).toMatchObject([
      { object: { name: 'web' }, ready: 2 },
    ]);
    expect(codes(core, 'web')).toEqual(
      expect.arrayContaining([
        'kubernetes.volume-lost',
        'kubernetes.autoscaler-at-maximum',
        'kubernetes.quota-nearly-used',
      ]),
    );

    // What had nothing to do with it until now.
    eu.put(
      other('policy/v1', 'PodDisruptionBudget', 'tight', {
        spec: { selector: { matchLabels: { app: 'web' } } },
        status: {
          disruptionsAllowed: 0,
          expectedPods: 2,
          currentHealthy: 2,
          desiredHealthy: 2,
        },
      }),
    );
    await until(() =>
      codes(core, 'web').includes('kubernetes.disruption-blocked'),
    );
  });

  it('knows environments, and names a place from which everything has vanished', async () => {
    eu.put(
      namespaceObject('shop-staging'),
      ...deployment('web', labelled('shop')),
      ...deployment('web', { ...labelled('shop'), namespace: 'shop-staging' }),
    );
    harness.watch(
      [{ name: 'eu-1', url: eu.url }],
      [
        { environment: 'test', namespaces: ['*-staging'], clusters: ['us-*'] },
        { environment: 'staging', namespaces: ['staging', '*-staging'] },
      ],
    );
    const core = harness.observe('eu-1', service('shop'));

    await until(() => core.last('shop'));
    const scopes = () =>
      core.declarations
        .get('shop')
        ?.scopes.map(({ environment, namespace }) => [environment, namespace]);
    const places = [
      ['production', 'shop'],
      ['staging', 'shop-staging'],
    ];
    expect(scopes()).toEqual(places);

    eu.remove('Deployment', 'shop', 'web');
    eu.remove('ReplicaSet', 'shop', 'web-5d4f');
    eu.remove('Pod', 'shop', 'web-5d4f-0');
    eu.remove('Pod', 'shop', 'web-5d4f-1');
    const vanished = await until(() =>
      core
        .of('shop')
        .find(
          ({ status, scope }) =>
            status === 'unknown' && scope.environment === 'production',
        ),
    );
    expect(vanished.reasons[0].code).toBe('kubernetes.nothing-found');
    expect(scopes()).toEqual(expect.arrayContaining(places));
  });

  it('tells what vanished while nobody looked, for a week, where it is still asked for', async () => {
    eu.put(
      ...deployment('web', { ...labelled('shop'), namespace: 'here' }),
      ...deployment('api', { ...labelled('moved'), namespace: 'here' }),
    );
    const day = 86_400_000;
    const before = (serviceId: string, namespace: string, daysEmpty?: number) =>
      ({
        serviceId,
        scope: { environment: 'production', cluster: 'eu-1', namespace },
        status: daysEmpty === undefined ? 'healthy' : 'unknown',
        since: new Date(Date.now() - (daysEmpty ?? 30) * day),
      } as const);
    const shop = service('shop');
    const moved = service('moved', {
      'kubernetes-id': 'moved',
      'kubernetes-namespace': 'here',
    });
    harness.watch([{ name: 'eu-1', url: eu.url }]);
    const core = harness.takeOver(
      'eu-1',
      [
        before('shop', 'here'),
        before('shop', 'gone'),
        before('shop', 'gone-lately', 6),
        before('shop', 'gone-long-ago', 8),
        before('moved', 'there'),
        before('not-asking', 'here'),
      ],
      shop,
      moved,
    );

    await until(() => core.last('moved') && core.last('shop'));
    const places = (id: string) =>
      core.declarations
        .get(id)
        ?.scopes.map(({ namespace }) => namespace)
        .sort();
    expect(places('shop')).toEqual(['gone', 'gone-lately', 'here']);
    expect(places('moved')).toEqual(['here']);
    expect(core.declarations.has('not-asking')).toBe(false);
    expect(
      core
        .of('shop')
        .find(({ scope }) => scope.namespace === 'gone')
        ?.reasons.map(({ code }) => code),
    ).toEqual(['kubernetes.nothing-found']);

    // Whoever asks otherwise begins anew.
    core.change(
      service('shop', { 'kubernetes-label-selector': `${ID}=shop` }),
      moved,
    );
    await until(() => places('shop')?.length === 1);
    expect(places('shop')).toEqual(['here']);
  });

  it('says from one source what is found nowhere, and how to write it', async () => {
    const us = await harness.server();
    us.put(...deployment('web', labelled('only-us')));
    harness.watch([
      { name: 'us-1', url: us.url },
      { name: 'eu-1', url: eu.url },
    ]);
    const services = [
      service('only-us'),
      service('nowhere'),
      service('lost', {
        'kubernetes-id': 'lost',
        'kubernetes-cluster': 'eu-7',
      }),
      service('bad', { 'kubernetes-label-selector': 'a=b=c' }),
      service('vague', { 'kubernetes-namespace': 'shop' }),
      service('meant', { 'kubernetes-id': 'x', 'kubernetes-cluster': 'eu-1' }),
      service('placed', {
        'kubernetes-id': 'y',
        'kubernetes-namespace': 'shop',
      }),
    ];
    const inEurope = harness.observe('eu-1', ...services);
    const inAmerica = harness.observe('us-1', ...services);

    await until(() => inAmerica.last('only-us'));
    await until(() => inEurope.declarations.get('nowhere'));

    expect(inEurope.declarations.get('nowhere')?.problems).toEqual([
      {
        source: 'kubernetes:eu-1',
        field: ID,
        value: 'nowhere',
        message: `Nothing that runs has the labels ${ID}=nowhere; looked for in eu-1, us-1.`,
        remedy: expect.stringContaining(`label ${ID}: nowhere`),
      },
    ]);
    const problemOf = (id: string) =>
      inEurope.declarations.get(id)?.problems[0];
    expect(problemOf('lost')).toMatchObject({
      field: 'backstage.io/kubernetes-cluster',
      value: 'eu-7',
      remedy: expect.stringContaining('eu-1, us-1'),
    });
    expect(problemOf('bad')).toMatchObject({
      message: 'This is not a label selector.',
    });
    expect(problemOf('vague')?.field).toBe('backstage.io/kubernetes-namespace');
    expect(problemOf('only-us')).toBeUndefined();
    expect([...inAmerica.declarations.values()]).toEqual([
      expect.objectContaining({ serviceId: 'only-us', problems: [] }),
    ]);

    // A named place is looked at before anything is there.
    const scopesOf = (id: string) => inEurope.declarations.get(id)?.scopes;
    expect(scopesOf('meant')).toMatchObject([{ cluster: 'eu-1' }]);
    expect(scopesOf('placed')).toMatchObject([{ namespace: 'shop' }]);
    await until(() => inEurope.last('placed', 'unknown'));

    // Whoever asks no more is observed no more.
    const kept = services.filter(({ id }) => id !== 'placed');
    inEurope.change(...kept, service('placed', {}));
    await until(() => scopesOf('placed')?.length === 0);
  });

  it('keeps what it saw of a cluster that dies, says why, and goes on elsewhere', async () => {
    const us = await harness.server();
    us.put(...deployment('web', labelled('shop')));
    eu.put(...deployment('web', labelled('shop')));
    harness.watch([
      { name: 'eu-1', url: eu.url },
      { name: 'us-1', url: us.url },
    ]);
    const inEurope = harness.observe('eu-1', service('shop'));
    const inAmerica = harness.observe('us-1', service('shop'));
    await until(() => inEurope.last('shop') && inAmerica.last('shop'));
    await until(() => inEurope.clusters.at(-1)?.figures);

    await eu.close();
    const failure = await until(() => inEurope.failures[0]);

    expect(failure).toEqual({
      serviceId: 'shop',
      scope: { environment: 'production', cluster: 'eu-1', namespace: 'shop' },
      reason: 'Kubernetes cluster eu-1 refuses connections',
    });
    expect(inEurope.reports.at(-1)).toEqual({
      state: 'failing',
      message:
        'eu-1 refuses connections. Look whether its API server runs and can be reached.',
    });
    const report = await until(() =>
      inEurope.clusters.find(({ state }) => state === 'failing'),
    );
    expect(report.figures).toBeUndefined();
    expect(JSON.stringify([report, inEurope.failures])).not.toMatch(/127\.0/);

    const pods = () => inAmerica.last('shop')?.workloads?.[0].ready;
    expect(pods()).toBe(2);
    us.put(...deployment('web', { ...labelled('shop'), replicas: 3 }));
    await until(() => pods() === 3);
    expect(inAmerica.failures).toEqual([]);

    const before = inEurope.of('shop').length;
    await eu.listen();
    await until(() => inEurope.of('shop').length > before);
    expect(inEurope.last('shop')?.status).toBe('healthy');
    expect(inEurope.reports.at(-1)?.state).toBe('running');
  });

  it('repeats nothing that a broken server says', async () => {
    eu.put(...deployment('web', labelled('shop')));
    const core = watchEurope(service('shop'));
    await until(() => core.last('shop'));

    eu.fault = (_, response) => {
      const message = 'dial tcp 10.20.30.40:2379: etcd is gone';
      send(response, 500, { kind: 'Status', code: 500, message });
      return true;
    };
    const failure = await until(() => core.failures[0]);

    expect(failure.reason).toBe('Kubernetes cluster eu-1 answers 500');
    await until(() => core.clusters.some(({ state }) => state === 'failing'));
    const told = JSON.stringify([core.clusters, core.reports, core.failures]);
    expect(told).not.toContain('10.20.30.40');
  });

  it('is not green about what it may not see, and says which rule is missing', async () => {
    eu.fault = forbid('/api/v1/pods');
    eu.put(...deployment('web', labelled('shop')));
    const core = watchEurope(service('shop'), service('nowhere'));

    const seen = await until(() => core.last('shop'));

    expect(seen.status).toBe('unknown');
    expect(seen.reasons.at(-1)).toMatchObject({
      code: 'kubernetes.forbidden',
      message:
        'The portal may not see pods in eu-1, so it cannot tell how they are.',
      remedy: expect.stringContaining('resources: ["pods"]'),
    });
    expect(core.reports.at(-1)?.message).toContain('may not see there: pods');
    const kind = core.clusters.at(-1)?.kinds.find(one => one.kind === 'pods');
    expect(kind).toMatchObject({
      status: 'forbidden',
      remedy: expect.stringContaining('verbs: ["get", "list", "watch"]'),
    });
    // Nobody can say that it is nowhere.
    expect(core.declarations.has('nowhere')).toBe(false);
  });

  it('says nothing as long as not everything that runs has been listed', async () => {
    let release = () => {};
    eu.fault = (url, response) => {
      const isHeld = url.pathname === '/apis/apps/v1/deployments';
      if (isHeld) release = () => response.destroy();
      return isHeld;
    };
    eu.put(...deployment('web', labelled('shop')).slice(1));
    const core = watchEurope(service('shop'));
    await until(() =>
      core.clusters
        .at(-1)
        ?.kinds.some(
          ({ kind, status }) => kind === 'pods' && status === 'watching',
        ),
    );

    expect(core.declarations.size).toBe(0);
    expect(core.observations).toEqual([]);

    eu.put(...deployment('web', labelled('shop')).slice(0, 1));
    eu.fault = () => false;
    release();
    await until(() => core.last('shop', 'healthy'));
  });

  it('hands over to another holder, and writes nothing afterwards', async () => {
    eu.put(...deployment('web', labelled('shop')));
    const first = watchEurope(service('shop'));
    await until(() => first.last('shop'));

    first.end();
    const second = harness.observe('eu-1', service('shop'));
    await until(() => second.last('shop'));
    const [web] = deployment('web', labelled('shop'));
    const seen = first.observations.length;
    eu.put(withoutReadyPods(web));
    await until(() => second.last('shop', 'down'));

    expect(first.observations).toHaveLength(seen);
    expect(first.lateWrites).toBe(0);
  });

  it('tries again where the store is broken', async () => {
    eu.put(...deployment('web', labelled('shop')));
    const core = watchEurope(service('shop'));
    await until(() => core.last('shop'));

    core.broken = true;
    const [web] = deployment('web', labelled('shop'));
    eu.put(withoutReadyPods(web));
    await until(() => core.refused > 0);
    core.broken = false;
    const down = await until(() => core.last('shop', 'down'));
    expect(down.reasons[0].status).toBe('down');
  });

  it('judges ages by the clock of the cluster, and dates by ours', async () => {
    const behind = 600_000;
    eu.clockAheadMs = -behind;
    for (const [id, age] of [
      ['young', behind],
      ['old', 2 * behind],
    ] as const) {
      const [web, set, ...pods] = deployment(id, labelled(id));
      const startTime = new Date(Date.now() - age).toISOString();
      const waiting = { reason: 'ContainerCreating' };
      const status = {
        phase: 'Pending',
        startTime,
        containerStatuses: [{ name: 'web', state: { waiting } }],
      };
      eu.put(
        withoutReadyPods(web),
        set,
        ...pods.map(one => ({ ...one, status })),
      );
    }
    const core = watchEurope(service('young'), service('old'));

    const seen = await until(() => core.last('old') && core.last('young'));

    expect(codes(core, 'old')).toContain('kubernetes.creating');
    expect(codes(core, 'young')).not.toContain('kubernetes.creating');
    expect(Math.abs(seen.observedAt.getTime() - Date.now())).toBeLessThan(
      60_000,
    );
    const report = await until(() =>
      core.clusters.find(({ clockMessage }) => clockMessage),
    );
    expect(report.clockMessage).toMatch(/(599|60\d) s behind ours/);
  });

  it('tells how much there is in a cluster, and how much of it is used', async () => {
    eu.metrics = {
      pods: [
        {
          metadata: { name: 'web-5d4f-0', namespace: 'shop' },
          containers: [{ name: 'web', usage: { cpu: '100m', memory: '50Mi' } }],
        },
      ],
      nodes: [
        {
          metadata: { name: 'node-1' },
          usage: { cpu: '1500m', memory: '2Gi' },
        },
      ],
    };
    eu.put(
      ...deployment('web', labelled('shop')),
      other('v1', 'ResourceQuota', 'small', {
        status: {
          hard: { pods: '10', 'requests.memory': '1.5Gi' },
          used: { pods: '2', 'requests.memory': '768Mi' },
        },
      }),
    );
    harness.watch([{ name: 'eu-1', url: eu.url, title: 'Europe' }], [], 500);
    const core = harness.observe('eu-1', service('shop'));

    const report = await until(() =>
      core.clusters.find(
        ({ figures }) => figures?.resources.used !== undefined,
      ),
    );

    expect(report).toMatchObject({
      name: 'eu-1',
      title: 'Europe',
      state: 'watching',
      message: 'eu-1 answers.',
      version: 'v1.36.0',
      figures: {
        nodes: [
          {
            name: 'node-1',
            ready: true,
            roles: ['worker'],
            region: 'europe',
            zone: 'a',
            pods: 2,
            resources: {
              allocatable: { cpuCores: 3.8 },
              requested: { cpuCores: 0.5, memoryBytes: 128 * 2 ** 20, pods: 2 },
              used: { cpuCores: 1.5, memoryBytes: 2 * 2 ** 30 },
            },
          },
        ],
        resources: { capacity: { cpuCores: 4, pods: 110 } },
        quotas: [
          {
            namespace: 'shop',
            name: 'small',
            uses: [
              { resource: 'requests.memory', ratio: 0.5 },
              { resource: 'pods', used: '2', hard: '10', ratio: 0.2 },
            ],
          },
        ],
      },
    });
    await until(() => core.last('shop')?.workloads?.[0].use?.used);
    expect(core.last('shop')?.workloads?.[0].use?.used).toEqual({
      cpuCores: 0.1,
      memoryBytes: 50 * 2 ** 20,
    });
  });

  it('shows a cluster without an account, and how to give one', async () => {
    harness.watch([
      { name: 'eu-1', url: eu.url, auth: { type: 'viewer', provider: 'oidc' } },
    ]);
    const core = harness.observe(
      'eu-1',
      service('shop', {
        'kubernetes-id': 'shop',
        'kubernetes-cluster': 'eu-1',
      }),
    );

    const report = await until(() => core.clusters[0]);

    expect(report).toMatchObject({
      state: 'unwatchable',
      message: expect.stringContaining('cannot be watched without an account'),
      remedy: expect.stringContaining('operations.kubernetes.accounts'),
    });
    const failure = await until(() => core.failures[0]);
    expect(failure.reason).toContain('cannot be watched without an account');
    expect(core.declarations.get('shop')?.scopes).toHaveLength(1);
    expect(eu.requests).toEqual([]);
  });
});

describe('the id of a source', () => {
  it('is stable and short, whatever the name of the cluster', () => {
    const long = `arn:aws:eks:eu-central-1:${'1'.repeat(60)}:cluster/`;

    expect(sourceIdOf('eu-1')).toBe('kubernetes:eu-1');
    expect(sourceIdOf(`${long}a`)).toHaveLength(64);
    expect(sourceIdOf(`${long}a`)).toBe(sourceIdOf(`${long}a`));
    expect(sourceIdOf(`${long}a`)).not.toBe(sourceIdOf(`${long}b`));
  });
});
