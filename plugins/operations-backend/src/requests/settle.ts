import {
  approvalsCount,
  ApprovalQuestion,
  isApproved,
  standingRejection,
  presentSince,
  presentStage,
  RequestFacts,
  RequestPatience,
  RequestStage,
  requestStages,
  requestState,
} from '@operate-first/plugin-operations-common';
import { HeldRequest, RequestRow, StoredApproval } from './rows';

/** What follows from everything that is known of a request. @internal */
export interface Settled {
  facts: RequestFacts;
  approvals: StoredApproval[];
  stages: RequestStage[];
  columns: Pick<RequestRow, 'state' | 'stage' | 'stage_state' | 'stage_since'>;
}

/** @internal */
export type Unsettled = Pick<HeldRequest, 'facts' | 'need' | 'approvals'> & {
  row: Pick<RequestRow, 'revision' | 'requester'>;
};

function questionOf({ row, need, approvals }: Unsettled): ApprovalQuestion {
  return {
    need,
    requester: row.requester,
    revision: row.revision ?? '',
    approvals: approvals.flatMap(({ person, revision, verdict, at }) =>
      person === undefined || revision === undefined
        ? []
        : [{ person, revision, verdict, at }],
    ),
  };
}

/** Whether the change as it is now may be merged. */
function mayMerge(request: Unsettled): boolean {
  return (
    request.row.revision !== null &&
    request.facts.checks.every(({ state }) => state !== 'failed') &&
    isApproved(questionOf(request))
  );
}

/** Why it is not approved, whoever else approves it; whose word it is stands beside. */
function standingReason(request: Unsettled): string | undefined {
  const rejection = standingRejection(questionOf(request));
  return (
    rejection &&
    request.approvals.find(
      ({ person, at, verdict }) =>
        verdict === 'reject' &&
        person === rejection.person &&
        at === rejection.at,
    )?.reason
  );
}

function approve(request: Unsettled, at: string) {
  const { facts, need, approvals } = request;
  // What is merged was approved as it was.
  if (facts.merged) return { facts, approvals };
  const { notApproved: _, ...rest } = facts;
  const refusal = standingReason(request);
  const counted = {
    ...rest,
    ...(refusal !== undefined && { notApproved: refusal }),
    approvals: {
      given: approvalsCount(questionOf(request)),
      needed: Math.max(1, need.count),
    },
  };
  if (!mayMerge(request)) {
    return { facts: { ...counted, approved: undefined }, approvals };
  }
  if (facts.approved) return { facts: counted, approvals };
  const byPolicy = need.by === 'policy';
  const { given } = counted.approvals;
  const text = byPolicy
    ? need.sentence
    : `Approved by ${given} ${given === 1 ? 'person' : 'people'}.`;
  return {
    facts: { ...counted, approved: { text, at } },
    approvals: byPolicy
      ? [
          ...approvals,
          {
            at,
            by: 'policy' as const,
            verdict: 'approve' as const,
            reason: need.sentence,
          },
        ]
      : approvals,
  };
}

/** How a request stands, by what is known of it and nothing else. @internal */
export function settle(
  request: Unsettled,
  now: Date,
  patience: RequestPatience,
): Settled {
  const { facts, approvals } = approve(request, now.toISOString());
  const stages = requestStages(facts, now, patience);
  const { name, state } = presentStage(stages);
  return {
    facts,
    approvals,
    stages,
    columns: {
      state: requestState(facts),
      stage: name,
      stage_state: state,
      stage_since: Date.parse(presentSince(stages, facts)),
    },
  };
}
