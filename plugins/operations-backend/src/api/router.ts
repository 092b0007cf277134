import { NotFoundError } from '@backstage/errors';
import {
  ClusterList,
  OperationsPaths,
  ServiceFilter,
  ServiceQuery,
  SourceList,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { middleware as validate } from 'express-openapi-validator';
import PromiseRouter from 'express-promise-router';
import { authorAudience, authorBodies } from '../authors/authorRoutes';
import { Authors } from '../authors/createAuthors';
import { ClusterReader } from '../clusters/ClusterReader';
import { AvailabilityReader } from '../buckets/AvailabilityReader';
import { incidentBodies } from '../incidents/api/bodies';
import { Incidents } from '../incidents/api/createIncidents';
import { settingsBody, Telling } from '../notifications/createTelling';
import {
  postMortemBodies,
  PostMortems,
} from '../postMortems/createPostMortems';
import { PeopleReader } from '../people/PeopleReader';
import { questionBodies, Questions } from '../questions/createQuestions';
import { requestBodies, Requests } from '../requests/createRequests';
import { spec } from '../schema/generated/spec';
import { HistoryReader } from '../services/HistoryReader';
import { ServiceReader } from '../services/ServiceReader';
import { Similar } from '../similar/createSimilar';
import { similarBody } from '../similar/similarRoutes';
import { SourceReader } from '../sources/SourceReader';
import { Upstream, upstreamBodies } from '../upstream/createUpstream';
import { didYouMean } from './closest';
import { addAlertRoutes, alertBodies, AlertRoutesOptions } from './alertRoutes';
import { addInspectRoutes, InspectOptions } from './inspectRoutes';
import {
  addMaintenanceRoutes,
  maintenanceBody,
  MaintenanceRoutesOptions,
} from './maintenanceRoutes';
import { problemDetails } from './problems';
import { queryOf } from './queryOf';
import { plain, serviceFinder } from './serviceFinder';
import {
  addServiceSloRoutes,
  ServiceSloRoutesOptions,
} from './serviceSloRoutes';
import { addSloRoutes, SloRoutesOptions } from './sloRoutes';
import { windowOf } from './window';

/** @internal */
export interface RouterOptions
  extends InspectOptions,
    SloRoutesOptions,
    ServiceSloRoutesOptions,
    AlertRoutesOptions,
    MaintenanceRoutesOptions {
  services: ServiceReader;
  history: HistoryReader;
  availability: AvailabilityReader;
  people: PeopleReader;
  authors: Authors;
  clusters: ClusterReader;
  sources: SourceReader;
  headlineEnvironments: string[];
  incidents: Incidents;
  postMortems: PostMortems;
  questions: Questions;
  requests: Requests;
  similar: Similar;
  telling: Telling;
  upstream: Upstream;
}

type HistoryQuery = NonNullable<
  OperationsPaths['/services/{kind}/{namespace}/{name}/history']['get']['parameters']['query']
>;

type AvailabilityQuery = NonNullable<
  OperationsPaths['/services/{kind}/{namespace}/{name}/availability']['get']['parameters']['query']
>;

type ChangesQuery = NonNullable<
  OperationsPaths['/services/{kind}/{namespace}/{name}/changes']['get']['parameters']['query']
>;

const DEFAULT_CHANGES = 500;

function noCluster(name: string, names: string[]): NotFoundError {
  return new NotFoundError(
    `There is no cluster ${name}.${didYouMean(name, names)}`,
  );
}

/** @internal */
export function createRouter(options: RouterOptions): Router {
  const { access, services, history, availability, people, sources } = options;
  const { authors, workloads, clusters } = options;
  const router = PromiseRouter();

  const found = serviceFinder(access, services);

  router.use(async (request, _response, next) => {
    // Before anything is validated: who may not ask learns nothing about how to ask.
    await access.credentials(request);
    next();
  });
  router.get('/openapi.json', (_request, response) => {
    response.json(spec);
  });
  router.use('/maintenance', maintenanceBody);
  router.use(authorBodies());
  router.use(alertBodies());
  router.use('/notification-settings', settingsBody);
  router.use(incidentBodies());
  router.use(postMortemBodies());
  router.use(questionBodies());
  router.use(requestBodies());
  router.use(similarBody());
  router.use(upstreamBodies());
  router.use(
    validate({
      apiSpec: spec as unknown as string,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      ignoreUndocumented: true,
      useRequestUrl: true,
    }),
  );

  router.get('/services', async (request, response) => {
    const criteria = await access.services(request);
    const list = await services.list(queryOf<ServiceQuery>(request), criteria);
    response.json(await access.redacted(request, list));
  });

  router.get('/services/facets', async (request, response) => {
    const criteria = await access.services(request);
    response.json(
      await services.facets(queryOf<ServiceFilter>(request), criteria),
    );
  });

  router.get('/services/:kind/:namespace/:name', async (request, response) => {
    const { row } = await found(request);
    const detail = await services.detail(row);
    response.json(await access.redacted(plain(request), detail));
  });

  router.get(
    '/services/:kind/:namespace/:name/history',
    async (request, response) => {
      const { row } = await found(request);
      const query: HistoryQuery = request.query;
      const { environment } = query;
      const window = windowOf(query, Date.now());
      const read = await history.read(row.id, { ...window, environment });
      response.json(await access.redacted(plain(request), read));
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/workloads',
    async (request, response) => {
      const { row } = await found(request);
      const locations = await workloads.read(row.id);
      response.json(await access.redacted(plain(request), { locations }));
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/changes',
    async (request, response) => {
      const { row } = await found(request);
      const query = request.query as ChangesQuery;
      const { environment, limit = DEFAULT_CHANGES } = query;
      const { showPersons, internal } = await authorAudience(
        access,
        plain(request),
      );
      const showText = await services.find(row.entity_ref, internal);
      const window = {
        ...windowOf(query, Date.now()),
        environments:
          environment === undefined
            ? options.headlineEnvironments
            : [environment],
        limit,
      };
      const read = await authors.timeline.read(row, window, {
        showPersons,
        showText: showText !== undefined,
      });
      response.json(await access.redacted(plain(request), read));
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/availability',
    async (request, response) => {
      const { row } = await found(request);
      const { hours = 24, environment } = request.query as AvailabilityQuery;
      response.json(
        await availability.read(row.id, {
          hours,
          environments:
            environment === undefined
              ? options.headlineEnvironments
              : [environment],
        }),
      );
    },
  );

  router.get(
    '/services/:kind/:namespace/:name/people',
    async (request, response) => {
      const { row } = await found(request);
      response.json(
        await people.read(
          {
            entity: JSON.parse(row.entity),
            entityRef: row.entity_ref,
            owner: row.owner ?? undefined,
          },
          {
            showPersons: await access.mayReadPeople(plain(request)),
            criteria: await access.services(plain(request)),
          },
        ),
      );
    },
  );

  addInspectRoutes(router, found, options);
  addServiceSloRoutes(router, found, options);
  addSloRoutes(router, options);
  addAlertRoutes(router, options);
  addMaintenanceRoutes(router, options);
  authors.addRoutes(router, found);
  options.incidents.addRoutes(router);
  options.postMortems.addRoutes(router);
  options.questions.addRoutes(router);
  options.requests.addRoutes(router);
  options.similar.addRoutes(router);
  options.telling.addRoutes(router, found);
  options.upstream.addRoutes(router);

  router.get('/clusters', async (request, response) => {
    await access.requireClusters(request);
    const criteria = await access.services(request);
    const list: ClusterList = { items: await clusters.list(criteria) };
    response.json(list);
  });

  router.get('/clusters/:cluster', async (request, response) => {
    await access.requireClusters(request);
    const criteria = await access.services(request);
    const { cluster } = request.params;
    const detail = await clusters.detail(cluster, criteria);
    if (!detail) throw noCluster(cluster, await clusters.names());
    response.json(detail);
  });

  router.get('/sources', async (request, response) => {
    await access.requireSources(request);
    const [criteria, internal] = await Promise.all([
      access.services(request),
      access.internal(request),
    ]);
    const items = await sources.list(criteria, internal === undefined);
    const list: SourceList = { items };
    response.json(list);
  });

  router.use((request: Request) => {
    throw new NotFoundError(
      `There is no ${request.method} ${request.path} here. The API is described at /api/operations/openapi.json.`,
    );
  });
  router.use(problemDetails(options.logger));
  return router;
}
