/* A backend of its own: the stock plugin loads a library in a way that the sandbox of jest does not know. */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceFactory } from '@backstage/backend-defaults/alpha';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetes from '@backstage/plugin-kubernetes-backend';
import {
  ClusterCache,
  DEFAULT_KINDS,
  clusterCacheServiceRef,
  readClustersFromConfig,
  readCustomKindsFromConfig,
} from '@operate-first/cluster-cache';
import watchCache from '..';
import { PortalPlan } from './PortalPlan';

/** As a backend has it, only quicker to see that a cluster hangs. */
const quickCacheFactory = createServiceFactory({
  service: clusterCacheServiceRef,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.rootLogger,
  },
  factory({ config, lifecycle, logger }) {
    const cache = ClusterCache.create({
      clusters: readClustersFromConfig(config),
      kinds: [...DEFAULT_KINDS, ...readCustomKindsFromConfig(config)],
      logger,
      timing: { answerLimit: 3_000, heartbeat: 1_000, longestPause: 2_000 },
    });
    lifecycle.addStartupHook(() => cache.start());
    lifecycle.addShutdownHook(() => cache.stop());
    return cache;
  },
});

async function start(plan: PortalPlan): Promise<void> {
  const data = {
    kubernetes: {
      serviceLocatorMethod: { type: 'singleTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters: plan.clusters }],
      ...plan.kubernetes,
    },
  };
  const { server } = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data }),
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({ entities: plan.entities }),
      actionsRegistryServiceFactory,
      kubernetes,
      ...(plan.withModule ? [watchCache, quickCacheFactory] : []),
    ],
  });
  process.send?.({ port: server.port() });
}

process.on('message', (plan: PortalPlan) => {
  // The transform of TypeScript sends messages of its own.
  if (plan.clusters) void start(plan);
});
process.on('disconnect', () => process.exit(0));
