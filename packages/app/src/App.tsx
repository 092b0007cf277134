import { createApp } from '@backstage/frontend-defaults';
import operationsPlugin from '@operate-first/plugin-operations';
import { features } from './features';
import { signInRouteRef } from './modules/signIn';

export const app = createApp({
  features,
  bindRoutes({ bind }) {
    bind(operationsPlugin.externalRoutes, { signIn: signInRouteRef });
  },
});
