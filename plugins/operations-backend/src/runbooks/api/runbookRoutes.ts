import { AuditorService } from '@backstage/backend-plugin-api';
import {
  RunbookFeedback,
  RunbookListQuery,
  RunbookMerge,
  RunbookText,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { audited } from '../../api/audited';
import { queryOf } from '../../api/queryOf';
import { LimitedWrite, PersonLimits } from '../../questions/api/PersonLimits';
import { QuestionCallers } from '../../questions/api/QuestionCallers';
import { RunbookDesk } from '../desk/RunbookDesk';
import { RunbookAudience } from '../readers/RunbookAudience';
import { RunbookReader } from '../readers/RunbookReader';
import { RunbookRow } from '../rows';

/** @internal */
export interface RunbookRoutesOptions {
  auditor: AuditorService;
  callers: QuestionCallers;
  limits: PersonLimits;
  reader: RunbookReader;
  desk: RunbookDesk;
}

/** Who reads runbooks by a request. @internal */
export async function runbookAudience(
  callers: QuestionCallers,
  request: unknown,
): Promise<RunbookAudience> {
  const [audience, mayWriteRunbooks] = await Promise.all([
    callers.audience(request),
    callers.mayWriteRunbooks(request),
  ]);
  return { ...audience, mayWriteRunbooks };
}

/** Runbooks: open to read; rated, proposed and merged by people who have signed in. @internal */
export function addRunbookRoutes(
  router: Router,
  options: RunbookRoutesOptions,
): void {
  const { auditor, callers, limits, reader, desk } = options;

  const change = async (
    request: Request<{ id: string }>,
    { eventId, counts }: { eventId: string; counts: LimitedWrite },
    work: (
      row: RunbookRow,
      by: string,
      audience: RunbookAudience,
    ) => Promise<void>,
    find = reader.toWrite.bind(reader),
  ) => {
    const by = await callers.requireRunbooks(request);
    limits.take(counts, by);
    const audience = await runbookAudience(callers, request);
    const row = await find(request.params.id, audience);
    await audited(
      auditor,
      {
        request: request as unknown as Request,
        eventId,
        meta: { id: row.id, path: row.path },
      },
      () => work(row, by, audience),
    );
    return reader.detail(await reader.find(row.id, audience), audience);
  };

  router.get('/runbooks', async (request, response) => {
    const audience = await runbookAudience(callers, request);
    const query = queryOf<RunbookListQuery>(request);
    response.json(await reader.list(query, audience));
  });

  router.get('/runbooks/:id', async (request, response) => {
    const audience = await runbookAudience(callers, request);
    const row = await reader.find(request.params.id, audience);
    response.json(await reader.detail(row, audience));
  });

  router.post('/runbooks/:id/feedback', async (request, response) => {
    const feedback: RunbookFeedback = request.body;
    response.json(
      await change(
        request,
        { eventId: 'runbook-rate', counts: 'rate' },
        (row, by, audience) => desk.rate(row, feedback, by, audience),
        reader.find.bind(reader),
      ),
    );
  });

  router.post('/runbooks/:id/proposal', async (request, response) => {
    const text: RunbookText = request.body;
    response.json(
      await change(
        request,
        { eventId: 'runbook-propose', counts: 'propose' },
        (row, by) => desk.propose(row, text, by),
      ),
    );
  });

  router.post('/runbooks/:id/proposal/merge', async (request, response) => {
    const { revision }: RunbookMerge = request.body;
    response.json(
      await change(
        request,
        { eventId: 'runbook-merge', counts: 'propose' },
        (row, by) => desk.merge(row, revision, by),
      ),
    );
  });
}
