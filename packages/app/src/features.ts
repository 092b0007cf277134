import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import authPlugin from '@backstage/plugin-auth';
import catalogGraphPlugin from '@backstage/plugin-catalog-graph/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import orgPlugin from '@backstage/plugin-org/alpha';
import signalsPlugin from '@backstage/plugin-signals/alpha';
import operationsPlugin from '@operate-first/plugin-operations';
import { catalogPlugin } from './modules/catalog';
import { layoutModule } from './modules/layout';
import { navModule } from './modules/nav';
import { notificationsModule } from './modules/notifications';
import { searchPlugin } from './modules/search';
import { personalPlugins, signInModule } from './modules/signIn';
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
  signalsPlugin,
  ...personalPlugins,
  authPlugin,
  layoutModule,
  navModule,
  notificationsModule,
  signInModule,
  themeModule,
];
