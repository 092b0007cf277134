import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import express from 'express';
import { promisify } from 'node:util';
import { Principals } from '../principal';
import { refuseToTell } from './questions';
import { screenAnswer } from './screenAnswer';

/**
 * Visitors read the catalog without the names of people. Backstage hides the entities of Users and nothing of what others
 * say about them, so this stands before the routes of the catalog.
 *
 * @internal
 */
export const catalogModuleOpenOperations = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'open-operations',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
      },
      async init({ auth, config, http, httpAuth }) {
        const principals = Principals.fromConfig(config);
        const readBody = promisify(express.json());
        const isVisitor = (ref: string) => {
          try {
            return principals.isAnonymous(ref);
          } catch {
            return false;
          }
        };
        http.use(async (req, res, next) => {
          const credentials = await httpAuth.credentials(req);
          const screened = auth.isPrincipal(credentials, 'user')
            ? principals.isAnonymous(credentials.principal.userEntityRef)
            : auth.isPrincipal(credentials, 'none');
          if (screened) {
            screenAnswer(res);
            await readBody(req, res);
            refuseToTell(req, { isVisitor });
          }
          next();
        });
      },
    });
  },
});
