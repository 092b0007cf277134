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

/** How the clusters are. @public */
export const clustersRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/clusters',
});

/** How one cluster is. @public */
export const clusterRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/clusters/:name',
});

/** Every SLO, the least budget first. @public */
export const slosRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/slos',
});

/** One SLO. @public */
export const sloRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/slos/:namespace/:name',
});

/** Every alert one may see, what must be acted upon first. @public */
export const alertsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/alerts',
});

/** One alert. @public */
export const alertRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/alerts/:id',
});

/** What keeps alerts quiet. @public */
export const silencesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/alerts/silences',
});

/** By which rules alerts belong to services. @public */
export const alertMappingsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/alerts/mappings',
});

/** Every incident one may see, open ones first. @public */
export const incidentsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/incidents',
});

/** How fast incidents are noticed, taken on and resolved. @public */
export const incidentMetricsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/incidents/metrics',
});

/** One incident. @public */
export const incidentRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/incidents/:key',
});

/** Every post-mortem one may see, the most recent first. @public */
export const postMortemsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/post-mortems',
});

/** One post-mortem. @public */
export const postMortemRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/post-mortems/:key',
});

/** Where a post-mortem is written, reviewed and published. @public */
export const postMortemEditRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/post-mortems/:key/edit',
});

/** What post-mortems promised, overdue first. @public */
export const actionItemsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/action-items',
});

/** Every question one may read, unanswered ones first. @public */
export const questionsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/questions',
});

/** One question with its answers. @public */
export const questionRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/questions/:key',
});

/** Every runbook one may read, and alerts that have none. @public */
export const runbooksRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/runbooks',
});

/** One runbook. @public */
export const runbookRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/runbooks/:id',
});

/** Where a service is onboarded. @public */
export const onboardRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/onboard',
});

/** Everything that was asked for through templates, and how far it is. @public */
export const requestsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/requests',
});

/** What can be asked for. @public */
export const newRequestRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/requests/new',
});

/** The form of a kind of requests; `values` in the search fill it in. @public */
export const requestFormRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/requests/new/:kind',
});

/** One request, followed until it is proved. @public */
export const requestRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/requests/:key',
});

/** Announced maintenance. @public */
export const maintenanceRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/maintenance',
});

/** A service's Operations page, inside its entity page. @public */
export const entityContentRouteRef = createRouteRef();

/** A cluster's page, inside the entity page of its Resource. @public */
export const entityClusterRouteRef = createRouteRef();

/** Where visitors sign in. Without it they are told to, in words alone. @public */
export const signInRouteRef = createExternalRouteRef();

/** Where services come from: the catalog's own page. @public */
export const catalogIndexRouteRef = createExternalRouteRef({
  defaultTarget: 'catalog.catalogIndex',
});
