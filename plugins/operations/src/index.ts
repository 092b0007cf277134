/**
 * The operations pages: what is wrong, since when, and whom to ask.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
export { FormerService } from './components/EntityOperations/FormerService';
export { MyTrouble } from './components/Mine/MyTrouble';
export type { Trouble } from './components/Mine/MyTrouble';
export { MyQuestions } from './components/QuestionsCard/MyQuestions';
export type { AskedOfMe } from './components/QuestionsCard/MyQuestions';
export { SimilarSearch } from './components/Similar/SimilarSearch';
export { operationsApiRef } from './api/operationsApiRef';
export {
  actionItemsRouteRef,
  alertMappingsRouteRef,
  alertRouteRef,
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
  onboardRouteRef,
  postMortemEditRouteRef,
  postMortemRouteRef,
  postMortemsRouteRef,
  questionRouteRef,
  questionsRouteRef,
  rootRouteRef,
  runbookRouteRef,
  runbooksRouteRef,
  silencesRouteRef,
  sloRouteRef,
  slosRouteRef,
  sourcesRouteRef,
} from './routes';
export { operationsTranslationRef } from './translation';
