import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { kubernetesObjectsProviderExtensionPoint } from '@backstage/plugin-kubernetes-node';
import { clusterCacheServiceRef } from '@operate-first/cluster-cache';
import { ClusterKeeper } from './cached/ClusterKeeper';
import { ClusterReader } from './ClusterReader';
import { definitionOf } from './kinds';
import { StockFetch } from './stock/StockFetch';
import { WatchObjectsProvider } from './WatchObjectsProvider';

/**
 * Answers the stock Kubernetes plugin from one watch per cluster.
 *
 * @public
 */
export const kubernetesModuleWatchCache = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'watch-cache',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        cache: clusterCacheServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        objectsProvider: kubernetesObjectsProviderExtensionPoint,
      },
      async init({ auth, cache, lifecycle, logger, objectsProvider }) {
        objectsProvider.addObjectsProvider(async stock => {
          const { clusterSupplier, authStrategy, serviceLocator } = stock;
          const { customResources, objectTypesToFetch = [] } = stock;
          for (const kind of [...objectTypesToFetch, ...customResources]) {
            // Their contents are nothing to keep; the stock way hides them.
            if (kind.plural !== 'secrets') cache.addKind(definitionOf(kind));
          }
          const keeper = ClusterKeeper.create({
            cache,
            clusterSupplier,
            authStrategy,
            logger,
          });
          // No task of the scheduler: every replica has a cache of its own, and nobody needs to trigger this by a request.
          const end = keeper.keepOn(() => auth.getOwnServiceCredentials());
          lifecycle.addShutdownHook(end);
          return WatchObjectsProvider.create({
            reader: ClusterReader.create(
              cache,
              StockFetch.create(stock.fetcher),
            ),
            serviceLocator,
            authStrategy,
            customResources,
            objectTypes: objectTypesToFetch,
            logger,
          });
        });
      },
    });
  },
});
