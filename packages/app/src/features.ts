import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import authPlugin from '@backstage/plugin-auth';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import operationsPlugin from '@operate-first/plugin-operations';
import { layoutModule } from './modules/layout';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';

/** Everything the app is made of. */
export const features = [
  operationsPlugin,
  catalogPlugin,
  apiDocsPlugin,
  catalogGraphPlugin,
  orgPlugin,
  searchPlugin,
  kubernetesPlugin,
  notificationsPlugin,
  signalsPlugin,
  userSettingsPlugin,
  authPlugin,
  layoutModule,
  navModule,
  signInModule,
  themeModule,
];
