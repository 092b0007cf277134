import pLimit from 'p-limit';
import { PlaygroundApiServer } from './__testUtils__/PlaygroundApiServer';
import { RealApiServer, hasRealApiServer } from './__testUtils__/RealApiServer';
import { TestApiServer } from './__testUtils__/TestApiServer';
import { eventually } from './__testUtils__/eventually';
import { Harness, PODS, kindOf, names, stateOf } from './__testUtils__/Harness';
import {
  CORE,
  DEFINITIONS,
  TRAINS,
  TRAIN_DEFINITION,
  autoscaler,
  configMap,
  cronJob,
  deployment,
  event,
  namespace,
  train,
  volumeClaim,
} from './__testUtils__/objects';
import { DEFAULT_KINDS } from './kinds';
import { ClusterCacheTiming } from './timing';
import { KindDefinition } from './types';

jest.setTimeout(180_000);

const CONFIG_MAPS: KindDefinition = {
  id: 'configmaps',
  group: '',
  versions: ['v1'],
  plural: 'configmaps',
};
const MISSED_RUNS = 'events/missed-runs';

/** A process that shares its two cores with others is no dead cluster. */
const PATIENT: Partial<ClusterCacheTiming> = { answerLimit: 10_000 };

/** Older servers have these kinds only under older versions: the first server that has them under the newer one. */
const SERVED_SINCE: [kind: string, since: number, now: string, old: string][] =
  [
    ['cronjobs.batch', 21, 'batch/v1', 'batch/v1beta1'],
    [
      'horizontalpodautoscalers.autoscaling',
      23,
      'autoscaling/v2',
      'autoscaling/v2beta2',
    ],
    ['poddisruptionbudgets.policy', 21, 'policy/v1', 'policy/v1beta1'],
    [
      'ingresses.networking.k8s.io',
      19,
      'networking.k8s.io/v1',
      'networking.k8s.io/v1beta1',
    ],
  ];

const SERVERS = [
  {
    name: 'a real API server (the folder KUBEBUILDER_ASSETS)',
    isHere: hasRealApiServer,
    start: (): Promise<TestApiServer> => RealApiServer.start(),
  },
  {
    name: 'an API server of the playground',
    isHere: true,
    start: (): Promise<TestApiServer> => PlaygroundApiServer.start(),
  },
];

for (const { name: server, isHere, start } of SERVERS) {
  // Left out only where no such server is at hand and none is demanded.
  (isHere ? describe : describe.skip)(`the watch of ${server}`, () => {
    const harness = new Harness();
    let api: TestApiServer;
    let count = 0;
    let here: string;
    let place: string;

    beforeAll(async () => {
      api = await start();
    });
    afterAll(() => api?.end());
    beforeEach(async () => {
      here = `case-${++count}`;
      place = `${CORE}/${here}`;
      await api.admin.create(CORE, namespace(here));
    });
    afterEach(() => harness.end());

    function watch(
      kinds: readonly KindDefinition[],
      timing: Partial<ClusterCacheTiming> = {},
    ) {
      const cache = harness.cache([api.definition], [...kinds], {
        ...PATIENT,
        ...timing,
      });
      const found = (kind: string, more = {}) =>
        names(cache, { kind, namespace: here, ...more });
      const state = (kind: string) => kindOf(cache, 'eu-1', kind);
      const untilWatching = (kind: string) =>
        eventually(() => expect(state(kind).status).toBe('watching'));
      return { cache, found, state, untilWatching };
    }

    it('lists in pages what there is, each object with its kind, and nothing of its contents', async () => {
      const some = pLimit(25);
      const create = (name: string) =>
        api.admin.create(`${place}/configmaps`, configMap(name));
      await Promise.all(
        Array.from({ length: 300 }, (_, i) => some(() => create(`one-${i}`))),
      );
      const { cache, found, state } = watch([CONFIG_MAPS]);
      await eventually(() => expect(found('configmaps')).toHaveLength(300));
      expect(state('configmaps')).toMatchObject({
        apiVersion: 'v1',
        relists: 0,
      });
      expect(state('configmaps').bytesReceived).toBeGreaterThan(30_000);
      for (const { object } of cache.find({ kind: 'configmaps' })) {
        expect(object).toMatchObject({ apiVersion: 'v1', kind: 'ConfigMap' });
        expect(object.metadata.uid).toBeDefined();
        expect(JSON.stringify(object)).not.toMatch(/managedFields|"data"/);
      }
      expect(stateOf(cache, 'eu-1').version).toMatch(/^v1\.\d+/);
      expect(
        Math.abs(stateOf(cache, 'eu-1').clockSkewSeconds ?? NaN),
      ).toBeLessThan(30);
    });

    it('follows every change, without a new list', async () => {
      const maps = `${place}/configmaps`;
      const { found, state, untilWatching } = watch([CONFIG_MAPS]);
      await untilWatching('configmaps');
      await api.admin.create(maps, configMap('one', { tier: 'front' }));
      await api.admin.create(maps, configMap('two'));
      await eventually(() => expect(found('configmaps')).toHaveLength(2));
      const front = { labelSelector: 'tier=front' };
      expect(found('configmaps', front)).toEqual(['one']);
      const labels = { tier: 'front' };
      await api.admin.merge(`${maps}/two`, { metadata: { labels } });
      await api.admin.remove(`${maps}/one`);
      await eventually(() =>
        expect(found('configmaps', front)).toEqual(['two']),
      );
      expect(state('configmaps')).toMatchObject({ relists: 0 });
      expect(state('configmaps').events).toBeGreaterThanOrEqual(4);
    });

    it('goes on where it was when the server ends the watch', async () => {
      const { found, state } = watch([CONFIG_MAPS], { watchDuration: 2_000 });
      await eventually(() =>
        expect(state('configmaps').resumes).toBeGreaterThan(0),
      );
      await api.admin.create(`${place}/configmaps`, configMap('late'));
      await eventually(() => expect(found('configmaps')).toEqual(['late']));
      const { resumes } = state('configmaps');
      await eventually(() =>
        expect(state('configmaps').resumes).toBeGreaterThan(resumes),
      );
      expect(state('configmaps').relists).toBe(0);
    });

    it('is told by bookmarks where it is', async () => {
      const { state, untilWatching } = watch([CONFIG_MAPS], {
        watchDuration: 15_000,
      });
      await untilWatching('configmaps');
      await api.admin.create(`${place}/configmaps`, configMap('one'));
      await eventually(() =>
        expect(state('configmaps').lastBookmarkAt).toBeDefined(),
      );
      expect(state('configmaps').relists).toBe(0);
    });

    it('sees a kind come and go', async () => {
      const path = `/apis/example.org/v1/namespaces/${here}/trains`;
      // A server may leave the watch of a kind open that it has no longer.
      const { found, state, untilWatching } = watch([TRAINS, PODS], {
        watchDuration: 3_000,
      });
      await eventually(() => expect(state(TRAINS.id).status).toBe('missing'));
      await api.admin.create(DEFINITIONS, TRAIN_DEFINITION);
      await untilWatching(TRAINS.id);
      await api.admin.create(path, train('night-train'));
      await eventually(() => expect(found(TRAINS.id)).toEqual(['night-train']));
      await api.admin.remove(`${DEFINITIONS}/${TRAINS.id}`);
      await eventually(() =>
        expect(state(TRAINS.id)).toMatchObject({
          status: 'missing',
          message: 'eu-1 does not serve trains.example.org.',
          objects: 0,
        }),
      );
      expect(state('pods')).toMatchObject({ status: 'watching', relists: 0 });
    });

    it('takes each kind in the version that is served, and knows which are missing', async () => {
      const { cache, found, state } = watch(DEFAULT_KINDS);
      await eventually(() => {
        for (const { kind } of stateOf(cache, 'eu-1').kinds) {
          expect(state(kind).status).toMatch(/^(watching|missing)$/);
        }
      });
      const missing = stateOf(cache, 'eu-1').kinds.filter(
        ({ status }) => status === 'missing',
      );
      for (const { kind } of missing) {
        // Nothing that Kubernetes itself has.
        expect(kind).toMatch(/\.argoproj\.io$|\.toolkit\.fluxcd\.io$/);
      }
      const version = stateOf(cache, 'eu-1').version ?? '';
      const minor = Number(version.split('.')[1]);
      const expected = new Map(
        SERVED_SINCE.map(([kind, since, now, old]) => [
          kind,
          minor >= since ? now : old,
        ]),
      );
      for (const [kind, apiVersion] of expected) {
        expect(state(kind).apiVersion).toBe(apiVersion);
      }
      const served = (kind: string) => expected.get(kind) ?? '';
      const batch = served('cronjobs.batch');
      const scaling = served('horizontalpodautoscalers.autoscaling');
      await api.admin.create(
        `/apis/${batch}/namespaces/${here}/cronjobs`,
        cronJob('nightly', batch),
      );
      await api.admin.create(
        `/apis/${scaling}/namespaces/${here}/horizontalpodautoscalers`,
        autoscaler('web', scaling),
      );
      await eventually(() => {
        expect(found('cronjobs.batch')).toEqual(['nightly']);
        expect(found('horizontalpodautoscalers.autoscaling')).toEqual(['web']);
      });
    });

    it('keeps what a verdict reads, and neither managed fields nor what was applied last', async () => {
      const ours = (kind: string) => (one: KindDefinition) => one.id === kind;
      const kinds = ['deployments.apps', 'persistentvolumeclaims'].flatMap(
        kind => DEFAULT_KINDS.filter(ours(kind)),
      );
      await api.admin.create(
        `/apis/apps/v1/namespaces/${here}/deployments`,
        deployment('listed'),
      );
      const { cache, found, untilWatching } = watch(kinds);
      await untilWatching('deployments.apps');
      await api.admin.create(
        `/apis/apps/v1/namespaces/${here}/deployments`,
        deployment('watched'),
      );
      await api.admin.create(
        `${place}/persistentvolumeclaims`,
        volumeClaim('data'),
      );
      await eventually(() => {
        expect(found('deployments.apps')).toEqual(['listed', 'watched']);
        expect(found('persistentvolumeclaims')).toEqual(['data']);
      });
      for (const { object } of cache.find({
        kind: 'deployments.apps',
        namespace: here,
      })) {
        const { name } = object.metadata;
        expect(object).toMatchObject({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
        });
        expect(object.metadata.annotations).toMatchObject({
          'backstage.io/kubernetes-id': name,
          'deployment.kubernetes.io/revision': expect.any(String),
        });
        const kept = JSON.stringify(object);
        expect(kept).not.toMatch(/managedFields|last-applied|nobody has to/);
      }
      const [claim] = cache.find({
        kind: 'persistentvolumeclaims',
        namespace: here,
      });
      const provisioner = 'storage-provisioner';
      expect(claim.object.metadata.annotations).toMatchObject({
        [`volume.kubernetes.io/${provisioner}`]: 'disks.example.org',
        [`volume.beta.kubernetes.io/${provisioner}`]: 'disks.example.org',
      });
    });

    it('keeps warnings, and of what is called normal only that a run was missed', async () => {
      const events = `${place}/events`;
      const put = (prefix: string) =>
        Promise.all([
          api.admin.create(
            events,
            event(`${prefix}-warning`, 'Warning', 'FailedCreate', here),
          ),
          api.admin.create(
            events,
            event(`${prefix}-missed`, 'Normal', 'JobAlreadyActive', here),
          ),
          api.admin.create(
            events,
            event(`${prefix}-usual`, 'Normal', 'SuccessfulCreate', here),
          ),
        ]);
      await put('listed');
      const { cache, found, untilWatching } = watch(
        DEFAULT_KINDS.filter(({ plural }) => plural === 'events'),
      );
      await untilWatching('events');
      await untilWatching(MISSED_RUNS);
      await put('watched');
      await eventually(() => {
        expect(found('events')).toEqual(['listed-warning', 'watched-warning']);
        expect(found(MISSED_RUNS)).toEqual(['listed-missed', 'watched-missed']);
      });
      const [missed] = cache.find({ kind: MISSED_RUNS, namespace: here });
      expect(missed.object).toMatchObject({
        kind: 'Event',
        type: 'Normal',
        reason: 'JobAlreadyActive',
      });
    });

    it('keeps the last known good while the server hangs, and goes on after it', async () => {
      await api.admin.create(`${place}/configmaps`, configMap('before'));
      const { cache, found, state, untilWatching } = watch([CONFIG_MAPS], {
        answerLimit: 3_000,
        heartbeatLimit: 3_000,
      });
      await untilWatching('configmaps');
      api.suspend();
      try {
        await eventually(() =>
          expect(stateOf(cache, 'eu-1')).toMatchObject({
            status: 'failing',
            message: 'eu-1 does not answer within 3 s.',
          }),
        );
        expect(state('configmaps').status).toBe('failing');
        expect(found('configmaps')).toEqual(['before']);
      } finally {
        api.resume();
      }
      await untilWatching('configmaps');
      await api.admin.create(`${place}/configmaps`, configMap('later'));
      await eventually(() =>
        expect(found('configmaps')).toEqual(['before', 'later']),
      );
      expect(state('configmaps').relists).toBe(0);
    });
  });
}
