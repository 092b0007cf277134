import {
  IncidentCause,
  PostMortemStatus,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';
import { Approvals } from './approvers';

/** Names a service that is not there, or not any more. @internal */
export const UNKNOWN_SERVICE = 'unknown';

/** @internal */
export interface PostMortemRow {
  id: string;
  key: string;
  status: PostMortemStatus;
  visibility: Visibility;
  title: string;
  summary: string;
  incident_id: string | null;
  root_service_id: string | null;
  service_refs: string;
  unresolved: boolean | number;
  severity: number | null;
  cause: IncidentCause | null;
  started_at: Milliseconds | null;
  detected_at: Milliseconds | null;
  mitigated_at: Milliseconds | null;
  resolved_at: Milliseconds | null;
  published_at: Milliseconds | null;
  markdown: string | null;
  public_title: string | null;
  public_summary: string | null;
  public_text: string | null;
  leaks: string | null;
  public_basis: string | null;
  /** How often readers of the public account have read another one. */
  public_version: number;
  public_updated_at: Milliseconds | null;
  public_digest: string | null;
  repository: string | null;
  path: string | null;
  content_id: string | null;
  revision: string | null;
  url: string | null;
  changed_at: Milliseconds | null;
  sorted_at: Milliseconds;
  authors: string;
  search_text: string;
  public_search_text: string | null;
  created_by: string | null;
  created_at: Milliseconds;
  updated_at: Milliseconds;
  gone_at: Milliseconds | null;
  version: number;
}

/** What lists show of one; its texts may be long. @internal */
export const POST_MORTEM_HEAD = [
  'id',
  'key',
  'status',
  'visibility',
  'title',
  'summary',
  'incident_id',
  'severity',
  'cause',
  'started_at',
  'detected_at',
  'mitigated_at',
  'resolved_at',
  'published_at',
  'public_title',
  'public_summary',
  'public_version',
  'public_updated_at',
  'authors',
  'updated_at',
  'version',
] as const satisfies Array<keyof PostMortemRow>;

/** @internal */
export type PostMortemHead = Pick<
  PostMortemRow,
  (typeof POST_MORTEM_HEAD)[number]
>;

/** @internal */
export interface WorkingRow {
  post_mortem_id: string;
  markdown: string;
  base_content_id: string | null;
  text_version: number;
  saved_at: Milliseconds;
  saved_by: string;
  proposal: string | null;
  proposed_version: number | null;
  /** JSON of the facts that it was begun with; missing where it is of no incident. What is not given stays. */
  facts?: string | null;
  /** The text that was made of them last. */
  facts_draft?: string | null;
  /** Which version of the incident they are of. */
  facts_version?: number | null;
}

/** @internal */
export type PostMortemEventKind =
  | 'started'
  | 'saved'
  | 'proposed'
  | 'withdrawn'
  | 'reviewed'
  | 'published'
  | 'editedInGit'
  | 'renamed'
  | 'gone'
  | 'actionItem'
  | 'withheld';

/** @internal */
export interface EventRow {
  id: string;
  post_mortem_id: string;
  kind: PostMortemEventKind;
  at: Milliseconds;
  author: string | null;
  author_name: string | null;
  text: string;
  data: string;
  text_version: number | null;
}

/** What belongs to an event beside its sentence. @internal */
export interface EventData {
  revision?: string;
  url?: string;
  verdict?: 'approved' | 'changesRequested' | 'commented';
}

/** @internal */
export interface ActionItemRow {
  post_mortem_id: string;
  item_id: string;
  position: number;
  title: string;
  public_title: string | null;
  kind: 'protect' | 'prevent' | 'recover' | 'detect' | null;
  severity: 'high' | 'medium' | 'low' | null;
  owner: string | null;
  due: string | null;
  issue: string | null;
  done: string | null;
  pending: string | null;
  reminded_at: Milliseconds | null;
}

/** The branch in which a text waits, as it was when it was looked at last. @internal */
export interface Proposal {
  repository?: string;
  path?: string;
  branch: string;
  revision?: string;
  remote?: string;
  target?: string;
  url?: string;
  request?: { system: string; id: string; url: string };
  at: string;
  by: string;
  state: 'open' | 'conflicting' | 'merged' | 'closed' | 'unknown';
  message?: string;
  diff?: string;
  /** Approvals of the pull request, by people whom the catalog knows. */
  approvals?: number;
  /** Logins that approve it, of which the catalog does not know whose they are. */
  unknownApprovers?: Approvals['unknown'];
}
