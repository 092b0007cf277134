import { Exhaustion, Slo } from '@operate-first/plugin-operations-common';
import { stringify } from 'csv-stringify/sync';

const COLUMNS = [
  'slo',
  'title',
  'service',
  'owner',
  'environment',
  'state',
  'message',
  'window',
  'budgeting_method',
  'objective',
  'objective_title',
  'target',
  'sli',
  'good',
  'total',
  'unit',
  'measured_share',
  'budget_remaining',
  'budget_remaining_minutes',
  'budget_provisional',
  'budget_empty_at',
  'burn_rate',
  'evaluated_at',
];

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[\t\r=+\-@\uff0b\uff0d\uff1d\uff20]/;

function asText(value: string): string {
  return FORMULA.test(value) ? `'${value}` : value;
}

/** When the budget is gone at this rate; a word where no time can be given. */
function emptyAt(exhaustion: Exhaustion | undefined): string | undefined {
  if (!exhaustion || exhaustion.state === 'unknown') return undefined;
  return exhaustion.state === 'at' ? exhaustion.at : exhaustion.state;
}

/** A composite has a budget of its own: the least of its objectives' is not what is left of it. */
function compositeLine(slo: Slo, whole: object): object[] {
  if (!slo.composite) return [];
  const { remaining, remainingMinutes, provisional } = slo.composite;
  return [
    {
      ...whole,
      objective: 'composite',
      budget_remaining: remaining,
      budget_remaining_minutes: remainingMinutes,
      budget_provisional: provisional && 'provisional',
      burn_rate: slo.burnRate,
    },
  ];
}

function linesOf(slo: Slo): object[] {
  const whole = {
    slo: slo.ref,
    title: slo.title,
    service: slo.service?.ref,
    owner: slo.owner?.ref,
    environment: slo.environment,
    state: slo.state,
    message: slo.message,
    window: slo.window.duration,
    budgeting_method: slo.budgetingMethod,
    evaluated_at: slo.evaluatedAt,
  };
  if (slo.objectives.length === 0) return [whole];
  const parts = slo.objectives.map(objective => ({
    ...whole,
    state: objective.state,
    message: objective.message,
    objective: objective.index,
    objective_title: objective.title,
    target: objective.target,
    sli: objective.sli,
    good: objective.good,
    total: objective.total,
    unit: objective.unit,
    measured_share: objective.measuredShare,
    budget_remaining: objective.budget?.remaining,
    budget_remaining_minutes: objective.budget?.remainingMinutes,
    budget_provisional: objective.budget?.provisional && 'provisional',
    budget_empty_at: emptyAt(objective.exhaustion),
    burn_rate: objective.burnRate,
  }));
  return [...compositeLine(slo, whole), ...parts];
}

/**
 * SLOs as CSV (RFC 4180), one line per objective, before which a composite has one of its own. Text that a spreadsheet
 * would take for a formula is marked as text.
 *
 * @internal
 */
export function sloCsv(slos: Slo[]): string {
  return stringify(slos.flatMap(linesOf), {
    header: true,
    columns: COLUMNS,
    record_delimiter: 'windows',
    // Numbers below zero are no formulas, so that only text is marked.
    cast: { string: asText },
  });
}
