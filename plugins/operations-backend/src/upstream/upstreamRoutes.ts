import { AuditorService } from '@backstage/backend-plugin-api';
import {
  operationsIncidentUpdatePermission,
  UpstreamDraftInput,
  UpstreamInput,
  UpstreamList,
  UpstreamQuery,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { queryOf } from '../api/queryOf';
import { PostMortemCallers } from '../postMortems/api/PostMortemCallers';
import { PersonLimits } from '../questions/api/PersonLimits';
import { Subjects } from './Subjects';
import { UpstreamDesk } from './UpstreamDesk';
import { UpstreamReader } from './UpstreamReader';

/** Whoever holds the lease sends it; so long an answer waits for it. */
const PATIENCE_MILLISECONDS = 5_000;
const LOOK_MILLISECONDS = 150;

/** @internal */
export interface UpstreamRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: PostMortemCallers;
  subjects: Subjects;
  reader: UpstreamReader;
  desk: UpstreamDesk;
  limits: PersonLimits;
  patienceMilliseconds?: number;
}

/** What is followed upstream: open to read; people who may write into incidents follow. @internal */
export function addUpstreamRoutes(
  router: Router,
  options: UpstreamRoutesOptions,
): void {
  const { access, auditor, callers, subjects, reader, desk, limits } = options;
  const { patienceMilliseconds = PATIENCE_MILLISECONDS } = options;

  const writer = async (request: Request) => {
    const person = await access.requirePersonally(
      request,
      operationsIncidentUpdatePermission,
      'follow upstream projects',
    );
    limits.take('upstream', person);
    return { ...(await callers.audience(request)), person };
  };

  /** A link once it is sent or refused, or as it is when patience ends. */
  const once = async (id: string) => {
    const until = Date.now() + patienceMilliseconds;
    for (;;) {
      const row = await reader.byId(id);
      if (!row) throw new Error(`The link ${id} is gone`);
      const waits = row.state === 'sending' && row.problem === null;
      if (!waits || Date.now() > until) return row;
      await sleep(LOOK_MILLISECONDS);
    }
  };

  router.get('/upstream', async (request, response) => {
    const audience = await callers.audience(request);
    const subject = await subjects.find(
      queryOf<UpstreamQuery>(request),
      audience,
    );
    const mayFollow =
      audience.person !== undefined &&
      (await access.mayWriteIncidents(request));
    const list: UpstreamList = {
      items: await reader.list(subject, audience),
      mayFollow,
    };
    response.json(list);
  });

  router.post('/upstream/draft', async (request, response) => {
    const audience = await writer(request);
    const input: UpstreamDraftInput = request.body;
    response.json(await desk.draft(input, audience));
  });

  router.post('/upstream', async (request, response) => {
    const audience = await writer(request);
    const input: UpstreamInput = request.body;
    const { incident, postMortem, service, url, repository } = input;
    const id = await audited(
      auditor,
      {
        request,
        eventId: 'upstream-follow',
        meta: { incident, postMortem, service, url, repository },
      },
      () => desk.follow(input, audience),
    );
    response.status(201).json(reader.show(await once(id), audience));
  });

  router.delete('/upstream/:id', async (request, response) => {
    const asked = request as unknown as Request;
    const audience = await writer(asked);
    const { id } = request.params;
    await audited(
      auditor,
      { request: asked, eventId: 'upstream-forget', meta: { id } },
      () => desk.forget(id, audience),
    );
    response.status(204).end();
  });
}
