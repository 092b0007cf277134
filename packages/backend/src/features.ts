import { BackendFeature } from '@backstage/backend-plugin-api';
import app from '@backstage/plugin-app-backend';
import auth from '@backstage/plugin-auth-backend';
import githubProvider from '@backstage/plugin-auth-backend-module-github-provider';
import gitlabProvider from '@backstage/plugin-auth-backend-module-gitlab-provider';
import guestProvider from '@backstage/plugin-auth-backend-module-guest-provider';
import oidcProvider from '@backstage/plugin-auth-backend-module-oidc-provider';
import catalog from '@backstage/plugin-catalog-backend';
import catalogLogs from '@backstage/plugin-catalog-backend-module-logs';
import catalogTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import events from '@backstage/plugin-events-backend';
import kubernetes from '@backstage/plugin-kubernetes-backend';
import notifications from '@backstage/plugin-notifications-backend';
import permission from '@backstage/plugin-permission-backend';
import proxy from '@backstage/plugin-proxy-backend';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import scaffolderBitbucketCloud from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import scaffolderBitbucketServer from '@backstage/plugin-scaffolder-backend-module-bitbucket-server';
import scaffolderGitea from '@backstage/plugin-scaffolder-backend-module-gitea';
import scaffolderGithub from '@backstage/plugin-scaffolder-backend-module-github';
import scaffolderGitlab from '@backstage/plugin-scaffolder-backend-module-gitlab';
import scaffolderWorkspaces from '@backstage/plugin-scaffolder-backend-module-workspace-database';
import search from '@backstage/plugin-search-backend';
import catalogCollator from '@backstage/plugin-search-backend-module-catalog';
import pgSearchEngine from '@backstage/plugin-search-backend-module-pg';
import signals from '@backstage/plugin-signals-backend';
import userSettings from '@backstage/plugin-user-settings-backend';
import { clusterCacheServiceFactory } from '@operate-first/cluster-cache';
import exampleUsersProvider from '@operate-first/plugin-auth-backend-module-example-users';
import openSlo from '@operate-first/plugin-catalog-backend-module-openslo';
import watchCache from '@operate-first/plugin-kubernetes-backend-module-watch-cache';
import operations from '@operate-first/plugin-operations-backend';
import operationsAlertmanager from '@operate-first/plugin-operations-backend-module-alertmanager';
import operationsGit from '@operate-first/plugin-operations-backend-module-git';
import operationsGithub from '@operate-first/plugin-operations-backend-module-github';
import operationsKubernetes from '@operate-first/plugin-operations-backend-module-kubernetes';
import operationsOnCall from '@operate-first/plugin-operations-backend-module-oncall';
import operationsPrometheus from '@operate-first/plugin-operations-backend-module-prometheus';
import probe from '@operate-first/plugin-operations-backend-module-probe';
import openOperationsPolicy, {
  openOperationsHttpAuthServiceFactory,
} from '@operate-first/plugin-permission-backend-module-open-operations';
import scaffolderOnboarding from '@operate-first/plugin-scaffolder-backend-module-onboarding';
import searchOperations from '@operate-first/plugin-search-backend-module-operations';

/**
 * Everything this backend runs. The access test starts the very same features.
 *
 * @internal
 */
export const features: BackendFeature[] = [
  app,

  // A provider without configuration only answers 404.
  auth,
  guestProvider,
  exampleUsersProvider,
  githubProvider,
  gitlabProvider,
  oidcProvider,

  permission,
  openOperationsPolicy,
  // Keeps visitors who have not signed in out of plugins that would take them for somebody.
  openOperationsHttpAuthServiceFactory,

  catalog,
  catalogLogs,
  // OpenSLO documents are entities, too.
  openSlo,
  // And so are templates.
  catalogTemplates,

  operations,
  probe,
  operationsKubernetes,
  operationsPrometheus,
  operationsAlertmanager,
  operationsGit,
  operationsGithub,
  operationsOnCall,
  // One watch per cluster and process, whoever needs it.
  clusterCacheServiceFactory,

  search,
  catalogCollator,
  // Incidents and post-mortems: redacted for everybody, in full for members.
  searchOperations,
  // Used where the database is PostgreSQL; elsewhere the index lives in memory.
  pgSearchEngine,

  events,
  signals,
  notifications,
  userSettings,

  kubernetes,
  // The stock tab, answered from the same watch.
  watchCache,
  scaffolder,
  scaffolderOnboarding,
  // Keeps the workspaces of tasks, so that one that was cut off goes on where it stopped.
  scaffolderWorkspaces,
  // New repositories on hosts with an API; plain git remotes are of the onboarding.
  scaffolderGithub,
  scaffolderGitlab,
  scaffolderGitea,
  scaffolderBitbucketCloud,
  scaffolderBitbucketServer,
  proxy,
];
