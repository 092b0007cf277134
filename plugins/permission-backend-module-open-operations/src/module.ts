import {
  coreServices,
  createBackendFeatureLoader,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { catalogModuleOpenOperations } from './catalog/catalogModule';
import { OpenOperationsPolicy } from './policy/OpenOperationsPolicy';
import { Principals } from './principal';

const policyModule = createBackendModule({
  pluginId: 'permission',
  moduleId: 'open-operations',
  register(reg) {
    reg.registerInit({
      deps: { config: coreServices.rootConfig, policy: policyExtensionPoint },
      async init({ config, policy }) {
        const principals = Principals.fromConfig(config);
        policy.setPolicy(OpenOperationsPolicy.create({ principals }));
      },
    });
  },
});

/**
 * The permission policy "open to read, signed in to write", with what permissions cannot say of the catalog.
 *
 * @public
 */
export const permissionModuleOpenOperations = createBackendFeatureLoader({
  // Together, so that nobody opens the catalog to visitors and forgets the people in it.
  loader: () => [policyModule, catalogModuleOpenOperations],
});
