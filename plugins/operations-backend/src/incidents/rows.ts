import {
  IncidentCause,
  IncidentImpact,
  IncidentRoleName,
  IncidentSeverity,
  IncidentStatus,
  TimelineKind,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';

/** @internal */
export interface IncidentRow {
  id: string;
  key: string;
  visibility: Visibility;
  title: string;
  summary: string | null;
  severity: IncidentSeverity;
  status: IncidentStatus;
  impact: IncidentImpact;
  root_service_id: string | null;
  group_key: string | null;
  environment: string | null;
  drill: boolean | number;
  origin: 'policy' | 'person' | 'api';
  declared_by: string | null;
  touched_at: Milliseconds | null;
  started_at: Milliseconds;
  detected_at: Milliseconds;
  acknowledged_at: Milliseconds | null;
  mitigated_at: Milliseconds | null;
  resolved_at: Milliseconds | null;
  cause: IncidentCause | null;
  cause_text: string | null;
  tracker_url: string | null;
  chat_url: string | null;
  fix: string | null;
  duplicate_of: string | null;
  suggestion: string | null;
  search_text: string;
  idempotency_key: string | null;
  version: number;
  last_seq: number;
  created_at: Milliseconds;
  updated_at: Milliseconds;
}

/** @internal */
export interface IncidentServiceRow {
  incident_id: string;
  service_id: string;
  position: number;
  impact: IncidentImpact;
  regions: string;
  since: Milliseconds;
  recovered_at: Milliseconds | null;
}

/** @internal */
export interface IncidentRoleRow {
  incident_id: string;
  role: IncidentRoleName;
  person: string;
  since: Milliseconds;
}

/** @internal */
export interface IncidentEntryRow {
  id: string;
  incident_id: string;
  seq: number;
  changed_seq: number;
  kind: TimelineKind;
  at: Milliseconds;
  recorded_at: Milliseconds;
  author: string | null;
  author_name: string | null;
  service_id: string | null;
  visibility: Visibility;
  text: string;
  data: string;
  dedupe_key: string | null;
  edits: number;
  edited_at: Milliseconds | null;
}

/** @internal */
export interface IncidentEventRow {
  id: string;
  incident_id: string;
  at: Milliseconds;
  topic: string;
  data: string;
}
