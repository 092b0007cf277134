import { CoreV1Api, KubeConfig, makeInformer } from '@kubernetes/client-node';
import { until } from '../../__testUtils__/RunningPlayground';
import { TestCluster } from '../__testUtils__/TestCluster';

jest.setTimeout(60_000);

describe('the informers of @kubernetes/client-node', () => {
  it('follow a kind, and find their way back after 410', async () => {
    const cluster = await TestCluster.start();
    const config = new KubeConfig();
    // Their word for plain http.
    config.loadFromClusterAndUser(
      { name: 'eu-1', server: cluster.server.url, skipTLSVerify: true },
      { name: 'nobody' },
    );
    const api = config.makeApiClient(CoreV1Api);
    const namespace = 'default';
    await cluster.configMap('first');
    const informer = makeInformer(
      config,
      `/api/v1/namespaces/${namespace}/configmaps`,
      () => api.listNamespacedConfigMap({ namespace }),
    );
    const known = () =>
      informer
        .list()
        .map(({ metadata }) => metadata?.name)
        .sort();
    // What their documentation asks for: an informer that fails is begun again, a little later.
    const begin = (): Promise<void> =>
      informer.start().catch(() => {
        setTimeout(begin, 100);
      });
    informer.on('error', () => {
      setTimeout(begin, 100);
    });
    await begin();
    await cluster.configMap('second');
    await until(() => known().length === 2);
    await cluster.ask('DELETE', '/api/v1/namespaces/default/configmaps/first');
    await until(() => known().join() === 'second');

    // The server comes back and has forgotten what the informer saw last.
    const port = Number(new URL(cluster.server.url).port);
    await cluster.server.end();
    await cluster.server.listen(port);
    await cluster.configMap('third');
    cluster.server.store.compact();
    await until(() => known().length === 2);
    expect(known()).toEqual(['second', 'third']);
    await informer.stop();
    await cluster.end();
  });
});
