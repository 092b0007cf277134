import { DefaultHttpAuthService } from '@backstage/backend-defaults/httpAuth';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { Principals } from '../principal';
import { Doors } from './doors';
import { GuardedHttpAuth } from './GuardedHttpAuth';

/**
 * Backstage's own authentication of requests, with people kept out of what would take any user token: all
 * of a plugin for visitors who have not signed in, the inner doors of every plugin for most.
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
    userInfo: coreServices.userInfo,
  },
  factory({ auth, config, discovery, plugin, userInfo }) {
    const pluginId = plugin.getId();
    return GuardedHttpAuth.create({
      inner: DefaultHttpAuthService.create({ auth, discovery, pluginId }),
      auth,
      userInfo,
      pluginId,
      principals: Principals.fromConfig(config),
      doors: Doors.of(
        pluginId,
        config.getOptionalStringArray(
          'permission.openOperations.anonymousMayReach',
        ),
      ),
    });
  },
});
