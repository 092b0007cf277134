import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { operationsAlertsExtensionPoint } from '@operate-first/plugin-operations-node';
import { AlertmanagerSource } from './AlertmanagerSource';
import { readAlertmanagerConfig } from './config';
import { webhookRouter } from './webhook/webhookRouter';

/**
 * Adds Alertmanagers and Grafana to the operations plugin.
 *
 * @public
 */
export const operationsModuleAlertmanager = createBackendModule({
  pluginId: 'operations',
  moduleId: 'alertmanager',
  register(env) {
    env.registerInit({
      deps: {
        alerts: operationsAlertsExtensionPoint,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({ alerts, config, httpRouter, lifecycle, logger }) {
        const { servers, replicaLabels } = readAlertmanagerConfig(config);
        const doors = servers.flatMap(server => {
          const source = AlertmanagerSource.create(server, {
            logger,
            replicaLabels,
          });
          alerts.addSource(source);
          lifecycle.addShutdownHook(() => source.close());
          const { name, webhook } = server;
          return webhook ? [{ name, config: webhook, source }] : [];
        });
        httpRouter.use(webhookRouter({ doors, replicaLabels, logger }));
        httpRouter.addAuthPolicy({
          path: '/webhooks/alertmanager',
          allow: 'unauthenticated',
        });
      },
    });
  },
});
