import { DefaultHttpAuthService } from '@backstage/backend-defaults/httpAuth';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Principals } from '../principal';
import { AnonymousGuard } from './AnonymousGuard';

/**
 * Backstage's own authentication of requests, with visitors who have not signed in kept out of plugins
 * that would take them for somebody.
 *
 * @public
 */
export const openOperationsHttpAuthServiceFactory = createServiceFactory({
  service: coreServices.httpAuth,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
    plugin: coreServices.pluginMetadata,
  },
  factory({ auth, config, discovery, plugin }) {
    const pluginId = plugin.getId();
    return AnonymousGuard.guard({
      inner: DefaultHttpAuthService.create({ auth, discovery, pluginId }),
      auth,
      pluginId,
      principals: Principals.fromConfig(config),
      alsoOpen:
        config.getOptionalStringArray(
          'permission.openOperations.anonymousMayReach',
        ) ?? [],
    });
  },
});
