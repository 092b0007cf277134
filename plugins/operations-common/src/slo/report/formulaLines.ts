import {
  Budget,
  SloDetail,
  SloObjective,
  SloWindowView,
} from '../../generated/openapi';
import { allowanceOf } from '../budget';
import { durationSeconds } from '../duration';
import { SloDefinition } from '../model';
import { count, percent, rounded, roundedPercent } from './numbers';

const METHODS: Record<SloDefinition['budgetingMethod'], string> = {
  Occurrences: 'good ÷ all',
  Timeslices: 'good slices ÷ slices',
  RatioTimeslices: 'sum of the ratios of slices ÷ slices',
};

function moment(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)}`;
}

function windowLine({ from, to }: SloWindowView): string[] {
  return from && to ? [`Window: ${moment(from)} to ${moment(to)} UTC`] : [];
}

function windowMinutes(
  definition: SloDefinition,
  objective: SloObjective,
): number {
  const allowed = allowanceOf(objective.target);
  return objective.budget
    ? objective.budget.totalMinutes / allowed
    : durationSeconds(definition.window.duration) / 60;
}

function budgetLines(
  definition: SloDefinition,
  objective: SloObjective,
): string[] {
  const { good = 0, total = 0, unit = 'events', target, budget } = objective;
  const allowed = allowanceOf(target);
  const may = allowed * total;
  const lines = [
    `Allowed to be bad: 1 − ${percent(target)} = ${percent(
      allowed,
    )}, of ${count(total)} ${unit}: ${count(may)}`,
    `Bad: ${count(total)} − ${count(good)} = ${count(total - good)}`,
  ];
  if (!budget) return lines;
  const minutes = windowMinutes(definition, objective);
  return [
    ...lines,
    `Budget left: 1 − ${count(total - good)} ÷ ${count(may)} = ${roundedPercent(
      budget.remaining,
    )}`,
    `In minutes: ${roundedPercent(budget.remaining)} × ${percent(
      allowed,
    )} × ${count(minutes)} min = ${rounded(budget.remainingMinutes)} min${
      budget.timeEquivalent ? ', as if events were spread evenly' : ''
    }`,
    ...(budget.provisionalMessage ? [budget.provisionalMessage] : []),
  ];
}

function burnLines({ burnRate, target }: SloObjective): string[] {
  if (burnRate === undefined) return [];
  const allowed = allowanceOf(target);
  return [
    `Burn rate of the last hour: ${roundedPercent(
      burnRate * allowed,
    )} bad ÷ ${percent(allowed)} allowed = ${rounded(burnRate)}`,
  ];
}

function linesOf(
  definition: SloDefinition,
  objective: SloObjective,
  window: SloWindowView,
): string[] {
  const { sli, good, total, message } = objective;
  if (sli === undefined || good === undefined || total === undefined) {
    return [...windowLine(window), message];
  }
  const method = METHODS[definition.budgetingMethod];
  return [
    ...windowLine(window),
    `SLI: ${method} = ${count(good)} ÷ ${count(total)} = ${percent(sli)}`,
    ...budgetLines(definition, objective),
    ...burnLines(objective),
  ];
}

/** What all members of a composite spent together. */
function compositeLine(
  definition: SloDefinition,
  objectives: SloObjective[],
  composite: Budget,
): string {
  const spent = roundedPercent(composite.consumed);
  const left = `left: 1 − ${spent} = ${roundedPercent(composite.remaining)}`;
  if (definition.budgetingMethod === 'Timeslices') {
    return `All together, where a slice is bad if it is for any of them, spent ${spent} of the least budget, ${left}`;
  }
  const parts = objectives.map(
    ({ budget }, at) =>
      `${rounded(definition.objectives[at].weight)} × ${roundedPercent(
        budget?.consumed ?? 0,
      )}`,
  );
  return `All together spent: ${parts.join(' + ')} = ${spent}, ${left}`;
}

/**
 * How the numbers of each objective were computed, with the numbers in it, to be checked by hand.
 *
 * @public
 */
export function formulaLines(
  definition: SloDefinition,
  evaluation: {
    window: SloWindowView;
    objectives: SloObjective[];
    composite?: Budget;
  },
): SloDetail['formula'] {
  const { window, objectives, composite } = evaluation;
  return objectives.map((objective, at) => ({
    objective: objective.index,
    lines: [
      ...linesOf(definition, objective, window),
      ...(composite && at === objectives.length - 1
        ? [compositeLine(definition, objectives, composite)]
        : []),
    ],
  }));
}
