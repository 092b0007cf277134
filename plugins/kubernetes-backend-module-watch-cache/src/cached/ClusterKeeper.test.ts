import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';
import { ClusterCache } from '@operate-first/cluster-cache';
import { ClusterKeeper } from './ClusterKeeper';

const PROVIDER = 'kubernetes.io/auth-provider';

function details(name: string, provider: string, url = `http://${name}`) {
  return { name, url, authMetadata: { [PROVIDER]: provider } };
}

describe('ClusterKeeper', () => {
  let known: ClusterDetails[];
  let cache: ClusterCache;
  let keeper: ClusterKeeper;

  beforeEach(() => {
    known = [];
    const logger = mockServices.logger.mock();
    cache = ClusterCache.create({
      clusters: [
        { name: 'ours', url: 'http://ours', auth: { type: 'anonymous' } },
        { name: 'cloud', auth: { type: 'viewer', provider: 'aws' } },
      ],
      kinds: [],
      logger,
    });
    const authStrategy: AuthenticationStrategy = {
      getCredential: async () => ({ type: 'bearer token', token: 'made' }),
      validateCluster: () => [],
      presentAuthMetadata: () => ({}),
    };
    keeper = ClusterKeeper.create({
      cache,
      clusterSupplier: { getClusters: async () => known },
      authStrategy,
      logger,
    });
  });

  const keep = () => keeper.keep(mockCredentials.service());
  const watched = () =>
    cache.clusters().map(({ name, url, status }) => [name, url, status]);

  it('adds what only the plugin knows, and what only the plugin has credentials for', async () => {
    known = [
      details('ours', 'serviceAccount', 'http://elsewhere'),
      details('cloud', 'aws'),
      details('late', 'googleServiceAccount'),
      details('theirs', 'oidc'),
      details('unheard', 'custom'),
    ];
    await keep();
    await keep();
    expect(watched()).toEqual([
      ['ours', 'http://ours', 'connecting'],
      ['cloud', 'http://cloud', 'connecting'],
      ['late', 'http://late', 'connecting'],
    ]);
  });

  it('compares at once, and again after the plugin could not say what it knows', async () => {
    jest.useFakeTimers();
    try {
      const say = jest.fn().mockRejectedValueOnce(new Error('not yet'));
      say.mockResolvedValue(mockCredentials.service());
      known = [details('one', 'aws')];
      const end = keeper.keepOn(say);
      await jest.advanceTimersByTimeAsync(0);
      expect(cache.cluster('one')).toBeUndefined();
      await jest.advanceTimersByTimeAsync(60_000);
      expect(cache.cluster('one')).toBeDefined();
      end();
      await jest.advanceTimersByTimeAsync(180_000);
      expect(say).toHaveBeenCalledTimes(2);
    } finally {
      jest.useRealTimers();
    }
  });

  it('follows clusters that move or go, and leaves alone what it has not added', async () => {
    known = [details('one', 'aws'), details('two', 'aws')];
    await keep();
    known = [details('one', 'aws', 'http://moved')];
    await keep();
    expect(watched()).toEqual([
      ['ours', 'http://ours', 'connecting'],
      ['cloud', undefined, 'unwatchable'],
      ['one', 'http://moved', 'connecting'],
    ]);
  });
});
