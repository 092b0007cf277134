import { parse } from 'yaml';
import { selfSigned } from './__testUtils__/certificates';
import { eventually } from './__testUtils__/eventually';
import { Harness, PODS, kindOf, names, stateOf } from './__testUtils__/Harness';
import {
  CORE,
  DEFINITIONS,
  TRAINS,
  TRAIN_DEFINITION,
  autoscaler,
  configMap,
  namespace,
  train,
} from './__testUtils__/objects';
import { RealApiServer, hasRealApiServer } from './__testUtils__/RealApiServer';
import { KindDefinition } from './types';

jest.setTimeout(180_000);

const AUTOSCALERS: KindDefinition = {
  id: 'horizontalpodautoscalers.autoscaling',
  group: 'autoscaling',
  // As if it had no newer one.
  versions: ['v1'],
  plural: 'horizontalpodautoscalers',
};
const CONFIG_MAPS: KindDefinition = {
  id: 'configmaps',
  group: '',
  plural: 'configmaps',
};
const RBAC = 'rbac.authorization.k8s.io';
const ROLES = `/apis/${RBAC}/v1/clusterroles`;
const WATCH_PODS = {
  apiGroups: [''],
  resources: ['pods'],
  verbs: ['get', 'list', 'watch'],
};

// Left out only where no such server is at hand (KUBEBUILDER_ASSETS) and none is demanded.
(hasRealApiServer ? describe : describe.skip)('a real API server', () => {
  const harness = new Harness();
  let api: RealApiServer;

  beforeAll(async () => {
    api = await RealApiServer.start();
    await api.admin.create(CORE, namespace('shop'));
    await api.admin.create(ROLES, {
      metadata: { name: 'watcher' },
      rules: [WATCH_PODS],
    });
    await api.admin.create(`/apis/${RBAC}/v1/clusterrolebindings`, {
      metadata: { name: 'watcher' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'watcher' },
      subjects: [{ apiGroup: RBAC, kind: 'User', name: 'viewer' }],
    });
  });
  afterAll(() => api?.end());
  afterEach(() => harness.end());

  it('forbids one kind, until the rule that we give is copied into the role', async () => {
    const cache = harness.cache([api.as('viewer')], [PODS, AUTOSCALERS]);
    const state = () => kindOf(cache, 'eu-1', AUTOSCALERS.id);
    await eventually(() => expect(state().status).toBe('forbidden'));
    expect(state().message).toBe(
      'No permission to list horizontalpodautoscalers.autoscaling in eu-1.',
    );
    await eventually(() => {
      expect(kindOf(cache, 'eu-1').status).toBe('watching');
      expect(stateOf(cache, 'eu-1').status).toBe('watching');
    });

    const [, ...rule] = (state().remedy ?? '').split('\n');
    const rules = [WATCH_PODS, ...parse(rule.join('\n'))];
    await api.admin.merge(`${ROLES}/watcher`, { rules });
    await eventually(() => expect(state().status).toBe('watching'));

    // What is taken away is noticed at the next request, and what was known stays.
    await api.admin.merge(`${ROLES}/watcher`, { rules: rules.slice(1) });
    const again = harness.cache([api.as('viewer')], [PODS]);
    await eventually(() =>
      expect(kindOf(again, 'eu-1')).toMatchObject({
        status: 'forbidden',
        message: 'No permission to list pods in eu-1.',
      }),
    );
  });

  it('knows nobody by a wrong token', async () => {
    const auth = { type: 'serviceAccountToken' as const, token: 'guessed' };
    const cache = harness.cache([{ ...api.definition, auth }]);
    await eventually(() =>
      expect(stateOf(cache, 'eu-1')).toMatchObject({
        status: 'failing',
        message: 'eu-1 does not accept our credentials (401).',
        remedy: expect.stringContaining('a valid token'),
      }),
    );
  });

  it('is not trusted without its certificate authority', async () => {
    const { cert } = selfSigned();
    const caData = Buffer.from(cert).toString('base64');
    const { caFile, ...definition } = api.definition;
    const cache = harness.cache([
      { ...definition, name: 'none' },
      { ...definition, name: 'wrong', caData },
      { ...definition, name: 'right', caFile },
    ]);
    await eventually(() => {
      for (const name of ['none', 'wrong']) {
        expect(stateOf(cache, name)).toMatchObject({
          status: 'failing',
          message: expect.stringContaining(
            'has a certificate that we do not trust',
          ),
        });
      }
      expect(stateOf(cache, 'right').status).toBe('watching');
    });
  });

  it('tells conditions of autoscalers as annotations where it has only their first version', async () => {
    const version = 'autoscaling/v2beta2';
    const served = await api.admin.ask('GET', `/apis/${version}`);
    const newest = served.status === 200 ? version : 'autoscaling/v2';
    const path = `/apis/${newest}/namespaces/shop/horizontalpodautoscalers`;
    const made = autoscaler('web', newest);
    await api.admin.create(path, made);
    const { metadata } = (await api.admin.get(`${path}/web`)) as {
      metadata: object;
    };
    await api.admin.replace(`${path}/web/status`, {
      ...made,
      metadata,
      status: {
        currentReplicas: 3,
        desiredReplicas: 3,
        currentMetrics: [],
        conditions: [
          {
            type: 'ScalingLimited',
            status: 'True',
            reason: 'TooManyReplicas',
            message: 'the desired replica count is more than the maximum',
            lastTransitionTime: '2026-01-01T00:00:00Z',
          },
        ],
      },
    });
    const cache = harness.cache([api.definition], [AUTOSCALERS]);
    await eventually(() =>
      expect(names(cache, { kind: AUTOSCALERS.id })).toEqual(['web']),
    );
    const [{ object }] = cache.find({ kind: AUTOSCALERS.id });
    expect(object.apiVersion).toBe('autoscaling/v1');
    const { annotations = {} } = object.metadata;
    const conditions =
      annotations['autoscaling.alpha.kubernetes.io/conditions'];
    expect(JSON.parse(conditions)).toMatchObject([
      { type: 'ScalingLimited', reason: 'TooManyReplicas' },
    ]);
  });

  it('loses nothing of what happens while we cannot reach it, and tells again nothing that we knew', async () => {
    const maps = `${CORE}/shop/configmaps`;
    await api.admin.create(maps, configMap('kept'));
    await api.admin.create(maps, configMap('doomed'));
    await api.admin.create(DEFINITIONS, TRAIN_DEFINITION);
    const kinds = [CONFIG_MAPS, TRAINS];
    const cache = harness.cache([api.definition], kinds);
    const told: string[] = [];
    cache.subscribe(({ changes }) =>
      told.push(
        ...changes.map(({ type, object }) => `${type} ${object.metadata.name}`),
      ),
    );
    const found = () => names(cache, { kind: 'configmaps', namespace: 'shop' });
    const state = () => kindOf(cache, 'eu-1', 'configmaps');
    await eventually(() => {
      expect(state().status).toBe('watching');
      expect(kindOf(cache, 'eu-1', TRAINS.id).status).toBe('watching');
    });
    const trains = '/apis/example.org/v1/namespaces/shop/trains';
    await api.admin.create(trains, train('night-train'));
    await eventually(() => {
      expect(found()).toEqual(['doomed', 'kept']);
      expect(names(cache, { kind: TRAINS.id })).toEqual(['night-train']);
    });
    await eventually(() => expect(told).toContain('added night-train'));
    told.length = 0;
    await api.elsewhere(async admin => {
      await eventually(() =>
        expect(stateOf(cache, 'eu-1')).toMatchObject({
          status: 'failing',
          message: 'eu-1 refuses connections.',
        }),
      );
      await admin.remove(`${maps}/doomed`);
      await admin.create(maps, configMap('new'));
      // Of this nothing is known, and so it is shown as it was.
      expect(found()).toEqual(['doomed', 'kept']);
    });
    await eventually(() => expect(found()).toEqual(['kept', 'new']));
    expect(state()).toMatchObject({ status: 'watching', relists: 1 });
    // A server that has just started knows its own kinds sooner than those that were defined.
    await eventually(() =>
      expect(kindOf(cache, 'eu-1', TRAINS.id).status).toBe('watching'),
    );
    await eventually(() =>
      expect(told.sort()).toEqual(['added new', 'deleted doomed']),
    );
  });
});
