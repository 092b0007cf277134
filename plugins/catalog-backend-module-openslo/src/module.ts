import { createBackendModule } from '@backstage/backend-plugin-api';

/**
 * Reads OpenSLO documents into the catalog.
 *
 * @public
 */
export const catalogModuleOpenSlo = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'openslo',
  register(env) {
    env.registerInit({ deps: {}, async init() {} });
  },
});
