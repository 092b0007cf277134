import { AuditorService } from '@backstage/backend-plugin-api';
import {
  IncidentFilter,
  IncidentInput,
  IncidentListQuery,
  IncidentMetricsQuery,
  IncidentPolicy,
  IncidentPolicyView,
  IncidentUpdate,
  MyIncidents,
  policySentences,
} from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { audited } from '../../api/audited';
import { queryOf } from '../../api/queryOf';
import { IncidentDesk } from '../desk/IncidentDesk';
import { IncidentReader } from '../readers/IncidentReader';
import { MetricsReader } from '../readers/MetricsReader';
import { MineReader } from '../readers/MineReader';
import { anyRequest, IncidentCallers } from './IncidentCallers';

/** @internal */
export interface IncidentRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: IncidentCallers;
  reader: IncidentReader;
  mine: MineReader;
  metrics: MetricsReader;
  desk: IncidentDesk;
  policy: IncidentPolicy;
  severities: IncidentPolicyView['severities'];
}

/** Incidents: open to read, written by those who may. @internal */
export function addIncidentRoutes(
  router: Router,
  options: IncidentRoutesOptions,
): void {
  const { access, auditor, callers, reader, desk } = options;

  router.get('/incidents', async (request, response) => {
    const audience = await callers.audience(request);
    const query = queryOf<IncidentListQuery>(request);
    const list = await reader.list(query, audience);
    response.json(await access.redacted(request, list));
  });

  router.get('/incidents/facets', async (request, response) => {
    const audience = await callers.audience(request);
    const filter = queryOf<IncidentFilter>(request);
    response.json(await reader.facets(filter, audience));
  });

  router.get('/incidents/mine', async (request, response) => {
    const audience = await callers.audience(request);
    const { person } = audience;
    if (person === undefined) {
      const nothing: MyIncidents = { incidents: [], services: [] };
      response.json(nothing);
      return;
    }
    const owners = await callers.owners(request, person);
    const read = await options.mine.read(person, owners, audience);
    response.json(await access.redacted(request, read));
  });

  router.get('/incidents/metrics', async (request, response) => {
    const audience = await callers.audience(request);
    const query = queryOf<IncidentMetricsQuery>(request);
    response.json(await options.metrics.read(query, audience));
  });

  router.get('/incidents/policy', async (request, response) => {
    await access.services(request);
    const view: IncidentPolicyView = {
      severities: options.severities,
      rules: policySentences(options.policy),
    };
    response.json(view);
  });

  router.post('/incidents', async (request, response) => {
    await access.requireDeclaring(request);
    const audience = await callers.audience(request);
    const actor = await callers.actor(request);
    const input: IncidentInput = request.body;
    const services = input.services.map(({ service }) => service);
    const id = await audited(
      auditor,
      {
        request,
        eventId: 'incident-declare',
        meta: { services, drill: input.drill ?? false },
      },
      () => desk.declare(input, actor, audience),
    );
    const row = await reader.byId(id, audience);
    const shown = row && (await reader.show(row, audience));
    response.status(201).json(await access.redacted(request, shown));
  });

  router.get('/incidents/:key', async (request, response) => {
    const { row, audience } = await callers.found(request);
    const mayWrite = await access.mayWriteIncidents(anyRequest(request));
    const detail = await reader.detail(row, audience, mayWrite);
    response.json(await access.redacted(anyRequest(request), detail));
  });

  router.patch('/incidents/:key', async (request, response) => {
    await access.requireIncidents(anyRequest(request));
    const { row, audience } = await callers.found(request);
    const actor = await callers.actor(request);
    const update: IncidentUpdate = request.body;
    const { version: _, ...fields } = update;
    await audited(
      auditor,
      {
        request: anyRequest(request),
        eventId: 'incident-update',
        meta: { key: row.key, fields: Object.keys(fields) },
      },
      () => desk.update(row, update, actor, audience),
    );
    const present = (await reader.byId(row.id, audience)) ?? row;
    const detail = await reader.detail(present, audience, true);
    response.json(await access.redacted(anyRequest(request), detail));
  });
}
