import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthenticationStrategy,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import { AccessReviews } from './AccessReviews';
import { Viewer } from './Viewer';

const CLUSTER = { name: 'eu-1', url: 'http://eu-1', authMetadata: {} };
const PODS = { group: '', apiVersion: 'v1', plural: 'pods' };
const JOBS = { group: 'batch', apiVersion: 'v1', plural: 'jobs' };

function viewer(name: string, token: string | undefined): Viewer {
  const credential: KubernetesCredential =
    token === undefined
      ? { type: 'anonymous' }
      : { type: 'bearer token', token };
  const strategy: AuthenticationStrategy = {
    getCredential: async () => credential,
    validateCluster: () => [],
    presentAuthMetadata: () => ({}),
  };
  const credentials = mockCredentials.user(`user:default/${name}`);
  return Viewer.create(credentials, {}, strategy);
}

describe('AccessReviews', () => {
  let now = 0;
  let answer: () => Promise<number>;
  const asked: string[] = [];
  let reviews: AccessReviews;

  beforeEach(() => {
    now = 1_000_000;
    asked.length = 0;
    answer = async () => 200;
    reviews = AccessReviews.create({
      now: () => now,
      ask: (_cluster, credential, { plural }, namespace = '*') => {
        const token = 'token' in credential ? credential.token : '';
        asked.push(`${token} ${plural} ${namespace}`);
        return answer();
      },
    });
  });

  function look(
    who: Viewer,
    kind = PODS,
    namespace: string | undefined = 'shop',
    ask = true,
  ) {
    return reviews.status({
      cluster: CLUSTER,
      viewer: who,
      kind,
      namespace,
      ask,
    });
  }

  it('asks once a minute per person, account, namespace and kind', async () => {
    const anna = viewer('anna', 'a');
    await Promise.all([look(anna), look(anna), look(viewer('anna', 'a'))]);
    expect(asked).toEqual(['a pods shop']);
    await look(anna, JOBS);
    await look(anna, PODS, 'other');
    await look(viewer('anna', 'b'));
    await look(viewer('bert', 'a'));
    expect(asked.slice(1)).toEqual([
      'a jobs shop',
      'a pods other',
      'b pods shop',
      'a pods shop',
    ]);
    now += 59_999;
    await look(anna);
    expect(asked).toHaveLength(5);
    now += 2;
    answer = async () => 403;
    expect(await look(anna)).toBe(403);
    expect(asked).toHaveLength(6);
  });

  it('remembers no failure', async () => {
    const anna = viewer('anna', 'a');
    answer = async () => {
      throw new Error('nobody there');
    };
    await expect(look(anna)).rejects.toThrow('nobody there');
    answer = async () => 200;
    expect(await look(anna)).toBe(200);
  });

  it('trusts what it remembers, and nothing else, while the cluster does not answer', async () => {
    const anna = viewer('anna', 'a');
    expect(await look(anna, PODS, 'shop', false)).toBeUndefined();
    await look(anna);
    expect(await look(anna, PODS, 'shop', false)).toBe(200);
    now += 60_001;
    expect(await look(anna, PODS, 'shop', false)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('shows nothing to whom the cluster does not know', async () => {
    expect(await look(viewer('anna', undefined))).toBe(401);
    expect(asked).toEqual([]);
  });
});
