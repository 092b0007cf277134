import { QuestionState } from '../generated/openapi';

/** Whom a step asks. @public */
export type EscalationTarget = 'nextAuthor' | 'team' | 'onCall';

/** A step of an escalation. @public */
export interface EscalationStep {
  /** Milliseconds after it was asked. */
  after: number;
  to: EscalationTarget;
}

/** Who is asked when nobody answers. @public */
export interface EscalationPolicy {
  steps: EscalationStep[];
  /** Everything is so many times as quick while the incident is open. */
  incidentFactor: number;
}

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** 30 minutes, 2 hours, 4 hours; half of it while the incident is open. @public */
export const DEFAULT_ESCALATION: EscalationPolicy = {
  steps: [
    { after: 30 * MINUTE, to: 'nextAuthor' },
    { after: 2 * HOUR, to: 'team' },
    { after: 4 * HOUR, to: 'onCall' },
  ],
  incidentFactor: 2,
};

/** Somebody who could be asked. @public */
export interface EscalationCandidate {
  /** An entity ref. */
  ref: string;
  /** As in `wrote 20 % of retry.ts`. */
  why: string;
  /** Milliseconds; they are not disturbed before. */
  quietUntil?: number;
}

/** A question as its escalation sees it. Times are milliseconds. @public */
export interface EscalatedQuestion {
  state: QuestionState;
  askedAt: number;
  /** Whether its incident is open. */
  urgent: boolean;
  /** Entity refs of those who were asked already, and of the asker. */
  asked: string[];
  /** Indexes of the steps that were taken or passed over. */
  taken: number[];
}

/** What happens next. @public */
export interface NextEscalation {
  step: number;
  at: number;
  to: EscalationCandidate;
  /** A sentence that tells it to whoever is asked then. */
  why: string;
}

function words(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 120) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  const hours = Math.round(minutes / 6) / 10;
  return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}

/**
 * Who is asked next, and when; undefined where nobody is. Steps come due by the time since it was asked, each once; one whose
 * person has quiet hours is taken when they end, and holds no other back. Whoever was asked already is passed over.
 *
 * @param candidates - of each kind, the likeliest first.
 * @public
 */
export function nextEscalation(
  question: EscalatedQuestion,
  policy: EscalationPolicy,
  candidates: Record<EscalationTarget, EscalationCandidate[]>,
): NextEscalation | undefined {
  if (question.state !== 'open') return undefined;
  const asked = new Set(question.asked);
  const factor = question.urgent ? policy.incidentFactor : 1;
  const due = policy.steps.flatMap(({ after, to }, step): NextEscalation[] => {
    if (question.taken.includes(step)) return [];
    const wait = after / factor;
    const found = candidates[to]
      .filter(({ ref }) => !asked.has(ref))
      .map(candidate => ({
        candidate,
        at: Math.max(question.askedAt + wait, candidate.quietUntil ?? 0),
      }))
      // Of those who are as likely, whoever can be asked soonest.
      .sort((one, other) => one.at - other.at)[0];
    if (!found) return [];
    const why = `asked after ${words(wait)} without an answer; ${
      found.candidate.why
    }`;
    return [{ step, at: found.at, to: found.candidate, why }];
  });
  return due.sort(
    (one, other) => one.at - other.at || one.step - other.step,
  )[0];
}
