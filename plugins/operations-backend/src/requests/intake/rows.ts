import { OnboardingProblem } from '@operate-first/plugin-operations-common';
import { IntakeIssueRef } from '@operate-first/plugin-operations-node';
import { Milliseconds } from '../../database/rows';

/** What came of reading an issue. @internal */
export type IntakeOutcome =
  /** It asks for nothing that is known. */
  | { type: 'nothing' }
  | { type: 'opened' }
  | { type: 'problems'; problems: OnboardingProblem[] }
  | { type: 'unknownLogin'; login: string }
  | { type: 'writtenByOther' }
  | { type: 'refused'; message: string }
  /** Beside what is said of the request: what a person did to the issue, and why it changed nothing. */
  | { type: 'note'; message: string };

/** @internal */
export interface IntakeRow {
  id: string;
  system: string;
  repository: string;
  number: number | null;
  origin: 'issue' | 'portal';
  title: string;
  body: string;
  labels: string;
  state: 'open' | 'closed';
  author: string;
  body_by: string;
  closed_by: string | null;
  changed_at: Milliseconds;
  request_id: string | null;
  round: number;
  asked: string | null;
  outcome: string | null;
  read_at: Milliseconds | null;
  read_attempts: number;
  say_at: Milliseconds | null;
  say_attempts: number;
  turn: number;
  shown_version: number;
  said: string | null;
  comment_id: string | null;
  ended: string | null;
  problem: string | null;
  created_at: Milliseconds;
}

/** What a new one begins with. @internal */
export const UNREAD = {
  request_id: null,
  round: 0,
  asked: null,
  outcome: null,
  read_attempts: 0,
  say_attempts: 0,
  turn: 0,
  shown_version: 0,
  said: null,
  comment_id: null,
  ended: null,
  problem: null,
} satisfies Partial<IntakeRow>;

/** What issues that the portal opened are known by. @internal */
export const MIRROR_MARKER = 'operate-first-mirror:';

/** Of the comment that is kept up to date, or of one that is written once. @internal */
export function markerOf({ id }: Pick<IntakeRow, 'id'>, what?: string): string {
  const own = `operate-first-intake:${id}`;
  return what ? `${own}:${what}` : own;
}

/** @internal */
export function issueRef({
  repository,
  number,
}: Pick<IntakeRow, 'repository' | 'number'>): IntakeIssueRef {
  if (number === null) throw new Error('The issue is not opened yet.');
  return { repository, number };
}

/** As people name it, as in `acme/support#12`. @internal */
export function nameOf({
  repository,
  number,
}: Pick<IntakeRow, 'repository' | 'number'>): string {
  const path = new URL(repository).pathname.replace(/^\//, '');
  return `${path}#${number}`;
}
