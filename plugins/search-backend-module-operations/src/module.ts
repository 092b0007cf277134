import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { readSchedule } from './config';
import { OperationsCollatorFactory } from './OperationsCollatorFactory';

const VISIBILITIES = ['public', 'internal'] as const;

/**
 * Puts incidents and post-mortems into search.
 *
 * @public
 */
export const searchModuleOperations = createBackendModule({
  pluginId: 'search',
  moduleId: 'operations',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        indexRegistry: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, indexRegistry, scheduler }) {
        const schedule = readSchedule(config);
        for (const visibility of VISIBILITIES) {
          indexRegistry.addCollator({
            schedule: scheduler.createScheduledTaskRunner(schedule),
            factory: OperationsCollatorFactory.create({
              visibility,
              auth,
              discovery,
            }),
          });
        }
      },
    });
  },
});
