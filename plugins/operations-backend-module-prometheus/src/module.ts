import { createBackendModule } from '@backstage/backend-plugin-api';

/**
 * Adds Prometheus servers to the operations plugin.
 *
 * @public
 */
export const operationsModulePrometheus = createBackendModule({
  pluginId: 'operations',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({ deps: {}, async init() {} });
  },
});
