import {
  ChangedFile,
  RequestApprovalNeed,
  KindGround,
  RequestEffect,
  RequestFacts,
  RequestKindName,
  RequestStage,
  RequestStageName,
  RequestStageState,
  RequestState,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';

/** @internal */
export interface RequestRow {
  id: string;
  key: string;
  kind: RequestKindName;
  state: RequestState;
  visibility: Visibility;
  title: string;
  requester: string;
  /** Entity ref of the group that it is for. */
  team: string | null;
  template: string | null;
  task_id: string;
  stage: RequestStageName;
  stage_state: RequestStageState;
  stage_since: Milliseconds;
  branch: string | null;
  /** Of the change as it is proposed; missing where it is not. */
  revision: string | null;
  merge_asked_at: Milliseconds | null;
  merge_asked_by: string | null;
  /** When it is looked at again; missing where nothing is left to do. */
  look_at: Milliseconds | null;
  /** In a row. */
  failures: number;
  version: number;
  created_at: Milliseconds;
  updated_at: Milliseconds;
  search_open: string;
  search_text: string;
  need: string;
  approvals: string;
  proposal: string | null;
  facts: string;
  stages: string;
  parameters: string;
  files: string;
}

/** @internal */
export interface RequestEventRow {
  id: string;
  request_id: string;
  at: Milliseconds;
  person: string | null;
  text: string;
}

/** What people are told of. @internal */
export type RequestTopic =
  | 'review'
  | 'approved'
  | 'rejected'
  | 'merged'
  | 'stuck'
  | 'done';

/** @internal */
export interface RequestNotificationRow {
  request_id: string;
  ref: string;
  topic: RequestTopic;
  due_at: Milliseconds;
  waiting_since: Milliseconds;
  attempts: number;
}

/** A file of a change, as it is stored: what it was and what it becomes. @internal */
export type StoredFile = Pick<ChangedFile, 'path' | 'before' | 'after'>;

/** What somebody, or the policy, said of a change. @internal */
export interface StoredApproval {
  at: string;
  by: 'policy' | 'person';
  person?: string;
  verdict: 'approve' | 'reject';
  reason?: string;
  /** What they looked at, or what it was rebuilt as. */
  revision?: string;
  /** Where it was said, if not in the portal: there it can be taken back. */
  source?: 'pullRequest';
  /** What it was said of there, before the change was rebuilt. */
  said?: string;
}

/** Where a change is in git. @internal */
export interface StoredProposal {
  /** The revision of the tree that the change was computed from. */
  base: string;
  target: string;
  remote: string;
  url?: string;
  request?: { system: string; id: string; url: string };
  /** Its pull request could not be opened: how often that was tried, and when it is again. */
  opening?: { attempts: number; again: number };
  /** The revision of the tree for which the portal's own check was made last. */
  checked?: string;
}

/** A row with its JSON read. @internal */
export interface HeldRequest {
  row: RequestRow;
  facts: RequestFacts;
  need: RequestApprovalNeed;
  approvals: StoredApproval[];
  proposal?: StoredProposal;
  files: StoredFile[];
  notes: string[];
  stages: RequestStage[];
  parameters: Record<string, unknown>;
  effects?: RequestEffect[];
  /** What the change of a kind was made for and with, beside its parameters. */
  ground?: StoredGround;
}

/** @internal */
export type StoredGround = Pick<KindGround, 'request' | 'known'>;

/** @internal */
export function readRow(row: RequestRow): HeldRequest {
  const { files, notes, effects } = JSON.parse(row.files);
  const { $ground: ground, ...parameters } = JSON.parse(row.parameters);
  return {
    row,
    facts: JSON.parse(row.facts),
    need: JSON.parse(row.need),
    approvals: JSON.parse(row.approvals),
    proposal: row.proposal === null ? undefined : JSON.parse(row.proposal),
    files,
    notes,
    stages: JSON.parse(row.stages),
    parameters,
    ...(effects && { effects }),
    ...(ground && { ground }),
  };
}

/** How a file changes. @internal */
export function changedFileOf({
  path,
  before,
  after,
}: StoredFile): ChangedFile {
  const kept = before === undefined ? 'added' : 'changed';
  return {
    path,
    change: after === undefined ? 'removed' : kept,
    before,
    after,
  };
}
