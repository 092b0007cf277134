import {
  ClusterObjects,
  KubernetesRequestAuth,
} from '@backstage/plugin-kubernetes-common';
import { Door } from './__testUtils__/Door';
import { TestCluster } from './__testUtils__/TestCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { eventually } from './__testUtils__/eventually';
import { entity, everyKind, namespace } from './__testUtils__/objects';

jest.setTimeout(90_000);

const WEB = entity('web');
const SIGNED_IN: KubernetesRequestAuth = { oidc: { sso: 'token' } };

function servicesOf(item: ClusterObjects | undefined): unknown {
  return item?.resources.find(({ type }) => type === 'services')?.resources;
}

describe('with bad clusters', () => {
  let cluster: TestCluster;
  let bad: Door;
  let theirs: Door;
  let portal: TestPortal;

  beforeAll(async () => {
    cluster = await TestCluster.start('playground');
    bad = await Door.open(cluster.url);
    theirs = await Door.open(cluster.url);
    await cluster.create('/api/v1/namespaces', namespace('shop'));
    const [[group, plural, service]] = everyKind('web');
    await cluster.create(`/${group}/namespaces/shop/${plural}`, service);
    const common = { skipMetricsLookup: true };
    const account = {
      ...common,
      authProvider: 'serviceAccount',
      serviceAccountToken: 'token',
    };
    const viewers = {
      ...common,
      authProvider: 'oidc',
      oidcTokenProvider: 'sso',
    };
    portal = await TestPortal.start({
      clusters: [
        { name: 'eu-1', url: cluster.door.url, ...account },
        { name: 'us-1', url: bad.url, ...account },
        { name: 'theirs', url: theirs.url, ...viewers },
      ],
      entities: [WEB],
      withModule: true,
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await Promise.all([bad?.close(), theirs?.close()]);
    await cluster?.end();
  });

  beforeEach(async () => {
    await bad.heal();
    await untilWell();
  });

  async function look(auth = SIGNED_IN) {
    const { items } = await portal.look(WEB, auth);
    const find = (name: string) =>
      items.find(item => item.cluster.name === name);
    return { eu: find('eu-1'), us: find('us-1'), theirs: find('theirs') };
  }

  async function untilWell() {
    await eventually(async () => {
      const { eu, us, theirs: third } = await look();
      for (const one of [eu, us, third]) {
        expect(one?.errors).toEqual([]);
        expect(servicesOf(one)).toHaveLength(1);
      }
    });
  }

  it('says of one cluster that the viewer has no credentials for it, and shows the others', async () => {
    const found = await look({});
    expect(found.theirs).toMatchObject({
      resources: [],
      errors: [
        {
          errorType: 'FETCH_ERROR',
          message: 'Auth token not found under oidc.sso in request body',
        },
      ],
    });
    expect(servicesOf(found.eu)).toHaveLength(1);
  });

  it('shows what was known last of a cluster that refuses, and says so', async () => {
    const before = await look();
    await bad.close();
    await eventually(async () => {
      const { eu, us } = await look();
      expect(us?.errors).toEqual([
        {
          errorType: 'FETCH_ERROR',
          message: expect.stringMatching(
            /^us-1 refuses connections\. What is shown is what was known at 20.*Z\.$/,
          ),
        },
      ]);
      expect(servicesOf(us)).toEqual(servicesOf(before.us));
      expect(eu).toEqual(before.eu);
    });
  });

  it('waits for no cluster that hangs, and asks it nothing', async () => {
    const before = await look();
    bad.hang();
    await eventually(async () => {
      const { us } = await look();
      expect(us?.errors).toEqual([
        expect.objectContaining({
          message: expect.stringContaining(
            'us-1 does not answer within 3 s. What is shown is',
          ),
        }),
      ]);
    });
    bad.requests.length = 0;
    const all = await Promise.all(Array.from({ length: 20 }, () => look()));
    for (const { eu, us } of all) {
      expect(eu).toEqual(before.eu);
      expect(servicesOf(us)).toEqual(servicesOf(before.us));
    }
    expect(bad.asked).toEqual([]);
  });

  it('waits once for a cluster that cannot be watched and hangs, then leaves it alone for a while', async () => {
    const before = await look();
    theirs.hang();
    const message = 'theirs does not answer within 10 s.';
    const error = { errorType: 'FETCH_ERROR', message };
    const first = await look();
    expect(first.theirs?.errors).toEqual([error]);
    expect(first.eu).toEqual(before.eu);
    theirs.requests.length = 0;
    const second = await look();
    expect(second.theirs?.errors).toEqual([error]);
    expect(second.us).toEqual(before.us);
    expect(theirs.requests).toEqual([]);
  });
});
