import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { OpenOperationsPolicy } from './policy/OpenOperationsPolicy';
import { Principals } from './principal';

/**
 * The permission policy "open to read, signed in to write".
 *
 * @public
 */
export const permissionModuleOpenOperations = createBackendModule({
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
