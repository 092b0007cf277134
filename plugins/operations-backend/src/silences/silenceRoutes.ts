import { AuditorService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  operationsSilenceManagePermission,
  Silence,
  SilenceInput,
  SilenceQuery,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { queryOf } from '../api/queryOf';
import { SilenceDesk } from './SilenceDesk';
import { SilenceAudience, SilenceReader } from './SilenceReader';

/** @internal */
export interface SilenceRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  silences: SilenceReader;
  silenceDesk: SilenceDesk;
}

/** What the caller may see of silences. @internal */
export async function silenceAudience(
  access: AccessControl,
  request: Request,
): Promise<SilenceAudience> {
  const [criteria, showWords, showPersons] = await Promise.all([
    access.services(request),
    access.mayReadDiagnostics(request),
    access.mayReadPeople(request),
  ]);
  return { criteria, showWords, showPersons };
}

/** Silences: open to read, made and ended by those who may. @internal */
export function addSilenceRoutes(
  router: Router,
  options: SilenceRoutesOptions,
): void {
  const { access, auditor, silences, silenceDesk } = options;

  async function find(
    request: Request,
    source: string,
    id: string,
    own = false,
  ): Promise<Silence> {
    const audience = await silenceAudience(access, request);
    const silence = await silences.find(source, id, audience, own);
    if (silence) return silence;
    throw new NotFoundError(
      `There is no silence ${id} in ${source}, or you may not see it.`,
    );
  }

  const requireManager = (request: Request) =>
    access.requireWriter(
      request,
      operationsSilenceManagePermission,
      'silence alerts',
    );

  router.get('/silences', async (request, response) => {
    const audience = await silenceAudience(access, request);
    response.json(
      await silences.list(queryOf<SilenceQuery>(request), audience),
    );
  });

  router.post('/silences', async (request, response) => {
    await requireManager(request);
    const input: SilenceInput = request.body;
    const { source, matchers, endsAt } = input;
    const by = await access.reader(request);
    const id = await audited(
      auditor,
      {
        request,
        eventId: 'silence-create',
        meta: { source, matchers: matchers.map(one => ({ ...one })), endsAt },
      },
      () => silenceDesk.create(input, by),
    );
    response.status(201).json(await find(request, source, id, true));
  });

  router.delete('/silences/:source/:id', async (request, response) => {
    await requireManager(request);
    const { source, id } = request.params;
    await find(request, source, id);
    const by = await access.reader(request);
    await audited(
      auditor,
      { request, eventId: 'silence-end', meta: { source, id } },
      () => silenceDesk.end(source, id, by),
    );
    response.json(await find(request, source, id, true));
  });
}
