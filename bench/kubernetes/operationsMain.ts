/* The portal of the pages of this project: its core, its clusters and its announcements, with a catalog of the race. */
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  DefaultEventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import signals from '@backstage/plugin-signals-backend';
import { clusterCacheServiceFactory } from '@operate-first/cluster-cache';
import operations from '@operate-first/plugin-operations-backend';
import operationsKubernetes from '@operate-first/plugin-operations-backend-module-kubernetes';
import type { JsonObject } from '@backstage/types';

interface Plan {
  clusters?: JsonObject[];
  entities: Entity[];
}

/** One for all plugins, as in a backend. */
const bus = DefaultEventsService.create({ logger: mockServices.rootLogger() });
const eventsFactory = createServiceFactory({
  service: eventsServiceRef,
  deps: {},
  factory: () => bus,
});

async function start({ clusters = [], entities }: Plan): Promise<void> {
  const data = {
    operations: { projection: { interval: '1s' } },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters }],
    },
  };
  const { server } = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data }),
      mockServices.rootSystemMetadata.factory(),
      catalogServiceMock.factory({ entities }),
      clusterCacheServiceFactory,
      eventsFactory,
      operations,
      operationsKubernetes,
      signals,
    ],
  });
  process.send?.({ port: server.port() });
}

process.on('message', (plan: Plan) => {
  // The transform of TypeScript sends messages of its own.
  if (plan.clusters) void start(plan);
});
process.on('disconnect', () => process.exit(0));
