import { Visibility } from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';
import { Proposal } from '../postMortems/rows';

/** @internal */
export interface RunbookRow {
  id: string;
  visibility: Visibility;
  title: string;
  root_service_id: string | null;
  service_refs: string;
  unresolved: boolean | number;
  alerts: string;
  problems: string;
  links: string;
  repository: string | null;
  path: string | null;
  content_id: string | null;
  revision: string | null;
  url: string | null;
  /** JSON: its file, by every name of its repository; see `filePlaces`. */
  places: string | null;
  changed_at: Milliseconds | null;
  changed_by: string | null;
  checked_at: Milliseconds | null;
  proposal: string | null;
  proposal_question: string | null;
  created_at: Milliseconds;
  updated_at: Milliseconds;
  gone_at: Milliseconds | null;
  /** Who writes to its branch at present; see `inTurn`. */
  turn: string | null;
  turn_until: Milliseconds | null;
  version: number;
  markdown: string;
  proposed: string | null;
  search_text: string;
}

/** What lists show of one; its texts may be long. @internal */
export const RUNBOOK_HEAD = [
  'id',
  'title',
  'alerts',
  'problems',
  'links',
  'repository',
  'url',
  'changed_at',
  'changed_by',
] as const satisfies Array<keyof RunbookRow>;

/** @internal */
export type RunbookHead = Pick<RunbookRow, (typeof RUNBOOK_HEAD)[number]>;

/** @internal */
export interface FeedbackRow {
  runbook_id: string;
  person: string;
  incident_id: string;
  helped: boolean | number;
  text: string;
  at: Milliseconds;
}

/** The branch in which a text waits. @internal */
export interface RunbookProposal extends Proposal {
  /** Everybody whose words are in it; `by` is who wrote last. */
  contributors?: string[];
  /** The content of the file that it was made from; empty where there was none. */
  base?: string;
}

/** @internal */
export function proposalOf({
  proposal,
}: Pick<RunbookRow, 'proposal'>): RunbookProposal | undefined {
  return proposal === null ? undefined : JSON.parse(proposal);
}

/** Everybody whose words are in a proposal. @internal */
export function contributorsOf({
  contributors,
  by,
}: RunbookProposal): string[] {
  return contributors ?? [by];
}
