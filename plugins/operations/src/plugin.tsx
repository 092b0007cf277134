import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  isService,
  OPENSLO_API_VERSION,
  OperationsClient,
} from '@operate-first/plugin-operations-common';
import { RiPulseLine, RiServerLine } from '@remixicon/react';
import { operationsApiRef } from './api/operationsApiRef';
// Not by the index of its folder, which would bring the pages with it.
import { isWhole } from './components/RollUp/isWhole';
import {
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
  newRequestRouteRef,
  onboardRouteRef,
  postMortemEditRouteRef,
  postMortemRouteRef,
  postMortemsRouteRef,
  questionRouteRef,
  questionsRouteRef,
  requestFormRouteRef,
  requestRouteRef,
  requestsRouteRef,
  rootRouteRef,
  runbookRouteRef,
  runbooksRouteRef,
  signInRouteRef,
  silencesRouteRef,
  sloRouteRef,
  slosRouteRef,
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
    filter: entity => isService(entity) || isWhole(entity),
    loader: () => import('./components/RollUp').then(m => <m.EntityContent />),
  },
});

/** @internal */
export const entityRollUpCard = EntityCardBlueprint.make({
  name: 'roll-up',
  params: {
    type: 'info',
    filter: isWhole,
    loader: () => import('./components/RollUp').then(m => <m.RollUpCard />),
  },
});

/** @internal */
export const entityOpenSloCard = EntityCardBlueprint.make({
  name: 'open-slo',
  params: {
    type: 'info',
    filter: entity => entity.apiVersion === OPENSLO_API_VERSION,
    loader: () =>
      import('./components/OpenSloCard').then(m => <m.OpenSloCard />),
  },
});

/** @internal */
export const entityClusterContent = EntityContentBlueprint.make({
  name: 'cluster',
  params: {
    path: 'cluster',
    title: 'Cluster',
    group: 'operation',
    icon: <RiServerLine />,
    routeRef: entityClusterRouteRef,
    filter: { kind: 'resource', 'spec.type': 'kubernetes-cluster' },
    loader: () =>
      import('./components/ClusterContent').then(m => <m.EntityCluster />),
  },
});

/** For apps that have a home page. @internal */
export const myTroubleWidget = HomePageWidgetBlueprint.make({
  name: 'mine',
  params: {
    name: 'OperationsMine',
    title: 'My incidents and services',
    description:
      'Open incidents of what you own or follow, and your services that are not well.',
    layout: {
      width: { minColumns: 3, defaultColumns: 6 },
      height: { minRows: 3, defaultRows: 6 },
    },
    components: () =>
      import('./components/Mine').then(m => ({ Content: m.MineContent })),
  },
});

/** A tab of the settings that belong to the reader, for apps that have them. @internal */
export const notificationSettings = SubPageBlueprint.make({
  name: 'notifications',
  attachTo: { id: 'page:user-settings', input: 'pages' },
  params: {
    path: 'incidents',
    title: 'Incidents',
    loader: () =>
      import('./components/NotificationSettings').then(m => (
        <m.NotificationSettings />
      )),
  },
});

/** Another one: how one wants to be asked about what one wrote. @internal */
export const authorSettings = SubPageBlueprint.make({
  name: 'asked',
  attachTo: { id: 'page:user-settings', input: 'pages' },
  params: {
    path: 'operations',
    title: 'Operations',
    loader: () =>
      import('./components/AuthorSettings').then(m => <m.AuthorSettingsPage />),
  },
});

/** For apps that have a search page. @internal */
export const searchResultItem = SearchResultListItemBlueprint.make({
  params: {
    icon: <RiPulseLine />,
    predicate: ({ type }) =>
      type === 'operations-public' || type === 'operations-internal',
    component: () =>
      import('./components/SearchResultItem').then(m => m.SearchResultItem),
  },
});

/** The form of an onboarding, for templates of apps that have a scaffolder. @internal */
export const onboardingFormField = FormFieldBlueprint.make({
  name: 'onboarding',
  params: {
    field: () =>
      import('./components/Onboarding/formField').then(m => m.onboardingField),
  },
});

/**
 * The operations plugin: the organisation's page, the clusters, and the Operations content of every entity
 * that is operated or contains what is.
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
    clusters: clustersRouteRef,
    cluster: clusterRouteRef,
    slos: slosRouteRef,
    slo: sloRouteRef,
    alerts: alertsRouteRef,
    alert: alertRouteRef,
    silences: silencesRouteRef,
    alertMappings: alertMappingsRouteRef,
    incidents: incidentsRouteRef,
    incident: incidentRouteRef,
    incidentMetrics: incidentMetricsRouteRef,
    maintenance: maintenanceRouteRef,
    onboard: onboardRouteRef,
    requests: requestsRouteRef,
    newRequest: newRequestRouteRef,
    requestForm: requestFormRouteRef,
    request: requestRouteRef,
    postMortems: postMortemsRouteRef,
    postMortem: postMortemRouteRef,
    postMortemEdit: postMortemEditRouteRef,
    actionItems: actionItemsRouteRef,
    questions: questionsRouteRef,
    question: questionRouteRef,
    runbooks: runbooksRouteRef,
    runbook: runbookRouteRef,
    entityCluster: entityClusterRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: {
    catalogIndex: catalogIndexRouteRef,
    signIn: signInRouteRef,
  },
  extensions: [
    operationsApi,
    operationsPage,
    entityOperationsContent,
    entityRollUpCard,
    entityOpenSloCard,
    entityClusterContent,
    myTroubleWidget,
    notificationSettings,
    authorSettings,
    searchResultItem,
    onboardingFormField,
  ],
});
