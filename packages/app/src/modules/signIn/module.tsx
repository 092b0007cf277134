import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { oidcAuthApi } from './oidcAuthApi';
import { signInRouteRef } from './routes';

const signInGate = SignInPageBlueprint.make({
  params: { loader: () => import('./SignInGate').then(m => m.SignInGate) },
});

const signInPage = PageBlueprint.make({
  name: 'sign-in',
  params: {
    path: '/sign-in',
    title: 'Sign in',
    routeRef: signInRouteRef,
    loader: () => import('./SignInPage').then(m => <m.SignInPage />),
  },
});

export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInGate, signInPage, oidcAuthApi],
});
