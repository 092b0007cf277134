import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { operationsPermissions } from '@operate-first/plugin-operations-common';
import {
  AlertRuleReader,
  operationsAlertsExtensionPoint,
  operationsAuthorsExtensionPoint,
  operationsDocumentsExtensionPoint,
  operationsInspectorsExtensionPoint,
  operationsIssuesExtensionPoint,
  operationsSlosExtensionPoint,
  operationsSourcesExtensionPoint,
  operationsTicketsExtensionPoint,
  SignalProvider,
} from '@operate-first/plugin-operations-node';
import { AccessControl } from './access/AccessControl';
import { operationsServiceResourceRef, serviceRules } from './access/rules';
import { createAlertDesks } from './alertSources/createAlertDesks';
import { AlertSourceSet } from './alertSources/AlertSourceSet';
import { createRouter } from './api/router';
import { AuthorSourceSet } from './authors/AuthorSourceSet';
import { readManifests } from './authors/config';
import { createAuthors } from './authors/createAuthors';
import { AvailabilityReader } from './buckets/AvailabilityReader';
import { ClusterReader } from './clusters/ClusterReader';
import { readOperationsConfig } from './config';
import { openDatabase } from './database/migrate';
import { createMetrics } from './metrics';
import { InspectionLimits } from './inspect/InspectionLimits';
import { InspectorSet } from './inspect/InspectorSet';
import { createIncidents } from './incidents/api/createIncidents';
import { readSeverities } from './incidents/severities';
import { FirstOnCall } from './notifications/FirstOnCall';
import { createTelling } from './notifications/createTelling';
import { OnCallSourceSet } from './onCall/OnCallSourceSet';
import { Operations } from './Operations';
import { PeopleReader } from './people/PeopleReader';
import { runbookPage } from './runbooks/readers/runbookPage';
import { createPostMortems } from './postMortems/createPostMortems';
import { RepositorySources } from './postMortems/readers/RepositorySources';
import { CommitAuthors } from './postMortems/desk/CommitAuthors';
import { RepositorySet } from './postMortems/RepositorySet';
import { createQuestions } from './questions/createQuestions';
import { settleKept } from './questions/desk/settleKept';
import { createOnboarding, createRequests } from './requests/createRequests';
import { IntakeSet } from './requests/intake/IntakeSet';
import { PublicText } from './redaction/PublicText';
import { createRunbooks } from './runbooks/createRunbooks';
import { HistoryReader } from './services/HistoryReader';
import { ServiceReader } from './services/ServiceReader';
import { WorkloadReader } from './services/WorkloadReader';
import { readSloPagesConfig } from './sloReaders/config';
import { createSloReaders } from './sloReaders/createSloReaders';
import { createSimilar } from './similar/createSimilar';
import { SliSourceSet } from './slos/SliSourceSet';
import { SourceReader } from './sources/SourceReader';
import { SourceSet } from './sources/SourceSet';
import { readTicketsOf } from './tickets/ticketsOf';
import { TicketSystemSet } from './tickets/TicketSystemSet';
import { createUpstream } from './upstream/createUpstream';
import { UpstreamSet } from './upstream/UpstreamSet';

/** What was written of a service is kept for so long, at least. */
const DAYS_OF_CHANGES = 400;

/** The paths that check their callers themselves, to answer them with problem details. */
const OWN_CHECK = [
  '/authors',
  '/author-settings',
  '/services',
  '/slos',
  '/alerts',
  '/alert-mappings',
  '/silences',
  '/maintenance',
  '/incidents',
  '/post-mortems',
  '/action-items',
  '/feeds',
  '/removals',
  '/questions',
  '/onboarding',
  '/requests',
  '/runbooks',
  '/similar',
  '/upstream',
  '/search-documents',
  '/notification-settings',
  '/webhooks',
  '/clusters',
  '/sources',
  '/openapi.json',
];

/**
 * The core of operations: which services there are, what the sources observe of them, and the API.
 *
 * @public
 */
export const operationsPlugin = createBackendPlugin({
  pluginId: 'operations',
  register(env) {
    const sources = SourceSet.create();
    env.registerExtensionPoint(operationsSourcesExtensionPoint, {
      addSource: source => sources.add(source),
    });
    const inspectors = InspectorSet.create();
    env.registerExtensionPoint(operationsInspectorsExtensionPoint, {
      addInspector: inspector => inspectors.add(inspector),
    });
    const alertSources = AlertSourceSet.create();
    env.registerExtensionPoint(operationsAlertsExtensionPoint, {
      addSource: source => alertSources.add(source),
    });
    const ticketSystems = TicketSystemSet.create();
    env.registerExtensionPoint(operationsTicketsExtensionPoint, {
      addSystem: system => ticketSystems.add(system),
      addFollower: follower => ticketSystems.addFollower(follower),
    });
    const upstreamTrackers = UpstreamSet.create();
    const intakeSystems = IntakeSet.create();
    env.registerExtensionPoint(operationsIssuesExtensionPoint, {
      addUpstream: tracker => upstreamTrackers.add(tracker),
      addIntake: system => intakeSystems.add(system),
    });
    const repositories = RepositorySet.create();
    env.registerExtensionPoint(operationsDocumentsExtensionPoint, {
      addRepository: repository => repositories.add(repository),
      addChangeRequests: system => repositories.addSystem(system),
      addSourceDocuments: source => repositories.addSource(source),
    });
    const authorSources = AuthorSourceSet.create();
    const onCallSources = OnCallSourceSet.create();
    env.registerExtensionPoint(operationsAuthorsExtensionPoint, {
      addAuthors: source => authorSources.add(source),
      addOnCall: source => onCallSources.add(source),
    });
    const sliSources = SliSourceSet.create();
    const signalProviders: SignalProvider[] = [];
    const ruleReaders: AlertRuleReader[] = [];
    env.registerExtensionPoint(operationsSlosExtensionPoint, {
      addSource: source => sliSources.add(source),
      addSignals: provider => signalProviders.push(provider),
      addRules: reader => ruleReaders.push(reader),
    });

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        databaseService: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metricsService: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        notifications: notificationService,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { httpRouter, lifecycle, permissionsRegistry } = deps;
        const config = readOperationsConfig(deps.rootConfig);
        const { headlineEnvironments, unauthenticatedRead } = config;
        const database = await openDatabase(deps.databaseService);
        const services = ServiceReader.create({
          database,
          headlineEnvironments,
        });
        permissionsRegistry.addResourceType({
          resourceRef: operationsServiceResourceRef,
          permissions: operationsPermissions,
          rules: Object.values(serviceRules),
          getResources: refs => services.resources(refs),
        });

        const publicText = await PublicText.create({
          database,
          logger: deps.logger,
          config: config.redaction,
        });
        const metrics = createMetrics(deps.metricsService, database);
        const onboarding = createOnboarding({
          ...deps,
          database,
          repositories,
          config: config.onboarding,
          ruleReaders,
        });
        const operations = Operations.create({
          ...deps,
          onboarding,
          database,
          config,
          sources,
          sliSources,
          alertSources,
          ticketSystems,
          publicText,
          repositories,
          onRecorded: metrics.recorded,
        });
        metrics.observeLeases(() => operations.leases);
        lifecycle.addStartupHook(() => operations.start());
        lifecycle.addShutdownHook(() => operations.stop());
        const stopping = new AbortController();
        lifecycle.addShutdownHook(() => stopping.abort());

        const access = AccessControl.create({ ...deps, unauthenticatedRead });
        const sloReaders = createSloReaders({
          ...deps,
          database,
          headlineEnvironments,
          pages: readSloPagesConfig(deps.rootConfig),
          retention: config.slos.retention,
          signalProviders,
          publicText,
        });
        const incidents = createIncidents({
          ...deps,
          database,
          access,
          services,
          store: operations.incidents,
          alerts: sloReaders.alerts,
          policy: config.incidentPolicy,
          severities: readSeverities(deps.rootConfig),
          ticketsOf: readTicketsOf(database),
          publicText,
          provisionalShare: config.slos.provisionalShare,
        });
        const postMortems = createPostMortems({
          ...deps,
          database,
          access,
          services,
          publicText,
          repositories,
          store: operations.postMortems,
          config: config.postMortems,
          incidents: incidents.reader,
          alerts: sloReaders.alerts,
          headlineEnvironments,
          provisionalShare: config.slos.provisionalShare,
          appUrl: config.appUrl,
          organisation:
            deps.rootConfig.getOptionalString('organization.name') ??
            'this organisation',
        });
        operations.beside(postMortems.run);
        const authors = createAuthors({
          ...deps,
          database,
          access,
          publicText,
          onCallSources,
          repositories,
          sources: authorSources,
          registry: operations.services,
          callers: incidents.callers,
          incidents: incidents.reader,
          manifests: readManifests(deps.rootConfig),
          headlineEnvironments,
          days: Math.max(config.retentionDays.history, DAYS_OF_CHANGES),
          onChange: changes => operations.announce(changes),
        });
        operations.beside(authors.keep);
        operations.tellOnCall(
          FirstOnCall.create({
            database,
            desk: authors.onCall.desk,
            logger: deps.logger,
          }),
        );
        let followingAuthors: Promise<void> | undefined;
        lifecycle.addStartupHook(() => {
          followingAuthors = authors.run(stopping.signal);
        });
        lifecycle.addShutdownHook(() => followingAuthors);
        const similar = createSimilar({
          ...deps,
          database,
          access,
          publicText,
          incidents,
          postMortems,
          alerts: sloReaders.alerts,
        });
        const runbooks = createRunbooks({
          ...deps,
          database,
          publicText,
          repositories,
          authors: CommitAuthors.create({ ...deps, database }),
          incidents: incidents.reader,
          config: config.runbooks,
          onSettled: settleKept(operations.questions),
        });
        const inspections = InspectionLimits.create(config.inspect);
        const questions = createQuestions({
          ...deps,
          database,
          access,
          inspectors,
          inspections,
          services,
          publicText,
          postMortems,
          runbooks,
          repositories,
          store: operations.questions,
          config: config.questions,
          headlineEnvironments,
          incidents: incidents.reader,
          slos: sloReaders.slos,
          authors: authors.desk,
          onCall: authors.onCall,
          similar: (question, audience) =>
            similar.reader.answer(
              { ...question, kinds: ['question'] },
              audience,
            ),
          appUrl: config.appUrl,
          onEscalationFailed: metrics.escalationFailed,
        });
        operations.beside(questions.run);
        const requests = createRequests({
          ...deps,
          database,
          access,
          services,
          slos: sloReaders.slos,
          policies: sloReaders.policies,
          publicText,
          onboarding,
          intakeSystems,
          store: operations.requests,
          appUrl: config.appUrl,
        });
        if (requests.intake) operations.beside(requests.intake.run);
        const upstream = createUpstream({
          ...deps,
          database,
          access,
          services,
          postMortems,
          publicText,
          headlineEnvironments,
          set: upstreamTrackers,
          store: operations.incidents,
          incidents: incidents.reader,
          provisionalShare: config.slos.provisionalShare,
          appUrl: config.appUrl,
        });
        operations.beside(upstream.run);
        let following: Promise<void> | undefined;
        lifecycle.addStartupHook(() => {
          following = similar.run(stopping.signal);
        });
        lifecycle.addShutdownHook(() => following);
        httpRouter.use(
          createRouter({
            logger: deps.logger,
            auditor: deps.auditor,
            inspectors,
            limits: inspections,
            stopping: stopping.signal,
            access,
            services,
            history: HistoryReader.create({ database }),
            availability: AvailabilityReader.create({
              database,
              writers: () =>
                operations.runners.flatMap(({ writer }) => writer ?? []),
            }),
            people: PeopleReader.create({
              ...deps,
              runbookPage: (address, criteria) =>
                runbookPage(database, address, criteria),
            }),
            workloads: WorkloadReader.create({
              database,
              headlineEnvironments,
            }),
            authors,
            clusters: ClusterReader.create({
              database,
              sources: () => sources.list().map(({ id }) => id),
            }),
            sources: SourceReader.create({
              database,
              sources,
              alertSources,
              ticketSystems,
              repositories: RepositorySources.create({
                database,
                repositories,
              }),
              reporting: () => [
                ...authorSources.list(),
                ...onCallSources.list(),
              ],
              states: operations.states,
            }),
            headlineEnvironments,
            ...sloReaders,
            ...createAlertDesks({ database, config, services, operations }),
            incidents,
            postMortems,
            questions,
            requests,
            similar,
            upstream,
            telling: createTelling({
              ...deps,
              database,
              access,
              webhooks: config.webhooks,
            }),
          }),
        );
        for (const path of OWN_CHECK) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
      },
    });
  },
});
