import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  isService,
  OperationsClient,
} from '@operate-first/plugin-operations-common';
import { RiPulseLine } from '@remixicon/react';
import { operationsApiRef } from './api/operationsApiRef';
import {
  catalogIndexRouteRef,
  entityContentRouteRef,
  rootRouteRef,
  sourcesRouteRef,
} from './routes';

/** @internal */
export const operationsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: operationsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new OperationsClient(apis),
    }),
});

/** @internal */
export const operationsPage = PageBlueprint.make({
  params: {
    path: '/operations',
    title: 'Operations',
    icon: <RiPulseLine />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./components/OperationsPage').then(m => <m.OperationsPage />),
  },
});

/** @internal */
export const entityOperationsContent = EntityContentBlueprint.make({
  params: {
    path: 'operations',
    title: 'Operations',
    group: 'operation',
    icon: <RiPulseLine />,
    routeRef: entityContentRouteRef,
    filter: isService,
    loader: () =>
      import('./components/EntityOperations').then(m => <m.EntityOperations />),
  },
});

/**
 * The operations plugin: the organisation's page and the Operations content of every service's entity.
 *
 * @public
 */
export default createFrontendPlugin({
  pluginId: 'operations',
  title: 'Operations',
  icon: <RiPulseLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    sources: sourcesRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: { catalogIndex: catalogIndexRouteRef },
  extensions: [operationsApi, operationsPage, entityOperationsContent],
});
