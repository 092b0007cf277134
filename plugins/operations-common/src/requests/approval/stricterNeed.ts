import type { RequestApprovalNeed } from '../../generated/openapi';

/**
 * Who has to approve a request that was judged before and is judged again, as after another policy or another change: what
 * was demanded once stays demanded, and who approves is as the policy says it now.
 *
 * @public
 */
export function stricterNeed(
  before: RequestApprovalNeed,
  now: RequestApprovalNeed,
): RequestApprovalNeed {
  if (before.by === 'policy') return now;
  if (now.by === 'policy') return before;
  if (now.count >= before.count) return now;
  return {
    ...now,
    count: before.count,
    sentence: `${now.sentence} It needed ${before.count} approvals before, and still does.`,
  };
}
