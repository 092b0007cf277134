import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { clusterCacheServiceRef } from '@operate-first/cluster-cache';
import {
  operationsInspectorsExtensionPoint,
  operationsSourcesExtensionPoint,
} from '@operate-first/plugin-operations-node';
import { CatalogClusters } from './clusters/CatalogClusters';
import { Clusters } from './clusters/Clusters';
import { readKubernetesConfig } from './config';
import { KubernetesInspector } from './inspect/KubernetesInspector';
import { observeClusters } from './metrics';

/**
 * Adds the clusters of the `kubernetes` section to the operations plugin: each is a source of observations.
 *
 * @public
 */
export const operationsModuleKubernetes = createBackendModule({
  pluginId: 'operations',
  moduleId: 'kubernetes',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        cache: clusterCacheServiceRef,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        inspectors: operationsInspectorsExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        sources: operationsSourcesExtensionPoint,
      },
      async init({ config, lifecycle, inspectors, metrics, ...deps }) {
        const { accounts, catalogLocator, ...rest } =
          readKubernetesConfig(config);
        const clusters = Clusters.create({ ...deps, ...rest });
        const { fleet } = clusters;
        inspectors.addInspector(KubernetesInspector.create({ fleet }));
        observeClusters(metrics, deps.cache);

        const end = new AbortController();
        lifecycle.addShutdownHook(() => {
          end.abort();
          clusters.end();
        });
        if (!catalogLocator) return;
        const inCatalog = CatalogClusters.create({
          ...deps,
          clusters,
          accounts,
          locator: catalogLocator,
        });
        lifecycle.addStartupHook(() => {
          void inCatalog.run(end.signal);
        });
      },
    });
  },
});
