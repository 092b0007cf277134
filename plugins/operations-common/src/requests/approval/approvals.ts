import type { RequestApprovalNeed } from '../../generated/openapi';
import type { ReviewedRevision } from '../model';

/**
 * What was said about a request, and what it was said about.
 *
 * @public
 */
export interface ApprovalQuestion {
  need: RequestApprovalNeed;
  /** By members of the groups that the need names; whoever records them sees to that. */
  approvals: ReviewedRevision[];
  /** Entity ref of who asked. */
  requester: string;
  /** Of the change as it is now. */
  revision: string;
  /** Whether another revision is the same change, rebuilt where the tree moved on. */
  sameAs?(revision: string): boolean;
}

function key(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}

/** The last word of each person on the present change; the requester has none. */
function standing(question: ApprovalQuestion): ReviewedRevision[] {
  const { approvals, requester, revision, sameAs } = question;
  const last = new Map<string, ReviewedRevision>();
  const ofThis = approvals
    .filter(
      each =>
        key(each.person) !== key(requester) &&
        (each.revision === revision || sameAs?.(each.revision) === true),
    )
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const each of ofThis) last.set(key(each.person), each);
  return [...last.values()];
}

/**
 * How many people have approved the present change. Each counts once, whoever asked does not.
 *
 * @public
 */
export function approvalsCount(question: ApprovalQuestion): number {
  return standing(question).filter(({ verdict }) => verdict === 'approve')
    .length;
}

/**
 * The rejection that stands in the way: only whoever said it, or another change, takes it away.
 *
 * @public
 */
export function standingRejection(
  question: ApprovalQuestion,
): ReviewedRevision | undefined {
  return standing(question).find(({ verdict }) => verdict === 'reject');
}

/**
 * Whether the present change may be merged.
 *
 * @public
 */
export function isApproved(question: ApprovalQuestion): boolean {
  const { need } = question;
  if (standingRejection(question)) return false;
  return (
    need.by === 'policy' || approvalsCount(question) >= Math.max(1, need.count)
  );
}
