import { BudgetPolicy, ReleaseGate, Slo } from '../../generated/openapi';
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
  'ref' | 'title' | 'state' | 'message' | 'remaining'
>;

function isKnown({ state, remaining }: GateSlo): boolean {
  return state !== 'unknown' && state !== 'invalid' && remaining !== undefined;
}

/**
 * The least budget that is left of some SLOs; undefined while that of none is known.
 *
 * @public
 */
export function leastRemaining(slos: GateSlo[]): number | undefined {
  const known = slos.filter(isKnown).map(({ remaining = 1 }) => remaining);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/**
 * The steps of a policy, and which of them hold now. Where nobody knows what is left, none does.
 *
 * @public
 */
export function budgetPolicy(
  steps: BudgetPolicyStep[],
  remaining: number | undefined,
  origin: PolicyOrigin,
): BudgetPolicy {
  return {
    origin,
    remaining,
    steps: [...steps]
      .sort((a, b) => b.atRemaining - a.atRemaining)
      .map(step => ({
        ...step,
        active: remaining !== undefined && remaining <= step.atRemaining,
      })),
  };
}

function unknownBudgets(slos: GateSlo[]): string {
  const unknown = slos.filter(slo => !isKnown(slo));
  if (unknown.length === 0) return '';
  const [first] = unknown;
  return unknown.length === 1
    ? `The budget of ${first.title} is unknown: ${first.message}`
    : `The budgets of ${unknown.length} SLOs are unknown, among them ${first.title}: ${first.message}`;
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
  if (unknown && blockWhenUnknown) return { allowed: false, reason: unknown };
  const step = active.at(-1)?.action;
  return {
    allowed: true,
    reason: [policy.remaining === undefined ? '' : left, unknown]
      .filter(Boolean)
      .join(' '),
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
    })),
  };
}
