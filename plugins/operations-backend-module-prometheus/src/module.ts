import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { operationsSlosExtensionPoint } from '@operate-first/plugin-operations-node';
import { readPrometheusConfig } from './config';
import { PrometheusSliSource } from './PrometheusSliSource';
import { PrometheusRules } from './rules/PrometheusRules';
import { PrometheusSignals } from './signals/PrometheusSignals';
import { ServerSet } from './server/ServerSet';

/**
 * Adds Prometheus servers to the operations plugin.
 *
 * @public
 */
export const operationsModulePrometheus = createBackendModule({
  pluginId: 'operations',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        slos: operationsSlosExtensionPoint,
      },
      async init({ config, lifecycle, logger, slos }) {
        const { servers: configs, signals } = readPrometheusConfig(config);
        const servers = ServerSet.create(configs);
        slos.addSource(PrometheusSliSource.create({ servers, logger }));
        slos.addSignals(PrometheusSignals.create({ servers, config: signals }));
        slos.addRules?.(PrometheusRules.create({ servers, config: signals }));
        // Whoever has mistyped an address reads it where the portal starts, and the start does not wait for it.
        lifecycle.addStartupHook(() => void servers.greet(logger));
      },
    });
  },
});
