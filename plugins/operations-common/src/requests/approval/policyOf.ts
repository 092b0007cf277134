import type { RequestApprovalPolicy, RequestSelfService } from '../model';

/** What holds on one cluster. @internal */
export interface ClusterPolicy {
  approvers: string[];
  count: number;
  selfService?: RequestSelfService;
}

/** @internal */
export function policyOf(
  policy: RequestApprovalPolicy,
  cluster: string,
): ClusterPolicy {
  // Names come from outside: `constructor` is none of ours.
  const own: RequestApprovalPolicy['clusters'][string] = Object.hasOwn(
    policy.clusters,
    cluster,
  )
    ? policy.clusters[cluster]
    : {};
  const selfService = own.selfService ?? policy.selfService;
  return {
    approvers: own.approvers ?? policy.approvers,
    count: Math.max(1, own.count ?? policy.count),
    ...(selfService && { selfService }),
  };
}
