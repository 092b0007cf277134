import {
  AuditorService,
  AuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AlertRuleReader } from '@operate-first/plugin-operations-node';
import { json, Router } from 'express';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { addOnboardingRoutes } from '../onboarding/api/onboardingRoutes';
import { CatalogBook } from '../onboarding/CatalogBook';
import { OnboardingReader } from '../onboarding/checks/model';
import { ClusterBook } from '../onboarding/ClusterBook';
import { ClusterConnections } from '../onboarding/ClusterConnections';
import { OnboardingConfig } from '../onboarding/config';
import { HeldTree } from '../onboarding/HeldTree';
import { NamespaceFinder } from '../onboarding/NamespaceFinder';
import { OnboardingDesk } from '../onboarding/OnboardingDesk';
import { OptionsReader } from '../onboarding/OptionsReader';
import { CatalogPeople } from '../notifications/CatalogPeople';
import { RepositorySet } from '../postMortems/RepositorySet';
import { PersonLimits } from '../questions/api/PersonLimits';
import { PublicText } from '../redaction/PublicText';
import { ServiceReader } from '../services/ServiceReader';
import { PolicyReader } from '../sloReaders/PolicyReader';
import { SloReader } from '../sloReaders/SloReader';
import { RequestCallers } from './api/RequestCallers';
import { addRequestRoutes } from './api/requestRoutes';
import { RequestAudience } from './audience';
import { DecisionDesk } from './desk/DecisionDesk';
import { RequestDesk } from './desk/RequestDesk';
import { readIntakeConfig } from './intake/config';
import { createIntake, Intake } from './intake/createIntake';
import { IntakeSet } from './intake/IntakeSet';
import { OriginReader } from './intake/OriginReader';
import { AlertRuleDesk } from './kinds/checks/AlertRuleDesk';
import { KindDesk } from './kinds/KindDesk';
import { Onboarding, patienceOf } from './Onboarding';
import { PendingBook } from './PendingBook';
import { FreezeReader } from './readers/FreezeReader';
import { RequestReader } from './readers/RequestReader';
import { RequestViews } from './readers/RequestViews';
import { RequestStore } from './RequestStore';

/** What requests are read and written with. @internal */
export interface RequestsOptions {
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  auditor: AuditorService;
  userInfo: UserInfoService;
  access: AccessControl;
  services: ServiceReader;
  slos: SloReader;
  /** What teams do as their budgets shrink. */
  policies: PolicyReader;
  store: RequestStore;
  publicText: PublicText;
  /** Missing where nobody has configured it. */
  onboarding?: Onboarding;
  appUrl?: string;
  /** What talks to repositories in which people ask by issues. */
  intakeSystems: IntakeSet;
  rootConfig: Config;
  patienceMilliseconds?: number;
}

/** Requests as others in the backend need them. @internal */
export interface Requests {
  reader: RequestReader;
  /** Reads issues by which people ask; missing where none are configured. */
  intake?: Intake;
  /** Adds `/onboarding…` and `/requests…`. */
  addRoutes: (router: Router) => void;
}

const LARGEST = '6mb';
const LARGEST_PREVIEW = '500kb';

/** Bodies are read only after it is known who sends them. @internal */
export function requestBodies(): Router {
  const router = Router();
  router.use('/requests', json({ limit: LARGEST }));
  router.use('/onboarding', json({ limit: LARGEST_PREVIEW }));
  return router;
}

/** What requests need of onboarding; undefined where nobody has configured it. @internal */
export function createOnboarding(options: {
  config?: OnboardingConfig;
  database: Knex;
  logger: LoggerService;
  auth: AuthService;
  catalog: CatalogService;
  repositories: RepositorySet;
  /** Modules may add some until the plugin starts. */
  ruleReaders?: AlertRuleReader[];
  now?: () => number;
}): Onboarding | undefined {
  const { config } = options;
  if (!config) return undefined;
  const people = CatalogPeople.create(options);
  return {
    config,
    tree: HeldTree.create({ ...options, repository: config.repository }),
    catalog: CatalogBook.create({ ...options, people }),
    clusters: ClusterBook.create(options),
    pending: PendingBook.create({ ...options, config }),
    connections: ClusterConnections.create({ hosts: config.clusterHosts }),
    rules: AlertRuleDesk.create({ readers: options.ruleReaders ?? [] }),
  };
}

/** Puts together everything that reads requests and lets people ask for things. @internal */
export function createRequests(options: RequestsOptions): Requests {
  const { onboarding, services } = options;
  const may = {
    catalog: onboarding?.catalog,
    operators: onboarding?.config.operators ?? [],
  };
  const views = RequestViews.create(options);
  const intakeConfig = readIntakeConfig(options.rootConfig);
  const places = options.intakeSystems.places(intakeConfig);
  if (places.length > 0 && !onboarding) {
    throw new InputError(
      'operations.intake needs operations.onboarding: without a GitOps tree, nothing can be asked for.',
    );
  }
  const origins = OriginReader.create({ ...options, places });
  const reader = RequestReader.create({
    ...options,
    views,
    may,
    originOf: origins.of.bind(origins),
    freezes: FreezeReader.create(options),
  });
  const callers = RequestCallers.create({ ...options, reader });
  const desk = onboarding && OnboardingDesk.create(onboarding);
  const kinds =
    onboarding && KindDesk.create({ database: options.database, onboarding });
  const readerOf = ({
    person,
    owners,
    criteria,
  }: RequestAudience): OnboardingReader => ({
    person,
    owners,
    maySee: async ref => (await services.find(ref, criteria)) !== undefined,
    maySeeRequest: async key =>
      (await reader.find(key, { criteria })) !== undefined,
  });
  const requestDesk =
    onboarding &&
    desk &&
    kinds &&
    RequestDesk.create({ ...options, onboarding, desk, kinds });
  const decisions =
    onboarding &&
    DecisionDesk.create({
      ...options,
      ...may,
      patience: patienceOf(onboarding),
    });
  return {
    reader,
    ...(requestDesk &&
      decisions &&
      kinds && {
        intake: createIntake({
          ...options,
          reader,
          kinds,
          decisions,
          desk: requestDesk,
          set: options.intakeSystems,
          config: intakeConfig,
        }),
      }),
    addRoutes: router => {
      addOnboardingRoutes(router, {
        ...options,
        callers,
        views,
        readerOf,
        ...(onboarding &&
          desk &&
          kinds && {
            offered: {
              ...onboarding,
              desk,
              kinds,
              options: OptionsReader.create(onboarding),
              namespaces: NamespaceFinder.create(onboarding),
            },
          }),
      });
      addRequestRoutes(router, {
        ...options,
        callers,
        reader,
        readerOf,
        limits: PersonLimits.create(),
        desk: requestDesk,
        decisions,
      });
    },
  };
}
