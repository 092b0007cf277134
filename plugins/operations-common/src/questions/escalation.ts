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
/** Where nobody is found, somebody is looked for again after a quarter of the age, within these. */
const SOONEST_AGAIN = 5 * MINUTE;
const LATEST_AGAIN = 24 * HOUR;

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

/** A step that was not taken yet, and whoever it would ask as things are. */
interface OpenStep {
  step: number;
  /** When it is due, whoever sleeps then. */
  dueAt: number;
  wait: number;
  found?: { to: EscalationCandidate; at: number };
}

function openSteps(
  question: EscalatedQuestion,
  policy: EscalationPolicy,
  candidates: Record<EscalationTarget, EscalationCandidate[]>,
): OpenStep[] {
  if (question.state !== 'open') return [];
  const asked = new Set(question.asked);
  const factor = question.urgent ? policy.incidentFactor : 1;
  return policy.steps.flatMap(({ after, to: target }, step): OpenStep[] => {
    if (question.taken.includes(step)) return [];
    const wait = after / factor;
    const dueAt = question.askedAt + wait;
    const [found] = candidates[target]
      .filter(({ ref }) => !asked.has(ref))
      .map(to => ({ to, at: Math.max(dueAt, to.quietUntil ?? 0) }))
      // Of those who are as likely, whoever can be asked soonest.
      .sort((one, other) => one.at - other.at);
    return [{ step, dueAt, wait, found }];
  });
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
  const due = openSteps(question, policy, candidates).flatMap(
    ({ step, wait, found }): NextEscalation[] => {
      if (!found) return [];
      const { to, at } = found;
      const why = `asked after ${words(wait)} without an answer; ${to.why}`;
      return [{ step, at, to, why }];
    },
  );
  return due.sort(
    (one, other) => one.at - other.at || one.step - other.step,
  )[0];
}

/**
 * When to look at a question again; undefined where every step was taken. A step for which nobody is found ends nothing: it is
 * looked at when it is due, and from then on ever more rarely, because shifts, owners and authors change.
 *
 * @public
 */
export function nextLook(
  question: EscalatedQuestion,
  policy: EscalationPolicy,
  candidates: Record<EscalationTarget, EscalationCandidate[]>,
  now: number,
): number | undefined {
  const age = now - question.askedAt;
  const again = now + Math.min(Math.max(age / 4, SOONEST_AGAIN), LATEST_AGAIN);
  const times = openSteps(question, policy, candidates).map(
    ({ dueAt, found }) => found?.at ?? (dueAt > now ? dueAt : again),
  );
  return times.length > 0 ? Math.round(Math.min(...times)) : undefined;
}
