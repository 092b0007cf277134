import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { json, Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { IncidentStore } from '../incidents/IncidentStore';
import { IncidentReader } from '../incidents/readers/IncidentReader';
import { FactsReader } from '../incidents/replay/FactsReader';
import { ReplayReader } from '../incidents/replay/ReplayReader';
import { Lease } from '../leases';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { PostMortems } from '../postMortems/createPostMortems';
import { PersonLimits } from '../questions/api/PersonLimits';
import { PublicText } from '../redaction/PublicText';
import { ServiceReader } from '../services/ServiceReader';
import { WorkloadReader } from '../services/WorkloadReader';
import { EvidenceReader } from './EvidenceReader';
import { integrationHosts } from './hosts';
import { PublicWords } from './PublicWords';
import { Subjects } from './Subjects';
import { UpstreamDesk } from './UpstreamDesk';
import { UpstreamReader } from './UpstreamReader';
import { addUpstreamRoutes } from './upstreamRoutes';
import { UpstreamSet } from './UpstreamSet';
import { UpstreamWork } from './UpstreamWork';

/** @internal */
export interface UpstreamOptions {
  database: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  rootConfig: Config;
  access: AccessControl;
  set: UpstreamSet;
  services: ServiceReader;
  store: IncidentStore;
  incidents: IncidentReader;
  postMortems: PostMortems;
  publicText: PublicText;
  headlineEnvironments: string[];
  /** Budgets of which a lesser share was measured are not judged. */
  provisionalShare?: number;
  appUrl?: string;
}

/** What is followed upstream as others in the backend need it. @internal */
export interface Upstream {
  /** Sends and looks, while the lease of the core is held. */
  run: (lease: Lease, signal: AbortSignal) => Promise<void>;
  /** Adds `/upstream…`. */
  addRoutes: (router: Router) => void;
}

const LARGEST = '200kb';

/** Bodies are read only after it is known who sends them. @internal */
export function upstreamBodies(): Router {
  const router = Router();
  router.use('/upstream', json({ limit: LARGEST }));
  return router;
}

/** What a webhook told is looked at as soon as the lease holder comes to it. */
function connectAll({ set, database }: UpstreamOptions): void {
  const changed = async (url: string) => {
    await database('upstream_links')
      .where({ url })
      .whereNot('state', 'sending')
      .update({ due_at: Date.now() });
  };
  for (const tracker of set.list()) tracker.connect?.({ changed });
}

/** Puts together everything that follows upstream projects. @internal */
export function createUpstream(options: UpstreamOptions): Upstream {
  const { database, postMortems, store } = options;
  connectAll(options);
  const words = PublicWords.create(options);
  const subjects = Subjects.create({
    ...options,
    postMortems: postMortems.reader,
  });
  const facts = FactsReader.create({
    ...options,
    maintenance: MaintenanceStore.create({ database }),
  });
  const evidence = EvidenceReader.create({
    ...options,
    replays: ReplayReader.create({ ...options, facts }),
    workloads: WorkloadReader.create(options),
  });
  const timeline = { incidents: store };
  const work = UpstreamWork.create({ ...options, ...timeline, words });
  return {
    run: (lease, signal) => work.run(lease, signal),
    addRoutes: router =>
      addUpstreamRoutes(router, {
        ...options,
        callers: postMortems.callers,
        limits: PersonLimits.create(),
        subjects,
        reader: UpstreamReader.create(options),
        desk: UpstreamDesk.create({
          ...options,
          ...timeline,
          hosts: integrationHosts(options.rootConfig),
          subjects,
          evidence,
          words,
        }),
      }),
  };
}
