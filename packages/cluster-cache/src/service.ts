import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { readAccountsFromConfig, withAccount } from './accounts';
import { ClusterCache } from './ClusterCache';
import { readClustersFromConfig, readCustomKindsFromConfig } from './config';
import { DEFAULT_KINDS } from './kinds';

/**
 * The one cache of this process, for every plugin that needs it. A backend adds its factory once.
 *
 * @public
 */
export const clusterCacheServiceRef = createServiceRef<ClusterCache>({
  id: 'operations.cluster-cache',
  scope: 'root',
});

/**
 * Watches the clusters that app-config names, from the start of the backend to its end.
 *
 * @public
 */
export const clusterCacheServiceFactory = createServiceFactory({
  service: clusterCacheServiceRef,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.rootLogger,
  },
  factory({ config, lifecycle, logger }) {
    const accounts = readAccountsFromConfig(config);
    const cache = ClusterCache.create({
      clusters: readClustersFromConfig(config).map(cluster =>
        withAccount(cluster, accounts),
      ),
      kinds: [...DEFAULT_KINDS, ...readCustomKindsFromConfig(config)],
      logger: logger.child({ service: 'cluster-cache' }),
    });
    lifecycle.addStartupHook(() => cache.start());
    lifecycle.addShutdownHook(() => cache.stop());
    return cache;
  },
});
