import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { operationsAuthorsExtensionPoint } from '@operate-first/plugin-operations-node';
import { CalendarSource } from './CalendarSource';
import { readOnCallConfig } from './config';

/**
 * Tells the operations plugin from iCalendar files and addresses who is on call.
 *
 * @public
 */
export const operationsModuleOnCall = createBackendModule({
  pluginId: 'operations',
  moduleId: 'oncall',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        authors: operationsAuthorsExtensionPoint,
      },
      async init({ config: root, lifecycle, logger, authors }) {
        const config = readOnCallConfig(root);
        if (config.calendars.length === 0) return;
        const source = CalendarSource.create({ config, logger });
        const stopping = new AbortController();
        authors.addOnCall(source);
        lifecycle.addStartupHook(() => source.start(stopping.signal));
        lifecycle.addShutdownHook(() => stopping.abort());
      },
    });
  },
});
