import type {
  RequestCheck,
  RequestEvidence,
  RequestReview,
  RequestStageName,
} from '../generated/openapi';

/**
 * What has to be seen of a place before it is proved. Without one a service has to run there, or a namespace has to be there.
 *
 * `quota`: the cluster shows these hard limits. `slo`: it is known and was evaluated. `alert`: Prometheus has loaded it.
 * `members`: the catalog has exactly these. `watched`: the cluster is watched. `scaled`: nothing runs there. `gone`: the
 * namespace, or the service in the catalog, is gone.
 *
 * @public
 */
export type RequestExpectation =
  | { type: 'quota'; hard: Record<string, string> }
  /** Entity ref of the SLO; where they are known, the place of the objective from 0, the share and the window it has then. */
  | {
      type: 'slo';
      slo: string;
      objective?: number;
      target?: number;
      window?: string;
    }
  | { type: 'alert'; alert: string }
  /** Entity refs. */
  | { type: 'members'; group: string; members: string[] }
  | { type: 'watched' }
  | { type: 'scaled' }
  | { type: 'gone' };

/**
 * What a place of a request looks like, as sources observe it. Each fact is the first time it was so after the merge.
 *
 * @public
 */
export interface RequestPlaceFacts {
  environment?: string;
  cluster?: string;
  namespace?: string;
  /** Entity ref; missing where no service was asked for. */
  service?: string;
  /** What people call it where it is no service in a namespace: the name of an SLO, of an alert, of a team. */
  subject?: string;
  /** Stages that do not apply to what is expected are passed over. */
  expects?: RequestExpectation;
  /** The cluster has what git has. */
  synced?: RequestEvidence & { at: string };
  /** All that runs there is well. */
  healthy?: RequestEvidence & { at: string };
  /** The first sample of an SLI, or the first look of a probe. */
  observed?: RequestEvidence & { at: string };
  /** What a source says is wrong there now. */
  problem?: string;
  /** Why nobody can tell of what is missing above: no source looks there. */
  unseen?: string;
  /** Entity refs of those who own the cluster; where nobody does, operators are asked. */
  owners?: string[];
}

/**
 * What is known of a request; its stages are computed from nothing else.
 *
 * @public
 */
export interface RequestFacts {
  createdAt: string;
  /** Entity refs of who asked and of the team it is for. */
  requester: string;
  team?: string;
  /** The change stands in a branch or pull request. */
  proposed?: RequestEvidence & { at: string };
  /** Why it could not be proposed, or why what is in its branch is not what was proposed. */
  notProposed?: string;
  /** Why the branch has no pull request although the remote has them, in the words of the remote. */
  noPullRequest?: string;
  checks: RequestCheck[];
  checkedAt?: string;
  /** The present change has all approvals it needs. */
  approved?: RequestEvidence & { at: string };
  /** Groups whose members approve. */
  approvers: string[];
  /** Approvals of the present change so far, and how many it takes; 0 and 1 where nothing is said. */
  approvals?: { given: number; needed: number };
  /** What stands in the way of an approval, however many there are. */
  notApproved?: string;
  rejected?: { at: string; reason: string };
  withdrawn?: { at: string; reason?: string };
  /** The target branch has the change; `revision` is the commit that brought it. */
  merged?: RequestEvidence & { at: string; revision?: string };
  /** Why it cannot be merged now. */
  notMerged?: string;
  /** Nothing delivers what is in git: somebody does it by hand. */
  undelivered?: boolean;
  places: RequestPlaceFacts[];
  /** Entity refs of those who run the clusters and the GitOps tree. */
  operators: string[];
}

/**
 * After how many seconds a stage that has not come is stuck: longer than usual, not yet wrong.
 *
 * @public
 */
export type RequestPatience = Record<RequestStageName, number>;

/**
 * What operators say about approvals. Everything that is missing is forbidden.
 *
 * @public
 */
export interface RequestApprovalPolicy {
  /** Entity refs of groups whose members approve what is not self-service. */
  approvers: string[];
  /** How many of them. */
  count: number;
  /** Up to what a request is approved by itself; missing where nothing is. */
  selfService?: RequestSelfService;
  /** What is different on a cluster. */
  clusters: Record<
    string,
    {
      approvers?: string[];
      count?: number;
      selfService?: RequestSelfService | false;
    }
  >;
}

/** @public */
export interface RequestSelfService {
  /** The largest quota tier; custom quotas are never among them. */
  quota: 'x-small' | 'small' | 'medium' | 'large';
  /** How many namespaces a request may ask for, each place counted. */
  namespaces: number;
  /**
   * How many a team gets within 24 hours by several requests, each place counted; where it is missing, three times as many as
   * one request may ask for.
   */
  perDay?: number;
}

/**
 * What somebody said about a revision of a request.
 *
 * @public
 */
export interface ReviewedRevision {
  /** Entity ref. */
  person: string;
  verdict: RequestReview['verdict'];
  /** What they looked at. */
  revision: string;
  at: string;
}
