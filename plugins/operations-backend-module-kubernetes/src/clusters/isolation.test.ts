import { ServerResponse } from 'node:http';
import {
  deployment,
  FakeCore,
  Harness,
  other,
  send,
  service,
  TestApiServer,
  until,
} from '../__testUtils__';
import { matchesAny } from './globs';
import { blindSpots } from './readiness';

const ID = 'backstage.io/kubernetes-id';
const ROLLOUTS = '/apis/argoproj.io/v1alpha1';

jest.setTimeout(60_000);

describe('one failure', () => {
  let harness: Harness;
  let server: TestApiServer;

  beforeEach(async () => {
    harness = new Harness();
    server = await harness.server();
    server.put(...deployment('web', { labels: { [ID]: 'shop' } }));
  });

  afterEach(() => harness.end());

  function watch(): FakeCore {
    harness.watch([{ name: 'eu-1', url: server.url }]);
    return harness.observe('eu-1', service('shop'), service('nowhere'));
  }

  it('of a kind that was added to a cluster leaves the others as they are', async () => {
    server.fault = ({ pathname }: URL, response: ServerResponse) => {
      if (!pathname.startsWith(ROLLOUTS)) return false;
      if (pathname === ROLLOUTS) {
        const verbs = ['list', 'watch'];
        send(response, 200, { resources: [{ name: 'rollouts', verbs }] });
      } else {
        const message = 'conversion webhook for Rollout failed';
        send(response, 500, { kind: 'Status', code: 500, message });
      }
      return true;
    };
    const core = watch();

    await until(() => core.last('shop', 'healthy'));

    const kinds = () => harness.cache.cluster('eu-1')?.kinds ?? [];
    const rollouts = () => kinds().find(({ kind }) => /^rollouts/.test(kind));
    expect(rollouts()).toMatchObject({ status: 'failing' });
    // It may be among what cannot be seen.
    expect(core.declarations.get('nowhere')).toBeUndefined();
  });

  it('of an object leaves the others as they are', async () => {
    const core = watch();
    await until(() => core.last('shop', 'healthy'));
    const broken = other('argoproj.io/v1alpha1', 'Application', 'broken', {
      spec: { destination: null },
      status: { resources: [null] },
    });

    server.put(
      broken,
      ...deployment('web', { labels: { [ID]: 'shop' }, replicas: 3 }),
    );

    const ready = () => core.last('shop')?.workloads?.[0].ready;
    await until(() => ready() === 3);
    expect(core.last('shop')?.status).toBe('healthy');
  });

  it('of a whole kind without which nobody can judge is said', () => {
    const state = {
      name: 'eu-1',
      kinds: [{ kind: 'deployments.apps', status: 'missing' as const }],
    };
    expect(blindSpots(state as never)).toMatchObject([
      {
        code: 'kubernetes.missing',
        status: 'unknown',
        message:
          'eu-1 does not know what deployments.apps are, so nobody can tell how they are.',
      },
    ]);
  });
});

describe('hidden namespaces', () => {
  it('hold nothing of any service, however wide it asks', async () => {
    const harness = new Harness();
    try {
      const server = await harness.server();
      server.put(
        ...deployment('dns', {
          namespace: 'kube-system',
          labels: { app: 'dns' },
        }),
        ...deployment('web', { labels: { app: 'web' } }),
      );
      harness.isHidden = matchesAny(['kube-*']);
      harness.watch([{ name: 'eu-1', url: server.url }]);
      const wide = service('wide', { 'kubernetes-label-selector': 'app' });
      const own = service('own', {
        'kubernetes-label-selector': 'app=dns',
        'kubernetes-namespace': 'kube-system',
      });
      const only = service('only', { 'kubernetes-label-selector': 'app=dns' });
      const core = harness.observe('eu-1', wide, own, only);

      const seen = await until(() => core.last('wide'));
      expect(seen.scope.namespace).toBe('shop');
      expect(core.declarations.get('wide')?.scopes).toHaveLength(1);
      const problem = async (id: string) =>
        (await until(() => core.declarations.get(id)))?.problems[0].message;
      expect(await problem('own')).toBe(
        'The portal shows nothing of this namespace.',
      );
      expect(await problem('only')).toContain(
        'Nothing that runs has the labels',
      );
    } finally {
      await harness.end();
    }
  });
});
