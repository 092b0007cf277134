import {
  AuditorService,
  AuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { json, Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { PersonBook } from '../incidents/desk/PersonBook';
import { ServiceBook } from '../incidents/desk/ServiceBook';
import { IncidentReader } from '../incidents/readers/IncidentReader';
import { InspectionLimits } from '../inspect/InspectionLimits';
import { InspectorSet } from '../inspect/InspectorSet';
import { LogExcerpts } from '../inspect/LogExcerpts';
import { Lease } from '../leases';
import { CatalogPeople } from '../notifications/CatalogPeople';
import { PostMortems } from '../postMortems/createPostMortems';
import { RepositorySet } from '../postMortems/RepositorySet';
import { PublicText } from '../redaction/PublicText';
import { Runbooks } from '../runbooks/createRunbooks';
import { ServiceReader } from '../services/ServiceReader';
import { SloReader } from '../sloReaders/SloReader';
import { PersonLimits } from './api/PersonLimits';
import { QuestionCallers } from './api/QuestionCallers';
import { addQuestionRoutes } from './api/questionRoutes';
import { QuestionsConfig } from './config';
import { AnswerDesk } from './desk/AnswerDesk';
import { Onward } from './desk/Onward';
import { QuestionDesk } from './desk/QuestionDesk';
import { RecipientBook } from './desk/RecipientBook';
import { SubjectBook } from './desk/SubjectBook';
import { FactReader } from './draft/FactReader';
import { LinkReader } from './draft/LinkReader';
import { FindSimilar, QuestionDrafts } from './draft/QuestionDrafts';
import { Authors, OnCallNow } from './people';
import { QuestionStore } from './QuestionStore';
import { QuestionMetricsReader } from './readers/QuestionMetricsReader';
import { QuestionReader } from './readers/QuestionReader';
import { QuestionViews } from './readers/QuestionViews';
import { EscalationPlanner } from './telling/EscalationPlanner';
import { EscalationWork } from './telling/EscalationWork';
import { QuestionNotifier } from './telling/QuestionNotifier';
import { runQuestions } from './telling/runQuestions';

/** What questions are read and written with. @internal */
export interface QuestionsOptions {
  database: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  userInfo: UserInfoService;
  access: AccessControl;
  store: QuestionStore;
  publicText: PublicText;
  inspectors: InspectorSet;
  inspections: InspectionLimits;
  config: QuestionsConfig;
  headlineEnvironments: string[];
  services: ServiceReader;
  incidents: IncidentReader;
  slos: SloReader;
  postMortems: PostMortems;
  runbooks: Runbooks;
  repositories: RepositorySet;
  authors: Authors;
  onCall: OnCallNow;
  similar: FindSimilar;
  appUrl?: string;
  /** Without it, people are not told. */
  notifications?: NotificationService;
  /** Called for each question that could not be escalated; it is tried again. */
  onEscalationFailed?: () => void;
}

/** Questions as others in the backend need them. @internal */
export interface Questions {
  reader: QuestionReader;
  /** Tells people and escalates, while the lease of the core is held. */
  run: (lease: Lease, signal: AbortSignal) => Promise<void>;
  /** Adds `/questions…` and `/runbooks…`. */
  addRoutes: (router: Router) => void;
}

const LARGEST_TEXT = '1mb';
const LARGEST_RUNBOOK = '3mb';

/** Bodies are read only after it is known who sends them. @internal */
export function questionBodies(): Router {
  const router = Router();
  router.use('/questions', json({ limit: LARGEST_TEXT }));
  router.use('/runbooks', json({ limit: LARGEST_RUNBOOK }));
  return router;
}

/** Puts together everything that reads questions and lets people ask and answer. @internal */
export function createQuestions(options: QuestionsOptions): Questions {
  const { postMortems, runbooks, notifications } = options;
  const links = LinkReader.create(options);
  const views = QuestionViews.create(options);
  const reader = QuestionReader.create({
    ...options,
    views,
    linksOf: links.ofQuestion.bind(links),
  });
  const limits = PersonLimits.create();
  const callers = QuestionCallers.create({
    ...options,
    reader,
    postMortems: postMortems.callers,
  });
  const people = CatalogPeople.create(options);
  const subjects = SubjectBook.create({
    ...options,
    services: ServiceBook.create(options),
  });
  const planner = EscalationPlanner.create({
    ...options,
    policy: options.config.escalation,
  });
  return {
    reader,
    run: (lease, signal) =>
      runQuestions(
        {
          ...options,
          escalation: EscalationWork.create({
            ...options,
            planner,
            people,
            onFailed: options.onEscalationFailed,
          }),
          notifier:
            notifications &&
            QuestionNotifier.create({ ...options, notifications }),
        },
        lease,
        signal,
      ),
    addRoutes: router => {
      addQuestionRoutes(router, {
        ...options,
        callers,
        limits,
        reader,
        metrics: QuestionMetricsReader.create(options),
        desk: QuestionDesk.create({
          ...options,
          subjects,
          planner,
          recipients: RecipientBook.create({
            ...options,
            people,
            persons: PersonBook.create(options),
          }),
        }),
        answers: AnswerDesk.create(options),
        drafts: QuestionDrafts.create({
          ...options,
          subjects,
          links,
          facts: FactReader.create(options),
        }),
        logs: LogExcerpts.create({
          ...options,
          limits: options.inspections,
        }),
        onward: Onward.create({
          ...options,
          postMortems: postMortems.desk,
          runbook: runbooks.answer,
          pageOf: links.pageOf.bind(links),
        }),
        postMortems: postMortems.reader,
        runbook: (id, request) => runbooks.show(callers, id, request),
      });
      runbooks.addRoutes(router, callers, limits);
    },
  };
}
