import { SliSeries } from '../../buckets';
import { BudgetCost } from '../../generated/openapi';
import { allowanceOf, budgetOfConsumed } from '../../slo/budget';
import {
  ObjectiveDefinition,
  SliSum,
  SloDefinition,
  TimeRange,
} from '../../slo/model';
import { rangesWithout, sumWithout, widened } from '../../slo/ranges';
import { countsEvents } from '../../slo/rules/ratio';
import { provisionalOf } from '../../slo/provisional';
import { figure, length, percent } from '../../slo/sentences';
import { weightsOf } from '../../slo/sli';
import { windowAt } from '../../slo/window';

/** @public */
export interface BudgetCostOptions {
  definition: SloDefinition;
  objective: ObjectiveDefinition;
  /** Missing where nothing was ever measured. */
  series?: SliSeries;
  /** From when it began to when it ended, or until now. */
  incident: TimeRange;
  /** Maintenance, where the SLO leaves it out. */
  excluded?: TimeRange[];
  /** Budgets of which a lesser share was measured are not judged. */
  provisionalShare?: number;
}

/** What an incident cost one objective. @public */
export type CostOfObjective = Omit<BudgetCost, 'service'>;

/** Measured less than this, what it cost may be otherwise. */
const MEASURED_ENOUGH = 0.95;

/** The window that ends with the incident: what it cost is a share of that one's budget. */
function windowOf({ window }: SloDefinition, { to }: TimeRange): TimeRange {
  return windowAt(window, window.kind === 'calendar' ? to - 1 : to);
}

function common({ definition, objective, incident }: BudgetCostOptions) {
  const { from, to } = windowOf(definition, incident);
  return {
    slo: definition.ref,
    sloTitle: definition.title,
    index: objective.index,
    ...(objective.title !== undefined && { title: objective.title }),
    target: objective.target,
    windowSeconds: (to - from) / 1000,
  };
}

function minutesIn(minutes: number): string {
  const rounded = minutes < 10 ? Number(minutes.toFixed(1)) : minutes;
  return minutes >= 100 ? length(minutes * 60) : `${figure(rounded)} min`;
}

function sentence(consumed: number, minutes: number, spread: boolean): string {
  if (consumed === 0) return 'It cost nothing of this budget.';
  const whole =
    consumed > 1
      ? `${figure(consumed)} times the whole budget`
      : `${percent(consumed)} of the whole budget`;
  // Events have no minutes: these are of a failure of everything, with as many events at any time.
  return spread
    ? `It cost ${whole}, as much as ${minutesIn(
        minutes,
      )} in which everything fails.`
    : `It cost ${minutesIn(minutes)} of error budget, ${whole}.`;
}

/** What failed while it lasted, whatever the budget will be. */
function failed(minutes: number, spread: boolean): string {
  if (minutes === 0) return 'It cost nothing of this budget.';
  return spread
    ? `What failed meanwhile is as much as ${minutesIn(
        minutes,
      )} in which everything fails.`
    : `It cost ${minutesIn(minutes)} of error budget.`;
}

/** Why there is no figure. */
function unmeasured(options: BudgetCostOptions): CostOfObjective {
  const message = 'Nobody measured it at that time.';
  return { ...common(options), message };
}

/**
 * How much error budget of an objective an incident spent: what was bad while it lasted, as a share of what the target
 * allows in the window that ends with it. It is counted as the budget is, over buckets, so that the costs of all that
 * was bad in a window are what is consumed of its budget. Of an incident that began before the window only the part
 * in it is counted.
 *
 * @public
 */
export function budgetCost(options: BudgetCostOptions): CostOfObjective {
  const { definition, objective, series, incident, excluded = [] } = options;
  const { budgetingMethod, emptySlices } = definition;
  const window = windowOf(definition, incident);
  // What is counted are whole buckets, also those in which it began and ended.
  const { from, to } = widened(incident);
  const lasted = { from: Math.max(from, window.from), to };
  if (!series) return unmeasured(options);
  const during = sumWithout(series, lasted, excluded);
  if (during.coveredSeconds === 0) return unmeasured(options);
  const weigh = (sum: SliSum) => weightsOf(sum, budgetingMethod, emptySlices);
  const spent = weigh(during);
  const elapsed = sumWithout(series, { from: window.from, to }, excluded);
  const whole = weigh(elapsed);
  const cost = common(options);
  const allowance = allowanceOf(objective.target);
  const bad = spent.total - spent.good;
  const consumed = whole.total > 0 ? bad / whole.total / allowance : 0;
  const spread =
    budgetingMethod === 'Occurrences' && countsEvents(objective.sli);
  const { totalMinutes } = budgetOfConsumed(consumed, allowance, {
    windowSeconds: cost.windowSeconds,
    timeEquivalent: spread,
  });
  const { provisionalMessage } = provisionalOf(
    {
      measuredShare: 1,
      elapsedSeconds: elapsed.coveredSeconds,
      windowSeconds: cost.windowSeconds,
    },
    options.provisionalShare,
  );
  // A share of what was measured so far would be one of a budget that nobody has: then only what failed is told.
  const minutes =
    provisionalMessage === undefined
      ? consumed * totalMinutes
      : (bad / (spent.total || 1)) * (during.coveredSeconds / 60);
  const lastedMs = rangesWithout(lasted, excluded).reduce(
    (sum, one) => sum + one.to - one.from,
    0,
  );
  const share = (during.coveredSeconds * 1000) / lastedMs;
  const told =
    provisionalMessage === undefined
      ? sentence(consumed, minutes, spread)
      : failed(minutes, spread);
  const notes = [
    spent.total === 0
      ? 'Nothing happened meanwhile, so it cost nothing of this budget.'
      : told,
    provisionalMessage !== undefined &&
      minutes > 0 &&
      `What share of the budget that is, is not known yet. ${provisionalMessage}`,
    share < MEASURED_ENOUGH &&
      `Only ${percent(share)} of its time were measured.`,
    incident.from < window.from && 'It began before the window of this budget.',
  ];
  return {
    ...cost,
    ...(provisionalMessage === undefined && { consumed }),
    minutes,
    goodEvents: spent.good,
    totalEvents: spent.total,
    message: notes.filter(Boolean).join(' '),
  };
}
