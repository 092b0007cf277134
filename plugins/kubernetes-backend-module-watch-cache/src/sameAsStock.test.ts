import { TestCluster, hasRealApiServer } from './__testUtils__/TestCluster';
import { ClusterConfig } from './__testUtils__/PortalPlan';
import { TestPortal } from './__testUtils__/TestPortal';
import { eventually } from './__testUtils__/eventually';
import { makeToken } from './__testUtils__/accounts';
import {
  TRAINS,
  definition,
  entity,
  everyKind,
  namespace,
} from './__testUtils__/objects';
import { asSent, withoutWhatIsLeftOut } from './__testUtils__/payloads';

jest.setTimeout(90_000);

const WEB = entity('web');
const SELECTED = entity('selected', {
  'backstage.io/kubernetes-label-selector': 'app in (web, web-deployment)',
});
const PLACED = entity('placed', {
  'backstage.io/kubernetes-id': 'web',
  'backstage.io/kubernetes-namespace': 'other',
});
const HERE = entity('here', {
  'backstage.io/kubernetes-id': 'web',
  'backstage.io/kubernetes-cluster': 'eu-1',
});
const WRONG = entity('wrong', {
  'backstage.io/kubernetes-label-selector': 'app in (',
});
const LATE = entity('late');
const NOWHERE = entity('nowhere');
const ENTITIES = [WEB, SELECTED, PLACED, HERE, WRONG, LATE, NOWHERE];

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const METRICS = '/apis/metrics.k8s.io/v1beta1';

const SERVERS = [
  { kind: 'real' as const, isHere: hasRealApiServer },
  { kind: 'playground' as const, isHere: true },
];

for (const { kind, isHere } of SERVERS) {
  // Left out only where no such server is at hand and none is demanded.
  (isHere ? describe : describe.skip)(`on an API server (${kind})`, () => {
    let cluster: TestCluster;
    let clusters: ClusterConfig[];
    let stock: TestPortal;
    let ours: TestPortal;

    beforeAll(async () => {
      cluster = await TestCluster.start(kind);
      const serviceAccountToken = await makeToken(cluster, kind, 'watcher');
      const account = { authProvider: 'serviceAccount', serviceAccountToken };
      clusters = [
        { name: 'eu-1', title: 'Europe', url: cluster.door.url, ...account },
        {
          name: 'us-1',
          url: cluster.door.url,
          skipMetricsLookup: true,
          ...account,
        },
      ];
      const train = { version: 'v1', plural: 'trains', kind: 'Train' };
      await cluster.create(
        DEFINITIONS,
        definition({ group: TRAINS.group, ...train }),
      );
      for (const place of ['shop', 'other']) {
        await cluster.create('/api/v1/namespaces', namespace(place));
        for (const [group, plural, object] of everyKind('web')) {
          const where = `/${group}/namespaces/${place}/${plural}`;
          await cluster.createSoon(where, object);
        }
      }
      const options = {
        clusters,
        entities: ENTITIES,
        kubernetes: {
          customResources: [TRAINS, { ...TRAINS, plural: 'ghosts' }],
        },
      };
      stock = await TestPortal.start({ ...options, withModule: false });
      ours = await TestPortal.start({ ...options, withModule: true });
    });

    afterAll(async () => {
      await ours?.stop();
      await stock?.stop();
      await cluster?.end();
    });

    /** Pods come and change by themselves; once they rest, both have to say the same. */
    function untilSame(
      look: (portal: TestPortal) => ReturnType<TestPortal['look']>,
    ) {
      return eventually(async () => {
        const before = await look(stock);
        const mine = await look(ours);
        expect(asSent(mine)).toEqual(withoutWhatIsLeftOut(before));
        return mine;
      });
    }

    it('sends what the stock plugin sends, less what nobody reads', async () => {
      const { items } = await untilSame(portal => portal.look(WEB));
      const [{ resources, errors }] = items;
      expect(items.map(item => item.cluster)).toEqual([
        { name: 'eu-1', title: 'Europe' },
        { name: 'us-1' },
      ]);
      const found = new Map(
        resources.map(one => [one.type, one.resources.length]),
      );
      for (const type of ['services', 'configmaps', 'deployments', 'jobs']) {
        expect([type, found.get(type as never)]).toEqual([type, 2]);
      }
      expect(found.get('pods')).toBeGreaterThanOrEqual(6);
      expect(errors).toContainEqual({
        errorType: 'NOT_FOUND',
        statusCode: 404,
        resourcePath: '/apis/example.org/v1/ghosts',
      });
      expect(JSON.stringify(items)).not.toMatch(
        /managedFields|last-applied|nobody has to/,
      );
    });

    it.each([
      ['a label selector', SELECTED, ['eu-1', 'us-1']],
      ['a namespace', PLACED, ['eu-1', 'us-1']],
      ['a cluster', HERE, ['eu-1']],
      // Both say that they do not serve one of the kinds.
      ['that there is nothing', NOWHERE, ['eu-1', 'us-1']],
    ])('obeys %s as the stock plugin does', async (_name, one, names) => {
      const { items } = await untilSame(portal => portal.look(one));
      expect(items.map(item => item.cluster.name)).toEqual(names);
    });

    it('leaves a selector that means nothing to the API server', async () => {
      const { items } = await untilSame(portal => portal.look(WRONG));
      expect(items[0].errors[0]).toMatchObject({ errorType: 'BAD_REQUEST' });
    });

    it('finds custom resources, those that the cache does not watch too', async () => {
      const asked = [
        TRAINS,
        { group: 'apps', apiVersion: 'v1', plural: 'deployments' },
        { group: '', apiVersion: 'v1', plural: 'configmaps' },
        { group: '', apiVersion: 'v1', plural: 'endpoints' },
        { group: 'example.org', apiVersion: 'v2', plural: 'trains' },
      ];
      const look = (portal: TestPortal) =>
        portal.lookForCustom('component:default/web', asked);
      const mine = await eventually(async () => {
        const [before, now] = [await look(stock), await look(ours)];
        const types = now.items[0].resources.map(one => one.resources[0]);
        expect(types).toHaveLength(before.items[0].resources.length);
        return now;
      });
      expect(JSON.stringify(mine)).toContain('"cars":7');
      expect(mine.items[0].errors).toEqual([
        expect.objectContaining({ statusCode: 404 }),
      ]);
    });

    it('asks the cluster nothing while people look', async () => {
      await untilSame(portal => portal.look(WEB));
      cluster.door.requests.length = 0;
      await Promise.all(Array.from({ length: 50 }, () => ours.look(WEB)));
      expect(cluster.door.asked).toEqual([]);
      await stock.look(WEB);
      expect(cluster.door.asked.length).toBeGreaterThan(26);
    });

    it('shows what has changed', async () => {
      const at = '/api/v1/namespaces/shop/services';
      const [, , service] = everyKind('web')[0];
      const labels = { 'backstage.io/kubernetes-id': 'late' };
      const late = { ...service, metadata: { name: 'late', labels } };
      const look = () => ours.look(LATE);
      expect(JSON.stringify(await look())).not.toContain('"name":"late"');
      await cluster.create(at, late);
      await eventually(async () =>
        expect(JSON.stringify(await look())).toContain('"name":"late"'),
      );
      await cluster.remove(`${at}/late`);
      await eventually(async () =>
        expect(JSON.stringify(await look())).not.toContain('"name":"late"'),
      );
    });

    /** There is no metrics server; objects of that kind are as good. */
    async function writeMetrics() {
      const group = { group: 'metrics.k8s.io', version: 'v1beta1' };
      await cluster.create(
        DEFINITIONS,
        definition({ ...group, plural: 'pods', kind: 'PodMetrics' }),
      );
      const { items } = await ours.look(HERE);
      const pods = items[0].resources.flatMap(one =>
        one.type === 'pods' ? one.resources : [],
      );
      for (const { metadata = {} } of pods) {
        const { name, namespace: place, labels } = metadata;
        await cluster.createSoon(`${METRICS}/namespaces/${place}/pods`, {
          apiVersion: 'metrics.k8s.io/v1beta1',
          kind: 'PodMetrics',
          metadata: { name, labels },
          containers: [{ name: 'web', usage: { cpu: '25m', memory: '32Mi' } }],
        });
      }
    }

    it('lists the use of pods once for all who look', async () => {
      if (kind === 'real') await writeMetrics();
      // That there was no metrics server is believed for a minute.
      const portal = await TestPortal.start({
        clusters,
        entities: ENTITIES,
        withModule: true,
        kubernetes: {
          customResources: [TRAINS, { ...TRAINS, plural: 'ghosts' }],
        },
      });
      try {
        await eventually(async () => {
          const mine = await portal.look(HERE);
          const before = await stock.look(HERE);
          expect(asSent(mine)).toEqual(withoutWhatIsLeftOut(before));
          // Metrics of the playground are those of real processes, of which there are none here.
          if (kind === 'playground') return;
          expect(mine.items[0].podMetrics.length).toBeGreaterThanOrEqual(6);
          expect(mine.items[0].podMetrics[0]).toMatchObject({
            cpu: { currentUsage: 0.025, requestTotal: 0.1 },
            containers: [{ container: 'web' }],
          });
        });
        cluster.door.requests.length = 0;
        await Promise.all(Array.from({ length: 20 }, () => portal.look(WEB)));
        const asked = cluster.door.asked;
        expect(asked.length).toBeLessThanOrEqual(1);
      } finally {
        await portal.stop();
      }
    });
  });
}
