import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { exampleUsersProviderFactory } from './authenticator';
import { ExampleUsers } from './ExampleUsers';
import { createRouter } from './router';

const PROVIDER_ID = 'example-users';

/**
 * Sign in as any user of the catalog. For playgrounds only.
 *
 * @public
 */
export const authModuleExampleUsers = createBackendModule({
  pluginId: 'auth',
  moduleId: 'example-users-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        http: coreServices.httpRouter,
        providers: authProvidersExtensionPoint,
      },
      async init({ auth, catalog, config, http, providers }) {
        if (!config.has(`auth.providers.${PROVIDER_ID}`)) return;
        providers.registerProvider({
          providerId: PROVIDER_ID,
          factory: exampleUsersProviderFactory,
        });
        http.use(
          createRouter({ users: ExampleUsers.create({ auth, catalog }) }),
        );
      },
    });
  },
});
