import { AuditorService } from '@backstage/backend-plugin-api';
import {
  RequestInput,
  RequestListQuery,
  RequestMerge,
  RequestReview,
  RequestWithdrawal,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { audited } from '../../api/audited';
import { queryOf } from '../../api/queryOf';
import { OnboardingReader } from '../../onboarding/checks/model';
import { notConfigured } from '../../onboarding/OnboardingUnavailableError';
import { PersonLimits } from '../../questions/api/PersonLimits';
import { RequestAudience } from '../audience';
import { DecisionDesk } from '../desk/DecisionDesk';
import { RequestDesk } from '../desk/RequestDesk';
import { RequestReader } from '../readers/RequestReader';
import { HeldRequest } from '../rows';
import { RequestCallers } from './RequestCallers';

/** Whoever holds the lease does it; so long an answer waits for it. */
const PATIENCE_MILLISECONDS = 15_000;
const LOOK_MILLISECONDS = 150;

/** @internal */
export interface RequestRoutesOptions {
  auditor: AuditorService;
  callers: RequestCallers;
  reader: RequestReader;
  limits: PersonLimits;
  /** Both missing where onboarding is not configured. */
  desk?: RequestDesk;
  decisions?: DecisionDesk;
  readerOf: (audience: RequestAudience) => OnboardingReader;
  /** How long an answer waits for what happens in git. */
  patienceMilliseconds?: number;
}

/** Requests: open to read; people who have signed in ask, approve, merge and withdraw. @internal */
export function addRequestRoutes(
  router: Router,
  options: RequestRoutesOptions,
): void {
  const { auditor, callers, reader, limits, desk, decisions } = options;
  const { patienceMilliseconds = PATIENCE_MILLISECONDS } = options;

  /** A request once something holds of it, or as it is when patience ends. */
  const once = async (id: string, holds: (held: HeldRequest) => boolean) => {
    const until = Date.now() + patienceMilliseconds;
    for (;;) {
      const held = await reader.byId(id);
      if (!held) throw new Error(`The request ${id} is gone`);
      if (holds(held) || Date.now() > until) return held;
      await sleep(LOOK_MILLISECONDS);
    }
  };

  /** Lets a person decide about a request, and answers with what became of it. */
  const decide = async (
    request: Request<{ key: string }>,
    audience: RequestAudience & { person: string },
    options_: {
      eventId: string;
      meta?: { verdict: string };
      holds: (before: HeldRequest) => (held: HeldRequest) => boolean;
    },
    work: (held: HeldRequest, decisions: DecisionDesk) => Promise<void>,
  ) => {
    limits.take('change', audience.person);
    const held = await callers.found(request.params.key, audience);
    if (!decisions) throw notConfigured();
    const { key, id } = held.row;
    await audited(
      auditor,
      {
        request: request as unknown as Request,
        eventId: options_.eventId,
        meta: { key, ...options_.meta },
      },
      () => work(held, decisions),
    );
    return reader.detail(await once(id, options_.holds(held)), audience);
  };

  router.get('/requests', async (request, response) => {
    const audience = await callers.audience(request);
    const query = queryOf<RequestListQuery>(request);
    response.json(await reader.list(query, audience));
  });

  router.post('/requests', async (request, response) => {
    const audience = await callers.requireCreating(request);
    const input: RequestInput = request.body;
    limits.take('request', audience.person);
    if (!desk) throw notConfigured();
    const { kind, taskId } = input;
    const asker = {
      ...options.readerOf(audience),
      person: audience.person,
    };
    const { id, created } = await audited(
      auditor,
      { request, eventId: 'request-open', meta: { kind, taskId } },
      () => desk.open(input, asker),
    );
    const held = await once(
      id,
      ({ row, facts }) =>
        row.revision !== null ||
        facts.merged !== undefined ||
        facts.notProposed !== undefined ||
        row.state !== 'open',
    );
    response
      .status(created ? 201 : 200)
      .json(await reader.detail(held, audience));
  });

  router.get('/requests/:key', async (request, response) => {
    const audience = await callers.audience(request);
    const held = await callers.found(request.params.key, audience);
    response.json(await reader.detail(held, audience));
  });

  router.post('/requests/:key/approval', async (request, response) => {
    const audience = await callers.requireReviewing(request);
    const review: RequestReview = request.body;
    response.json(
      await decide(
        request,
        audience,
        {
          eventId: 'request-review',
          meta: { verdict: review.verdict },
          holds: () => () => true,
        },
        (held, desk_) => desk_.review(held, review, audience),
      ),
    );
  });

  router.post('/requests/:key/merge', async (request, response) => {
    const audience = await callers.requireCreating(request);
    const merge: RequestMerge = request.body ?? {};
    response.json(
      await decide(
        request,
        audience,
        {
          eventId: 'request-merge',
          // Asking takes away what stood in the way before: what is there now is new.
          holds:
            () =>
            ({ facts, row }) =>
              facts.merged !== undefined ||
              facts.notMerged !== undefined ||
              row.state !== 'open',
        },
        (held, desk_) => desk_.merge(held, merge, audience),
      ),
    );
  });

  router.post('/requests/:key/withdrawal', async (request, response) => {
    const audience = await callers.requireCreating(request);
    const { reason }: RequestWithdrawal = request.body ?? {};
    response.json(
      await decide(
        request,
        audience,
        {
          eventId: 'request-withdraw',
          holds:
            () =>
            ({ row }) =>
              row.state !== 'open',
        },
        (held, desk_) => desk_.withdraw(held, reason, audience),
      ),
    );
  });
}
