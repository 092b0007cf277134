import { allowanceOf } from './budget';
import { BurnCondition } from './model';

/** A row of the table in chapter 5 of the SRE workbook. @public */
export interface WorkbookTier {
  tier: 'page_1h' | 'page_6h' | 'ticket_1d' | 'ticket_3d';
  severity: 'page' | 'ticket';
  /** The share of the budget that is spent in the long window when it fires. */
  budget: number;
  longSeconds: number;
  shortSeconds: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** @public */
export const WORKBOOK_TIERS: readonly WorkbookTier[] = [
  {
    tier: 'page_1h',
    severity: 'page',
    budget: 0.02,
    longSeconds: HOUR,
    shortSeconds: 300,
  },
  {
    tier: 'page_6h',
    severity: 'page',
    budget: 0.05,
    longSeconds: 6 * HOUR,
    shortSeconds: 1800,
  },
  {
    tier: 'ticket_1d',
    severity: 'ticket',
    budget: 0.1,
    longSeconds: DAY,
    shortSeconds: 2 * HOUR,
  },
  {
    tier: 'ticket_3d',
    severity: 'ticket',
    budget: 0.1,
    longSeconds: 3 * DAY,
    shortSeconds: 6 * HOUR,
  },
];

/** Switches every tier off. @public */
export const ALL_TIERS = 'all';

/** A budget that burns more slowly than this lasts until the end of its window: nobody needs to know. */
const LEAST_FACTOR = 0.9;

/**
 * The burn alerts of a window that no document describes: the table of the workbook, its factors computed for the
 * window. Tiers whose factor comes out below 0.9 are left out; in short windows that is most of them.
 *
 * @public
 */
export function conditionsFor(
  windowSeconds: number,
  disabledTiers: readonly string[] = [],
): BurnCondition[] {
  if (disabledTiers.includes(ALL_TIERS)) return [];
  return WORKBOOK_TIERS.filter(({ tier }) => !disabledTiers.includes(tier))
    .map(({ tier, severity, budget, longSeconds, shortSeconds }) => ({
      tier,
      severity,
      factor: Number(((budget * windowSeconds) / longSeconds).toPrecision(12)),
      longSeconds,
      shortSeconds,
      operator: 'gte' as const,
      forSeconds: 0,
      origin: 'workbook',
    }))
    .filter(({ factor }) => factor >= LEAST_FACTOR);
}

/** The fastest that a budget can burn: everything is bad. @public */
export function fastestBurn(target: number): number {
  return 1 / allowanceOf(target);
}

/** Whether a condition can hold at all with a target. @public */
export function isReachable(
  condition: Pick<BurnCondition, 'factor' | 'operator'>,
  target: number,
): boolean {
  const { operator } = condition;
  if (operator === 'lt' || operator === 'lte') return true;
  return compareBurn(condition, fastestBurn(target));
}

/** What is computed from decimals is equal to them up to this. */
const RELATIVE_ERROR = 1e-9;

/** Whether a burn rate meets a condition. @public */
export function compareBurn(
  { factor, operator }: Pick<BurnCondition, 'factor' | 'operator'>,
  burnRate: number,
): boolean {
  const slack = Math.abs(factor) * RELATIVE_ERROR;
  if (operator === 'gte') return burnRate >= factor - slack;
  if (operator === 'gt') return burnRate > factor + slack;
  if (operator === 'lte') return burnRate <= factor + slack;
  return burnRate < factor - slack;
}

/** Whether a condition holds in its windows; undefined where one of them is unknown. @public */
export function conditionHolds(
  condition: BurnCondition,
  longBurn: number | undefined,
  shortBurn: number | undefined,
): boolean | undefined {
  const burns =
    condition.shortSeconds === undefined ? [longBurn] : [longBurn, shortBurn];
  const known = burns.filter(burn => burn !== undefined);
  // One window that says no is enough, whatever the other would have said.
  if (known.some(burn => !compareBurn(condition, burn))) return false;
  return known.length === burns.length ? true : undefined;
}
