import {
  AuditorService,
  AuthService,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { json, Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { AlertReader } from '../alerts/AlertReader';
import { FeedReader } from '../feeds/FeedReader';
import { addFeedRoutes } from '../feeds/feedRoutes';
import { ServiceBook } from '../incidents/desk/ServiceBook';
import { IncidentReader } from '../incidents/readers/IncidentReader';
import { Lease } from '../leases';
import { PublicText } from '../redaction/PublicText';
import { RemovalDesk } from '../removals/RemovalDesk';
import { addRemovalRoutes } from '../removals/removalRoutes';
import { ServiceReader } from '../services/ServiceReader';
import { addActionItemRoutes } from './api/actionItemRoutes';
import { PostMortemCallers } from './api/PostMortemCallers';
import { addPostMortemRoutes } from './api/postMortemRoutes';
import { PostMortemsConfig } from './config';
import { CommitAuthors } from './desk/CommitAuthors';
import { PostMortemDesk } from './desk/PostMortemDesk';
import { Publisher } from './desk/Publisher';
import { ReviewDesk } from './desk/ReviewDesk';
import { DraftFacts } from './facts/DraftFacts';
import { FactGatherer } from './facts/FactGatherer';
import { ActionItemDesk } from './items/ActionItemDesk';
import { ActionItemReader } from './items/ActionItemReader';
import { PostMortemStore } from './PostMortemStore';
import { PublicAccounts } from './PublicAccounts';
import { HistoryReader } from './readers/HistoryReader';
import { PostMortemReader } from './readers/PostMortemReader';
import { PostMortemViews } from './readers/PostMortemViews';
import { SourcesReader } from './readers/SourcesReader';
import { WorkingReader } from './readers/WorkingReader';
import { RepositorySet } from './RepositorySet';

/** What post-mortems are read and written with. @internal */
export interface PostMortemsOptions {
  database: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  userInfo: UserInfoService;
  access: AccessControl;
  store: PostMortemStore;
  publicText: PublicText;
  repositories: RepositorySet;
  config: PostMortemsConfig;
  incidents: IncidentReader;
  alerts: AlertReader;
  services: ServiceReader;
  headlineEnvironments: string[];
  provisionalShare?: number;
  appUrl?: string;
  organisation: string;
}

/** Post-mortems as others in the backend need them. @internal */
export interface PostMortems {
  reader: PostMortemReader;
  /** Where they are begun and written. */
  desk: PostMortemDesk;
  callers: PostMortemCallers;
  /** Lets drafts follow their incidents, while the lease of the core is held. */
  run: (lease: Lease, signal: AbortSignal) => Promise<void>;
  /** Adds `/post-mortems…`, `/action-items…`, `/feeds…` and `/removals…`. */
  addRoutes: (router: Router) => void;
}

const LARGEST_TEXT = '3mb';
const LARGEST_REQUEST = '100kb';

/** Bodies are read only after it is known who sends them. @internal */
export function postMortemBodies(): Router {
  const router = Router();
  router.use('/post-mortems', json({ limit: LARGEST_TEXT }));
  router.use('/action-items', json({ limit: LARGEST_REQUEST }));
  router.use('/removals', json({ limit: LARGEST_REQUEST }));
  return router;
}

/** Puts together everything that reads post-mortems and lets people write them. @internal */
export function createPostMortems(options: PostMortemsOptions): PostMortems {
  const views = PostMortemViews.create(options);
  const items = ActionItemReader.create(options);
  const { approvals } = options.config;
  const working = WorkingReader.create({ ...options, approvals });
  const reader = PostMortemReader.create({ ...options, views, items, working });
  const callers = PostMortemCallers.create({ ...options, reader });
  const authors = CommitAuthors.create(options);
  const facts = FactGatherer.create(options);
  const desk = PostMortemDesk.create({
    ...options,
    services: ServiceBook.create(options),
    facts,
  });
  const drafts = DraftFacts.create({ ...options, facts });
  return {
    reader,
    desk,
    callers,
    run: (lease, signal) => drafts.run(lease, signal),
    addRoutes: router => {
      addPostMortemRoutes(router, {
        ...options,
        callers,
        reader,
        history: HistoryReader.create(options),
        sources: SourcesReader.create(options),
        desk,
        reviews: ReviewDesk.create({ ...options, authors }),
        publisher: Publisher.create({ ...options, working, authors }),
      });
      addActionItemRoutes(router, {
        ...options,
        callers,
        items,
        itemDesk: ActionItemDesk.create({ ...options, authors }),
      });
      addFeedRoutes(router, { ...options, feeds: FeedReader.create(options) });
      addRemovalRoutes(router, {
        ...options,
        callers,
        removals: RemovalDesk.create({
          ...options,
          accounts: PublicAccounts.create(options),
        }),
      });
    },
  };
}
