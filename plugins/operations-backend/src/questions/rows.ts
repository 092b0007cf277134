import {
  QuestionState,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Milliseconds } from '../database/rows';

/** @internal */
export interface QuestionRow {
  id: string;
  key: string;
  visibility: Visibility;
  state: QuestionState;
  title: string;
  root_service_id: string | null;
  incident_id: string | null;
  artefact: string;
  artefact_title: string | null;
  asker: string;
  asked_at: Milliseconds;
  first_answer_at: Milliseconds | null;
  accepted_answer: string | null;
  accepted_at: Milliseconds | null;
  closed_at: Milliseconds | null;
  /** When it is looked at again; missing where nothing is left to do. */
  escalate_at: Milliseconds | null;
  /** Whoever is asked next, as far as is known; `EscalationState` has when. */
  escalate_to: string | null;
  escalation: string;
  post_mortem_id: string | null;
  runbook_id: string | null;
  idempotency_key: string | null;
  answers: number;
  version: number;
  created_at: Milliseconds;
  updated_at: Milliseconds;
  text: string;
  search_text: string;
}

/** @internal */
export interface AnswerRow {
  id: string;
  question_id: string;
  seq: number;
  changed_version: number;
  at: Milliseconds;
  author: string | null;
  author_name: string | null;
  url: string | null;
  edits: number;
  edited_at: Milliseconds | null;
  dedupe_key: string | null;
  text: string;
}

/** @internal */
export interface RecipientRow {
  question_id: string;
  ref: string;
  position: number;
  since: Milliseconds;
  why: string;
  escalated: boolean | number;
}

/** @internal */
export type QuestionEventKind =
  | 'asked'
  | 'told'
  | 'escalated'
  /** Read from the answers; no row says so. */
  | 'answered'
  | 'accepted'
  | 'unaccepted'
  | 'closed'
  | 'reopened'
  | 'changed'
  | 'runbook'
  | 'merged'
  | 'withdrawn'
  | 'postMortem'
  | 'ticket';

/** What belongs to an event. @internal */
export interface QuestionEventData {
  /** The entity ref of whoever was told or is asked, or whose answer was accepted. */
  to?: string;
  why?: string;
  url?: string;
  /** What it went into. */
  target?: string;
  /** Of `changed`. */
  fields?: string[];
  /** The version that the question reached with it. */
  version?: number;
  /** Of `ticket`: as the system of tickets calls whoever is asked. */
  mention?: string;
}

/** @internal */
export interface QuestionEventRow {
  id: string;
  question_id: string;
  at: Milliseconds;
  kind: QuestionEventKind;
  author: string | null;
  data: string;
}

/** @internal */
export type QuestionTopic = 'asked' | 'answered' | 'accepted';

/** @internal */
export interface QuestionNotificationRow {
  question_id: string;
  person: string;
  topic: QuestionTopic;
  revision: number;
  due_at: Milliseconds | null;
  waiting_since: Milliseconds;
  attempts: number;
}

/** What is kept of an escalation. @internal */
export interface EscalationState {
  /** Indexes of the steps that were taken or passed over. */
  taken: number[];
  /** When whoever is asked next is asked. */
  nextAt?: number;
}
