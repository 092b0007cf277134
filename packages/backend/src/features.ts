import { BackendFeature } from '@backstage/backend-plugin-api';
import { openOperationsHttpAuthServiceFactory } from '@operate-first/plugin-permission-backend-module-open-operations';

type Feature = BackendFeature | Promise<{ default: BackendFeature }>;

/**
 * Everything this backend runs, by the id of the plugin it belongs to.
 *
 * It is a table so that the access test can start the very same features and see that each plugin's
 * endpoints are covered.
 *
 * @internal
 */
export function portalFeatures(): Record<string, Feature[]> {
  return {
    app: [import('@backstage/plugin-app-backend')],
    auth: [
      import('@backstage/plugin-auth-backend'),
      // A provider without configuration only answers 404.
      import('@backstage/plugin-auth-backend-module-guest-provider'),
      import('@backstage/plugin-auth-backend-module-github-provider'),
      import('@backstage/plugin-auth-backend-module-gitlab-provider'),
      import('@backstage/plugin-auth-backend-module-oidc-provider'),
      import('@operate-first/plugin-auth-backend-module-example-users'),
    ],
    catalog: [
      import('@backstage/plugin-catalog-backend'),
      import('@backstage/plugin-catalog-backend-module-logs'),
    ],
    events: [import('@backstage/plugin-events-backend')],
    kubernetes: [import('@backstage/plugin-kubernetes-backend')],
    notifications: [import('@backstage/plugin-notifications-backend')],
    permission: [
      import('@backstage/plugin-permission-backend'),
      import('@operate-first/plugin-permission-backend-module-open-operations'),
      // Keeps visitors who have not signed in out of plugins that would take them for somebody.
      openOperationsHttpAuthServiceFactory,
    ],
    proxy: [import('@backstage/plugin-proxy-backend')],
    scaffolder: [import('@backstage/plugin-scaffolder-backend')],
    search: [
      import('@backstage/plugin-search-backend'),
      // Used where the database is PostgreSQL; elsewhere the index lives in memory.
      import('@backstage/plugin-search-backend-module-pg'),
      import('@backstage/plugin-search-backend-module-catalog'),
    ],
    signals: [import('@backstage/plugin-signals-backend')],
    'user-settings': [import('@backstage/plugin-user-settings-backend')],
  };
}
