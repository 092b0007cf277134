import { AuditorService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AcceptedAnswer,
  AnswerEdit,
  AnswerInput,
  AnswerToRunbook,
  QuestionChange,
  QuestionDraftInput,
  QuestionInput,
  QuestionListQuery,
  QuestionMetricsQuery,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { audited } from '../../api/audited';
import { queryOf } from '../../api/queryOf';
import { LogExcerpts } from '../../inspect/LogExcerpts';
import { PostMortemReader } from '../../postMortems/readers/PostMortemReader';
import { QuestionAudience } from '../audience';
import { AnswerDesk } from '../desk/AnswerDesk';
import { Onward } from '../desk/Onward';
import { QuestionDesk } from '../desk/QuestionDesk';
import { QuestionDrafts } from '../draft/QuestionDrafts';
import { QuestionMetricsReader } from '../readers/QuestionMetricsReader';
import { QuestionReader } from '../readers/QuestionReader';
import { QuestionRow } from '../rows';
import { LimitedWrite, PersonLimits } from './PersonLimits';
import { QuestionCallers } from './QuestionCallers';

type KeyRequest = Request<{ key: string }>;

/** @internal */
export interface QuestionRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: QuestionCallers;
  limits: PersonLimits;
  reader: QuestionReader;
  metrics: QuestionMetricsReader;
  desk: QuestionDesk;
  answers: AnswerDesk;
  drafts: QuestionDrafts;
  logs: LogExcerpts;
  onward: Onward;
  postMortems: PostMortemReader;
  /** A runbook as its readers see it. */
  runbook: (id: string, request: Request) => Promise<unknown>;
}

/** Questions: open to read, asked and answered by people who have signed in. @internal */
export function addQuestionRoutes(
  router: Router,
  options: QuestionRoutesOptions,
): void {
  const { access, auditor, callers, limits, reader, desk } = options;
  const { answers, onward, logs } = options;

  const detail = async (id: string, audience: QuestionAudience) => {
    const row = await reader.byId(id, audience);
    return row && reader.detail(row, audience);
  };

  /** Lets a person do something with a question, and answers with what became of it. */
  const change = async (
    request: unknown,
    { eventId, counts }: { eventId: string; counts: LimitedWrite },
    work: (
      row: QuestionRow,
      by: string,
      audience: QuestionAudience,
    ) => Promise<void>,
  ) => {
    const asked = request as KeyRequest;
    const by = await callers.requirePerson(request);
    limits.take(counts, by);
    const { row, audience } = await callers.found(asked);
    await audited(
      auditor,
      { request: request as Request, eventId, meta: { key: row.key } },
      () => work(row, by, audience),
    );
    return detail(row.id, audience);
  };

  const requireTheirs = async (
    row: QuestionRow,
    audience: QuestionAudience,
  ) => {
    if (await reader.isTheirs(row, audience)) return;
    throw new NotAllowedError(
      'This is for whoever asked, for the owners of the service and for those who may write into incidents.',
    );
  };

  router.get('/questions', async (request, response) => {
    const audience = await callers.audience(request);
    const query = queryOf<QuestionListQuery>(request);
    response.json(await reader.list(query, audience));
  });

  router.post('/questions', async (request, response) => {
    const by = await callers.requirePerson(request);
    limits.take('ask', by);
    const audience = await callers.audience(request);
    const input: QuestionInput = request.body;
    const { artefact, incident = null, to } = input;
    const id = await audited(
      auditor,
      {
        request,
        eventId: 'question-ask',
        meta: { kind: artefact.kind, incident, to },
      },
      () => desk.ask(input, by, audience),
    );
    response.status(201).json(await detail(id, audience));
  });

  router.post('/questions/draft', async (request, response) => {
    limits.take('draft', await callers.requirePerson(request));
    const audience = await callers.audience(request);
    const input: QuestionDraftInput = request.body;
    const readLog = await logs.for(request as unknown as Request);
    response.json(await options.drafts.draft(input, audience, readLog));
  });

  router.get('/questions/metrics', async (request, response) => {
    const audience = await callers.audience(request);
    const query = queryOf<QuestionMetricsQuery>(request);
    response.json(await options.metrics.read(query, audience));
  });

  router.get('/questions/:key', async (request, response) => {
    const { row, audience } = await callers.found(request);
    const { after } = request.query as { after?: number };
    response.json(await reader.detail(row, audience, after));
  });

  router.patch('/questions/:key', async (request, response) => {
    const wanted: QuestionChange = request.body;
    response.json(
      await change(
        request,
        { eventId: 'question-change', counts: 'change' },
        async (row, by, audience) => {
          await requireTheirs(row, audience);
          await desk.change(row, wanted, by, audience);
        },
      ),
    );
  });

  router.post('/questions/:key/answers', async (request, response) => {
    const answer: AnswerInput = request.body;
    const answered = await change(
      request,
      { eventId: 'question-answer', counts: 'answer' },
      (row, by) => answers.answer(row.id, answer, by),
    );
    response.status(201).json(answered);
  });

  router.put('/questions/:key/answers/:id', async (request, response) => {
    const edit: AnswerEdit = request.body;
    const { id } = request.params;
    response.json(
      await change(
        request,
        { eventId: 'question-answer-edit', counts: 'answer' },
        (row, by) => answers.edit(row.id, id, edit, by),
      ),
    );
  });

  router.put('/questions/:key/accepted', async (request, response) => {
    const { answer }: AcceptedAnswer = request.body;
    response.json(
      await change(
        request,
        { eventId: 'question-accept', counts: 'change' },
        async (row, by, audience) => {
          await requireTheirs(row, audience);
          await answers.accept(row.id, answer, by);
        },
      ),
    );
  });

  router.delete('/questions/:key/accepted', async (request, response) => {
    response.json(
      await change(
        request,
        { eventId: 'question-unaccept', counts: 'change' },
        async (row, by, audience) => {
          await requireTheirs(row, audience);
          await answers.unaccept(row.id, by);
        },
      ),
    );
  });

  router.post('/questions/:key/post-mortem', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    let id = '';
    const audience = await callers.audience(request);
    await change(
      request,
      { eventId: 'question-to-post-mortem', counts: 'propose' },
      async (row, by) => {
        id = await onward.toPostMortem(row, by, audience);
      },
    );
    const found = await options.postMortems.byId(id, audience);
    response.json(found && (await options.postMortems.detail(found, audience)));
  });

  router.post('/questions/:key/runbook', async (request, response) => {
    const by = await callers.requireRunbooks(request);
    const { runbook }: AnswerToRunbook = request.body ?? {};
    let id = '';
    await change(
      request,
      { eventId: 'question-to-runbook', counts: 'propose' },
      async (row, _, audience) => {
        id = await onward.toRunbook(row, { runbook, by, audience });
      },
    );
    response.json(await options.runbook(id, request as unknown as Request));
  });
}
