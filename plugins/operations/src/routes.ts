import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The organisation's page. @public */
export const rootRouteRef = createRouteRef();

/** How the sources of observations are. @public */
export const sourcesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/sources',
});

/** A service's Operations page, inside its entity page. @public */
export const entityContentRouteRef = createRouteRef();

/** Where services come from: the catalog's own page. @public */
export const catalogIndexRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});
