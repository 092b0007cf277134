import { makeToken } from './__testUtils__/accounts';
import { TestCluster, hasRealApiServer } from './__testUtils__/TestCluster';
import { TestPortal } from './__testUtils__/TestPortal';
import { eventually } from './__testUtils__/eventually';
import { entity, everyKind, namespace } from './__testUtils__/objects';
import { asSent, withoutWhatIsLeftOut } from './__testUtils__/payloads';

jest.setTimeout(90_000);

const EVERYWHERE = entity('web');
const PLACED = entity('placed', {
  'backstage.io/kubernetes-id': 'web',
  'backstage.io/kubernetes-namespace': 'shop',
});
const ELSEWHERE = entity('elsewhere', {
  'backstage.io/kubernetes-id': 'web',
  'backstage.io/kubernetes-namespace': 'other',
});

// Only a real API server knows who may see what. Left out only where none is at hand and none is demanded.
(hasRealApiServer ? describe : describe.skip)(
  'where viewers have credentials of their own',
  () => {
    let cluster: TestCluster;
    let stock: TestPortal;
    let ours: TestPortal;
    let token: string;

    beforeAll(async () => {
      cluster = await TestCluster.start('real');
      for (const place of ['shop', 'other']) {
        await cluster.create('/api/v1/namespaces', namespace(place));
        for (const [group, plural, object] of everyKind('web')) {
          const where = `/${group}/namespaces/${place}/${plural}`;
          if (plural !== 'trains') await cluster.create(where, object);
        }
      }
      token = await makeToken(cluster, 'real', 'viewer', 'shop');
      const options = {
        clusters: [
          {
            name: 'eu-1',
            url: cluster.door.url,
            skipMetricsLookup: true,
            authProvider: 'oidc',
            oidcTokenProvider: 'sso',
            // With this one we watch, whoever looks.
            serviceAccountToken: await makeToken(cluster, 'real', 'watcher'),
          },
        ],
        entities: [EVERYWHERE, PLACED, ELSEWHERE],
      };
      stock = await TestPortal.start({ ...options, withModule: false });
      ours = await TestPortal.start({ ...options, withModule: true });
    });

    afterAll(async () => {
      await ours?.stop();
      await stock?.stop();
      await cluster?.end();
    });

    const auth = (secret: string) => ({ oidc: { sso: secret } });

    function untilSame(one = PLACED, secret = token) {
      return eventually(async () => {
        const before = await stock.look(one, auth(secret));
        const mine = await ours.look(one, auth(secret));
        expect(asSent(mine)).toEqual(withoutWhatIsLeftOut(before));
        return mine;
      });
    }

    it('shows what the cluster would let them see, and asks about it once a minute', async () => {
      const { items } = await untilSame();
      expect(items[0].resources.length).toBeGreaterThan(9);
      cluster.door.requests.length = 0;
      await Promise.all(
        Array.from({ length: 20 }, () => ours.look(PLACED, auth(token))),
      );
      const lists = cluster.door.asked.filter(
        request => !request.includes('selfsubjectaccessreviews'),
      );
      expect(lists).toEqual([]);
      expect(cluster.door.asked.length).toBeLessThanOrEqual(13);
    });

    it('refuses what the cluster refuses, in the words of the stock plugin', async () => {
      await untilSame();
      for (const one of [ELSEWHERE, EVERYWHERE]) {
        const [mine] = (await ours.look(one, auth(token))).items;
        const [before] = (await stock.look(one, auth(token))).items;
        expect(mine.resources).toEqual([]);
        expect(before.resources).toEqual([]);
        const pods = mine.errors.find(
          error =>
            'resourcePath' in error && error.resourcePath?.endsWith('/pods'),
        );
        expect(pods).toMatchObject({
          errorType: 'UNKNOWN_ERROR',
          statusCode: 403,
        });
        expect(before.errors).toContainEqual(pods);
      }
    });

    it('shows nothing to whom the cluster does not know', async () => {
      await untilSame();
      const [mine] = (await ours.look(PLACED, auth('made-up'))).items;
      expect(mine.resources).toEqual([]);
      expect(mine.errors).toContainEqual({
        errorType: 'UNAUTHORIZED_ERROR',
        statusCode: 401,
        resourcePath: '/api/v1/namespaces/shop/pods',
      });
    });
  },
);
