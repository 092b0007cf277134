import {
  BudgetPolicy,
  NotJudgedSlo,
  ReleaseGate,
  Slo,
} from '../../generated/openapi';
import { roundedPercent } from './numbers';

/** What a team does once no more than a share of its budget is left. @public */
export interface BudgetPolicyStep {
  /** 0.25 where a quarter is left. */
  atRemaining: number;
  action: string;
  blocksReleases: boolean;
}

/** Where the steps of a policy come from. @public */
export type PolicyOrigin = BudgetPolicy['origin'];

/** What decides about a service: its state and what is left. @public */
export type GateSlo = Pick<
  Slo,
  | 'ref'
  | 'title'
  | 'state'
  | 'message'
  | 'remaining'
  | 'provisional'
  | 'provisionalMessage'
>;

/** Nobody knows yet what a budget is worth of which too little was measured. */
function isKnown({ state, remaining, provisional }: GateSlo): boolean {
  const said = state !== 'unknown' && state !== 'invalid';
  return said && remaining !== undefined && !provisional;
}

/** Those with a budget that is provisional, one objective's at least. */
function notJudged(slos: GateSlo[]): NotJudgedSlo[] {
  return slos.flatMap(({ ref, title, provisionalMessage: message }) =>
    message ? { ref, title, message } : [],
  );
}

/**
 * The least budget that is left of some SLOs; undefined while that of none is known, or worth to be judged by.
 *
 * @public
 */
export function leastRemaining(slos: GateSlo[]): number | undefined {
  const known = slos.filter(isKnown).map(({ remaining = 1 }) => remaining);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/**
 * The steps of a policy, and which of them hold now. Where nobody knows what is left of any of the SLOs, none does.
 *
 * @public
 */
export function budgetPolicy(
  steps: BudgetPolicyStep[],
  slos: GateSlo[],
  origin: PolicyOrigin,
): BudgetPolicy {
  const remaining = leastRemaining(slos);
  const young = notJudged(slos);
  return {
    origin,
    remaining,
    ...(young.length > 0 && { notJudged: young }),
    steps: [...steps]
      .sort((a, b) => b.atRemaining - a.atRemaining)
      .map(step => ({
        ...step,
        active: remaining !== undefined && remaining <= step.atRemaining,
      })),
  };
}

function unknownBudgets(slos: GateSlo[]): string {
  const unknown = slos.filter(slo => !isKnown(slo) && !slo.provisional);
  if (unknown.length === 0) return '';
  const [first] = unknown;
  return unknown.length === 1
    ? `The budget of ${first.title} is unknown: ${first.message}`
    : `The budgets of ${unknown.length} SLOs are unknown, among them ${first.title}: ${first.message}`;
}

function youngBudgets(slos: GateSlo[]): string {
  const [first, ...others] = notJudged(slos);
  if (!first) return '';
  const among =
    others.length > 0 ? `${others.length + 1} SLOs, among them ` : '';
  return `Not judged yet: ${among}${first.title}. ${first.message}`;
}

function decide(
  policy: BudgetPolicy | undefined,
  slos: GateSlo[],
  blockWhenUnknown: boolean,
): Omit<ReleaseGate, 'slos'> {
  if (slos.length === 0) {
    return {
      allowed: true,
      reason: 'The service has no SLO, so there is no budget to spend.',
    };
  }
  if (!policy) {
    return {
      allowed: true,
      reason: 'No budget policy says when releases have to wait.',
    };
  }
  const active = policy.steps.filter(step => step.active);
  const { remaining = 0 } = policy;
  const left = `${roundedPercent(remaining)} of the budget is left.`;
  const blocking = active.findLast(step => step.blocksReleases);
  if (blocking) {
    return { allowed: false, reason: left, step: blocking.action };
  }
  const unknown = unknownBudgets(slos) || policy.problem || '';
  const young = youngBudgets(slos);
  const waits = unknown || slos.some(({ provisional }) => provisional);
  const reasons = [unknown, young].filter(Boolean);
  if (waits && blockWhenUnknown) {
    return { allowed: false, reason: reasons.join(' ') };
  }
  const step = active.at(-1)?.action;
  return {
    allowed: true,
    reason: [
      ...(policy.remaining === undefined ? [] : [left]),
      ...reasons,
    ].join(' '),
    step,
  };
}

/**
 * Whether a team may release now: not while a step that blocks releases holds. What nobody knows blocks nothing, unless
 * that is wanted, and is said.
 *
 * @public
 */
export function releaseGate(
  policy: BudgetPolicy | undefined,
  slos: GateSlo[],
  options: { blockWhenUnknown: boolean },
): ReleaseGate {
  return {
    ...decide(policy, slos, options.blockWhenUnknown),
    slos: slos.map(slo => ({
      ref: slo.ref,
      state: slo.state,
      remaining: isKnown(slo) ? slo.remaining : undefined,
      ...(slo.provisional && { provisional: true }),
    })),
  };
}
