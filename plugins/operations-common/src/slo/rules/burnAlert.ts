import { burnAlertLabels } from '../fingerprint';
import { BurnCondition, ObjectiveDefinition, SloDefinition } from '../model';
import { RECORDED_LABELS, RECORDED_SERIES } from './names';
import { exactDecimal, promDuration, rangeOf } from './numbers';
import { countsEvents } from './ratio';
import { Rule, selectorOf } from './rule';
import { Units } from './slices';
import { alertWords } from './words';

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** @internal */
export interface BurnRules {
  windows: Array<{ record: string; expr: string; seconds: number }>;
  alert: Rule;
}

/**
 * An alert on how fast the budget burns. Good and all are summed over each window and divided once.
 *
 * @internal
 */
export function burnAlert(
  slo: SloDefinition,
  objective: ObjectiveDefinition,
  condition: BurnCondition,
  context: {
    /** What windows of this length are summed from. */
    unitsOf: (seconds: number) => Units;
    labels: Record<string, string>;
    pageUrl: string;
  },
): BurnRules {
  const { unitsOf, labels, pageUrl } = context;
  const { minimumEvents, minimumErrors } = slo.alerting;
  const selector = selectorOf(labels);
  const limit = exactDecimal(condition.factor * (1 - objective.target));
  const windows: BurnRules['windows'] = [];

  /** The good and all of a window, which is never shorter than a step. */
  const summed = (seconds: number) => {
    const units = unitsOf(seconds);
    const length = Math.max(seconds, units.seconds);
    if (length === units.seconds && length === unitsOf(0).seconds) return units;
    const name = (series: string) =>
      series.replace(/count\w+$/, `window${promDuration(length)}`);
    for (const series of [units.total, units.good]) {
      windows.push({
        record: name(series),
        expr: `sum_over_time(${series}${selector}[${rangeOf(length)}])`,
        seconds: length,
      });
    }
    return { good: name(units.good), total: name(units.total) };
  };
  const bad = ({ good, total }: { good: string; total: string }) =>
    `${total}${selector} - ${good}${selector}`;
  const burns = (seconds: number) => {
    const sums = summed(seconds);
    const operator = OPERATORS[condition.operator];
    return `(${bad(sums)}) / (${
      sums.total
    }${selector} > 0) ${operator} ${limit}`;
  };
  /** Few events prove little, also where slices burn. */
  const eventsOf = (seconds: number): [total: string, bad: string] => {
    if (!unitsOf(seconds).slices) {
      const sums = summed(seconds);
      return [`${sums.total}${selector}`, bad(sums)];
    }
    const [total, good] = [RECORDED_SERIES.total, RECORDED_SERIES.good].map(
      of => `sum_over_time(${of}${selector}[${rangeOf(seconds)}])`,
    );
    return [total, `${total} - ${good}`];
  };

  const parts = [burns(condition.longSeconds)];
  if (condition.shortSeconds) parts.push(burns(condition.shortSeconds));
  const [total, errors] = eventsOf(condition.longSeconds);
  // Time always passes; events need not happen.
  const guarded = countsEvents(objective.sli);
  if (guarded && minimumEvents > 0)
    parts.push(`${total} >= ${exactDecimal(minimumEvents)}`);
  if (guarded && minimumErrors > 0)
    parts.push(`${errors} >= ${exactDecimal(minimumErrors)}`);

  const { alertname: alert, ...alertLabels } = burnAlertLabels(
    slo,
    objective,
    condition,
  );
  return {
    windows,
    alert: {
      alert,
      // The labels of an alert are what it is known by: what is measured may change meanwhile.
      expr: `sum without (${RECORDED_LABELS.sli}) (\n  ${parts.join(
        '\n  and\n  ',
      )}\n)`,
      ...(condition.forSeconds > 0 && {
        for: promDuration(condition.forSeconds),
      }),
      labels: alertLabels,
      annotations: {
        ...alertWords(slo, objective, condition),
        dashboard: pageUrl,
        ...(slo.alerting.runbookUrl && {
          runbook_url: slo.alerting.runbookUrl,
        }),
      },
    },
  };
}
