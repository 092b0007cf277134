import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  AlertMappingInput,
  AlertMappingList,
  operationsAlertMapPermission,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { MappingAudience, MappingDesk } from './MappingDesk';

/** @internal */
export interface MappingRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  mappingDesk: MappingDesk;
}

/** Rules by which alerts belong to services: open to read, made by those who may. @internal */
export function addMappingRoutes(
  router: Router,
  { access, auditor, mappingDesk }: MappingRoutesOptions,
): void {
  const requireMapper = (request: Request) =>
    access.requireWriter(
      request,
      operationsAlertMapPermission,
      'say to which services alerts belong',
    );

  async function audienceOf(request: Request): Promise<MappingAudience> {
    const [criteria, showWords, showPersons] = await Promise.all([
      access.services(request),
      access.mayReadDiagnostics(request),
      access.mayReadPeople(request),
    ]);
    return { criteria, showWords, showPersons };
  }

  router.get('/alert-mappings', async (request, response) => {
    const items = await mappingDesk.list(await audienceOf(request));
    const list: AlertMappingList = { items };
    response.json(list);
  });

  router.post('/alert-mappings', async (request, response) => {
    await requireMapper(request);
    const audience = await audienceOf(request);
    const by = await access.reader(request);
    const input: AlertMappingInput = request.body;
    const { service, matchers } = input;
    const id = await audited(
      auditor,
      {
        request,
        eventId: 'alert-mapping-add',
        meta: { service, matchers: matchers.map(one => ({ ...one })) },
      },
      () => mappingDesk.add(input, by, audience.criteria),
    );
    const made = await mappingDesk.list(audience);
    response.status(201).json(made.find(mapping => mapping.id === id));
  });

  router.delete('/alert-mappings/:id', async (request, response) => {
    await requireMapper(request);
    const { id } = request.params;
    const seen = await mappingDesk.list(await audienceOf(request));
    if (!seen.some(mapping => mapping.id === id)) {
      throw new NotFoundError(`There is no rule ${id}, or you may not see it.`);
    }
    await audited(
      auditor,
      { request, eventId: 'alert-mapping-remove', meta: { id } },
      () => mappingDesk.remove(id),
    );
    response.status(204).end();
  });
}
