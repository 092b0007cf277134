import { Visibility } from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';

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
  changed_at: Milliseconds | null;
  changed_by: string | null;
  checked_at: Milliseconds | null;
  proposal: string | null;
  proposal_question: string | null;
  created_at: Milliseconds;
  updated_at: Milliseconds;
  gone_at: Milliseconds | null;
  version: number;
  markdown: string;
  proposed: string | null;
  search_text: string;
}

/** @internal */
export interface FeedbackRow {
  runbook_id: string;
  person: string;
  incident_id: string;
  helped: boolean | number;
  text: string;
  at: Milliseconds;
}
