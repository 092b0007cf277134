import {
  AuditorService,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ObservedService } from '@operate-first/plugin-operations-node';
import { Request, Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { ServiceFinder } from '../api/serviceFinder';
import { ChangeGatherer } from '../codeChanges/ChangeGatherer';
import { ChangeTimeline } from '../codeChanges/ChangeTimeline';
import { ChangeViews } from '../codeChanges/ChangeViews';
import { CodeChangeWork } from '../codeChanges/CodeChangeWork';
import { CodeViews } from '../codeChanges/CodeViews';
import { RolloutCommits } from '../codeChanges/RolloutCommits';
import { SuspectReader } from '../codeChanges/SuspectReader';
import { ServiceRow } from '../database/rows';
import { IncidentCallers } from '../incidents/api/IncidentCallers';
import { IncidentReader } from '../incidents/readers/IncidentReader';
import { Lease } from '../leases';
import { ServiceChange } from '../observations/ObservationStore';
import { OnCallDesk } from '../onCall/OnCallDesk';
import { addOnCallRoutes } from '../onCall/onCallRoutes';
import { OnCallSourceSet } from '../onCall/OnCallSourceSet';
import { RepositorySet } from '../postMortems/RepositorySet';
import { PublicText } from '../redaction/PublicText';
import { ArtefactPlaces } from './ArtefactPlaces';
import { AskedOfService, AuthorDesk, MoreEvidence } from './AuthorDesk';
import { answeredBefore, madeTheSuspect } from './otherEvidence';
import { addAuthorRoutes, authorAudience } from './authorRoutes';
import { AuthorSettingsStore } from './AuthorSettingsStore';
import { AuthorSourceSet } from './AuthorSourceSet';
import { rolloutOf } from './beforeRollout';
import { ManifestsPattern } from './config';
import { PeopleIndex } from './PeopleIndex';
import { RunbookAuthors } from './RunbookAuthors';
import { ServicePlaces } from './ServicePlaces';

/** The services there are, as the sources of this process see them. @internal */
export interface FollowedServices {
  list(): ObservedService[];
  readonly revision: number;
  onChanged(listener: () => void, signal: AbortSignal): void;
}

/** @internal */
export interface AuthorsOptions {
  database: Knex;
  logger: LoggerService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  access: AccessControl;
  publicText: PublicText;
  registry: FollowedServices;
  sources: AuthorSourceSet;
  onCallSources: OnCallSourceSet;
  repositories: RepositorySet;
  callers: Pick<IncidentCallers, 'found'>;
  incidents: Pick<IncidentReader, 'find'>;
  manifests: ManifestsPattern[];
  headlineEnvironments: string[];
  /** How long changes are kept. */
  days: number;
  onChange: (changes: ServiceChange[]) => void;
}

/** Who wrote what, who is on call and what changed, as others in the backend need it. @internal */
export interface Authors {
  desk: AuthorDesk;
  onCall: {
    desk: OnCallDesk;
    /** Entity refs of whoever is on call for a service now, who is asked first first. */
    of: (serviceId: string) => Promise<string[]>;
  };
  timeline: ChangeTimeline;
  suspects: SuspectReader;
  /** Follows people and repositories until the signal is aborted: in each process. */
  run: (signal: AbortSignal) => Promise<void>;
  /** Keeps what is written of services, while the lease of the core is held. */
  keep: (lease: Lease, signal: AbortSignal) => Promise<void>;
  /** Adds `/authors`, `/author-settings`, `/services/…/on-call` and `/incidents/…/suspects`. */
  addRoutes: (router: Router, found: ServiceFinder) => void;
}

/** Puts together everything that says whom to ask. @internal */
export function createAuthors(options: AuthorsOptions): Authors {
  const { database, registry, sources, access, publicText } = options;
  const people = PeopleIndex.create(options);
  const places = ServicePlaces.create(options);
  const settings = AuthorSettingsStore.create(options);
  const gatherer = ChangeGatherer.create(options);
  const rollouts = RolloutCommits.create(options);
  const codes = CodeViews.create({
    people,
    publicText,
    sources,
    internalRepositories: () => places.internalRepositories(),
  });
  const views = ChangeViews.create({ codes });
  const onCall = OnCallDesk.create({
    people,
    publicText,
    sources: options.onCallSources,
  });
  const parts = { ...options, gatherer, rollouts, places, views };
  const suspects = SuspectReader.create(parts);
  const incidentOf = async ({ incident: key, audience }: AskedOfService) =>
    key === undefined
      ? undefined
      : options.incidents.find(key, { ...audience, showText: true });
  const moreEvidence: MoreEvidence = async asked => {
    const { artefact, service } = asked;
    const answered = await answeredBefore(database, service, Date.now());
    if (artefact.kind !== 'service') return answered;
    const incident = await incidentOf(asked);
    return incident
      ? [...(await madeTheSuspect(suspects, incident, service)), ...answered]
      : answered;
  };
  const desk = AuthorDesk.create({
    ...options,
    people,
    places,
    settings,
    codes,
    runbooks: RunbookAuthors.create(options),
    artefacts: ArtefactPlaces.create({
      ...options,
      places,
      gatherer,
      rollouts,
    }),
    onCall: service => onCall.now(service),
    moreEvidence,
    rollout: async asked =>
      rolloutOf(database, asked.service, {
        artefact: asked.artefact,
        incident: await incidentOf(asked),
        headlineEnvironments: options.headlineEnvironments,
      }),
  });
  const work = CodeChangeWork.create({ ...options, places });
  return {
    desk,
    suspects,
    timeline: ChangeTimeline.create(parts),
    onCall: {
      desk: onCall,
      of: async id => {
        const row: ServiceRow | undefined = await database('services')
          .where({ id })
          .first();
        const shifts = row ? await onCall.now(row) : [];
        const refs = shifts.flatMap(shift =>
          shift.people.flatMap(({ person }) => person?.ref ?? []),
        );
        return [...new Set(refs)];
      },
    },
    run: async signal => {
      const follow = () => sources.follow(places.repositories());
      registry.onChanged(follow, signal);
      follow();
      await people.run(signal);
    },
    keep: (lease, signal) => work.run(lease, signal),
    addRoutes: (router, found) => {
      addAuthorRoutes(router, { ...options, desk, settings });
      addOnCallRoutes(router, found, { access, onCall });
      router.get('/incidents/:key/suspects', async (request, response) => {
        const { row } = await options.callers.found(request);
        const asked = request as unknown as Request;
        const audience = await authorAudience(access, asked);
        const answer = await suspects.read(row, audience);
        response.json(await access.redacted(asked, answer));
      });
    },
  };
}
