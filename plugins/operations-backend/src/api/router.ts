import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  OperationsPaths,
  ServiceFilter,
  ServiceQuery,
  SourceList,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { middleware as validate } from 'express-openapi-validator';
import PromiseRouter from 'express-promise-router';
import { AccessControl } from '../access/AccessControl';
import { ServiceCriteria } from '../access/criteria';
import { AvailabilityReader } from '../buckets/AvailabilityReader';
import { ServiceRow } from '../database/rows';
import { PeopleReader } from '../people/PeopleReader';
import { spec } from '../schema/generated/spec';
import { HistoryReader } from '../services/HistoryReader';
import { ServiceReader } from '../services/ServiceReader';
import { SourceReader } from '../sources/SourceReader';
import { closestRef } from './closest';
import { problemDetails } from './problems';
import { windowOf } from './window';

/** @internal */
export interface RouterOptions {
  logger: LoggerService;
  access: AccessControl;
  services: ServiceReader;
  history: HistoryReader;
  availability: AvailabilityReader;
  people: PeopleReader;
  sources: SourceReader;
  headlineEnvironments: string[];
}

type HistoryQuery = NonNullable<
  OperationsPaths['/services/{kind}/{namespace}/{name}/history']['get']['parameters']['query']
>;

type AvailabilityQuery = NonNullable<
  OperationsPaths['/services/{kind}/{namespace}/{name}/availability']['get']['parameters']['query']
>;

type Parameters =
  OperationsPaths['/services/{kind}/{namespace}/{name}']['parameters']['path'];

/** What the validator has let through has the type that the document says. */
function queryOf<T>(request: Request): T {
  return request.query as T;
}

/** @internal */
export function createRouter(options: RouterOptions): Router {
  const { access, services, history, availability, people, sources } = options;
  const router = PromiseRouter();

  async function found(
    request: Request<Parameters>,
  ): Promise<{ row: ServiceRow; criteria: ServiceCriteria }> {
    const criteria = await access.services(request as Request);
    const entityRef = stringifyEntityRef(request.params);
    const row = await services.find(entityRef, criteria);
    if (row) return { row, criteria };
    const closest = closestRef(entityRef, await services.names(criteria));
    throw new NotFoundError(
      `There is no service ${entityRef}, or you may not see it.${
        closest ? ` Did you mean ${closest}?` : ''
      }`,
    );
  }

  router.use(async (request, _response, next) => {
    // Before anything is validated: who may not ask learns nothing about how to ask.
    await access.credentials(request);
    next();
  });
  router.get('/openapi.json', (_request, response) => {
    response.json(spec);
  });
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
    response.json(
      await services.list(queryOf<ServiceQuery>(request), criteria),
    );
  });

  router.get('/services/facets', async (request, response) => {
    const criteria = await access.services(request);
    response.json(
      await services.facets(queryOf<ServiceFilter>(request), criteria),
    );
  });

  router.get('/services/:kind/:namespace/:name', async (request, response) => {
    const { row } = await found(request);
    response.json(await services.detail(row));
  });

  router.get(
    '/services/:kind/:namespace/:name/history',
    async (request, response) => {
      const { row } = await found(request);
      const query: HistoryQuery = request.query;
      const { environment } = query;
      const window = windowOf(query, Date.now());
      response.json(await history.read(row.id, { ...window, environment }));
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
            showPersons: await access.mayReadPeople(
              request as unknown as Request,
            ),
          },
        ),
      );
    },
  );

  router.get('/sources', async (request, response) => {
    await access.requireSources(request);
    const criteria = await access.services(request);
    const list: SourceList = { items: await sources.list(criteria) };
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
