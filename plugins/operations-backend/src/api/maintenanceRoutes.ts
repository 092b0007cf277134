import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  Maintenance,
  MaintenanceInput,
  MaintenanceList,
  MaintenanceQuery,
} from '@operate-first/plugin-operations-common';
import { json, Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { ServiceCriteria } from '../access/criteria';
import { MaintenanceDesk } from '../maintenance/MaintenanceDesk';
import { MaintenanceReader } from '../maintenance/MaintenanceReader';
import { ServiceReader } from '../services/ServiceReader';
import { audited } from './audited';
import { didYouMean } from './closest';
import { FieldError } from './FieldError';
import { queryOf } from './queryOf';

/** @internal */
export interface MaintenanceRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  services: ServiceReader;
  maintenance: MaintenanceReader;
  maintenanceDesk: MaintenanceDesk;
}

const DEFAULT_LIMIT = 50;

/** Bodies are read only after it is known who sends them. @internal */
export const maintenanceBody = json({ limit: '100kb' });

/** Announced maintenance: open to read, written by those who may. @internal */
export function addMaintenanceRoutes(
  router: Router,
  options: MaintenanceRoutesOptions,
): void {
  const { access, auditor, services, maintenance, maintenanceDesk } = options;

  async function find(
    request: Request,
    id: string,
    criteria: ServiceCriteria,
  ): Promise<Maintenance> {
    const showPersons = await access.mayReadPeople(request);
    const one = await maintenance.find(id, { criteria, showPersons });
    if (one) return one;
    throw new NotFoundError(
      `There is no maintenance ${id}, or you may not see it.`,
    );
  }

  async function checkRegions(wanted: string[]) {
    const regions = await maintenance.regions();
    const wrong = wanted.find(region => !regions.includes(region));
    if (wrong === undefined) return;
    throw new FieldError({
      field: 'scope.regions',
      value: wrong,
      message:
        regions.length > 0
          ? `No node says that it is in the region ${wrong}. Known are ${regions.join(
              ', ',
            )}.`
          : 'No node says in which region it is, so this would excuse nobody.',
      remedy:
        regions.length > 0
          ? 'Give regions as nodes have them in the label topology.kubernetes.io/region.'
          : 'Name the clusters of the region in scope.clusters.',
    });
  }

  /** A scope that names nothing would excuse nobody, and its writer would never know. */
  async function checkScope(
    { scope }: MaintenanceInput,
    criteria: ServiceCriteria,
  ) {
    if (scope.regions?.length) await checkRegions(scope.regions);
    const [unknown] = await maintenance.unknownNames(scope, criteria);
    if (!unknown) return;
    const { field, ref } = unknown;
    const known = field === 'services' ? await services.names(criteria) : [];
    throw new FieldError({
      field: `scope.${field}`,
      value: ref,
      message: `There is no ${
        field === 'services' ? 'service' : 'system with services'
      } ${ref}, or you may not see it.${didYouMean(ref, known)}`,
      remedy: 'Give entity refs such as component:default/payments.',
    });
  }

  router.get('/maintenance', async (request, response) => {
    const criteria = await access.services(request);
    const showPersons = await access.mayReadPeople(request);
    const { limit = DEFAULT_LIMIT, ...query } =
      queryOf<MaintenanceQuery>(request);
    const list: MaintenanceList = {
      items: await maintenance.list(
        { ...query, limit },
        { criteria, showPersons },
      ),
    };
    response.json(list);
  });

  router.get('/maintenance/:id', async (request, response) => {
    const criteria = await access.services(request);
    response.json(await find(request, request.params.id, criteria));
  });

  router.post('/maintenance', async (request, response) => {
    const by = await access.requireMaintenance(request);
    const criteria = await access.services(request);
    const input: MaintenanceInput = request.body;
    const { title, scope } = input;
    const id = await audited(
      auditor,
      {
        request,
        eventId: 'maintenance-announce',
        meta: { title, scope: { ...scope } },
      },
      async () => {
        await checkScope(input, criteria);
        return maintenanceDesk.announce(input, by);
      },
    );
    response.status(201).json(await find(request, id, criteria));
  });

  router.put('/maintenance/:id', async (request, response) => {
    await access.requireMaintenance(request);
    const criteria = await access.services(request);
    const { id } = request.params;
    await find(request, id, criteria);
    const input: MaintenanceInput = request.body;
    const { title, scope } = input;
    await audited(
      auditor,
      {
        request,
        eventId: 'maintenance-change',
        meta: { id, title, scope: { ...scope } },
      },
      async () => {
        await checkScope(input, criteria);
        await maintenanceDesk.change(id, input);
      },
    );
    response.json(await find(request, id, criteria));
  });

  router.delete('/maintenance/:id', async (request, response) => {
    await access.requireMaintenance(request);
    const criteria = await access.services(request);
    const { id } = request.params;
    await find(request, id, criteria);
    await audited(
      auditor,
      { request, eventId: 'maintenance-end', meta: { id } },
      () => maintenanceDesk.end(id),
    );
    response.json(await find(request, id, criteria));
  });
}
