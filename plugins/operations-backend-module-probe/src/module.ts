import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { operationsSourcesExtensionPoint } from '@operate-first/plugin-operations-node';
import { readProbeConfig } from './config';
import { ProbeSource } from './ProbeSource';

/**
 * Adds HTTP probes to the operations plugin.
 *
 * @public
 */
export const operationsModuleProbe = createBackendModule({
  pluginId: 'operations',
  moduleId: 'probe',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: operationsSourcesExtensionPoint,
      },
      async init({ config, logger, sources }) {
        sources.addSource(
          ProbeSource.create({ ...readProbeConfig(config), logger }),
        );
      },
    });
  },
});
