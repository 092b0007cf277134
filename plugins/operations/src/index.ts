/**
 * The operations pages: what is wrong, since when, and whom to ask.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { operationsApiRef } from './api/operationsApiRef';
export {
  alertsRouteRef,
  catalogIndexRouteRef,
  clusterRouteRef,
  clustersRouteRef,
  entityClusterRouteRef,
  entityContentRouteRef,
  incidentMetricsRouteRef,
  incidentRouteRef,
  incidentsRouteRef,
  maintenanceRouteRef,
  rootRouteRef,
  sloRouteRef,
  slosRouteRef,
  sourcesRouteRef,
} from './routes';
export { operationsTranslationRef } from './translation';
