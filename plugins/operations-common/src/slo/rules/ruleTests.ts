import { ObjectiveDefinition, SloDefinition } from '../model';
import { RECORDED_SERIES } from './names';
import { exactDecimal, promDuration } from './numbers';
import { countersOf, countsEvents } from './ratio';
import { labelsOf, Rule, RuleGroup, selectorOf } from './rule';
import { metricOf, sampleBoth, sampleOne, seriesText } from './sampleSeries';

type Alert = Extract<Rule, { alert: string }>;

/**
 * Tests for `promtool test rules`: everything fails and every alert that can fire does; nothing fails and none does.
 * They begin with the counters of the queries, where such can be thought of, and otherwise with what is recorded.
 *
 * @internal
 */
export function testsOf(slo: SloDefinition, groups: RuleGroup[]): unknown[] {
  return slo.objectives.flatMap(objective => {
    const { slo: name, objective: index } = labelsOf(slo, objective);
    const own = groups.filter(group =>
      `${group.name}/`.startsWith(`slo/${name}/${index}/`),
    );
    if (own.length === 0) return [];
    const alerts = own.flatMap(group =>
      group.rules.filter((rule): rule is Alert => 'alert' in rule),
    );
    return ([1, 0] as const).flatMap(
      badShare => testOf(slo, objective, alerts, badShare) ?? [],
    );
  });
}

function testOf(
  definition: SloDefinition,
  part: ObjectiveDefinition,
  alerts: Alert[],
  badShare: 0 | 1,
) {
  const { conditions, minimumEvents, minimumErrors } = definition.alerting;
  const perMinute = Math.ceil(Math.max(1_000, minimumEvents, minimumErrors));
  const longest = Math.max(
    ...[0, ...conditions.map(({ forSeconds }) => forSeconds)],
  );
  const slice = part.sli.slice?.seconds ?? 0;
  // Two steps of the slowest group, and as long as the most patient alert waits.
  const seconds =
    Math.ceil((2 * Math.max(300, slice) + longest) / 300) * 300 + slice;
  const time = promDuration(seconds);
  const labels = labelsOf(definition, part);
  const { slo, objective } = labels;
  const fed = feed(labels, part, { badShare, perMinute, steps: seconds / 60 });
  if (!fed) return undefined;
  const counted = (series: string, value: number) => ({
    expr: `${series}${selectorOf(labels)}`,
    eval_time: time,
    exp_samples: [{ labels: `${series}${selectorOf(labels)}`, value }],
  });

  const expected = alerts.filter(alert => {
    const condition = conditions.find(({ tier }) => tier === alert.labels.tier);
    if (!condition) return false;
    const limit = Number(exactDecimal(condition.factor * (1 - part.target)));
    const errors = badShare * perMinute;
    const holds = {
      gt: badShare > limit,
      gte: badShare >= limit,
      lt: badShare < limit,
      lte: badShare <= limit,
    }[condition.operator];
    return holds && (errors >= minimumErrors || !countsEvents(part.sli));
  });
  return {
    name: `${definition.ref}, objective ${part.index + 1}: ${
      badShare ? 'everything' : 'nothing'
    } fails`,
    interval: '1m',
    input_series: fed,
    promql_expr_test: [
      counted(RECORDED_SERIES.total, perMinute),
      counted(RECORDED_SERIES.good, badShare ? 0 : perMinute),
      {
        expr: `ALERTS${selectorOf({ alertstate: 'firing', slo, objective })}`,
        eval_time: time,
        exp_samples: expected.map(alert => ({
          labels: `ALERTS${selectorOf({
            alertname: alert.alert,
            alertstate: 'firing',
            ...alert.labels,
          })}`,
          value: 1,
        })),
      },
    ],
  };
}

function feed(
  labels: Record<string, string>,
  objective: ObjectiveDefinition,
  of: { badShare: 0 | 1; perMinute: number; steps: number },
): Array<{ series: string; values: string }> | undefined {
  const growing = growingSeries(objective, of.badShare);
  if (growing) {
    const values = `0+${of.perMinute}x${of.steps}`;
    return growing.map(series => ({ series, values }));
  }
  const recorded = (name: string, value: number) => ({
    series: `${name}${selectorOf(labels)}`,
    values: `${value}+0x${of.steps}`,
  });
  const total = recorded(RECORDED_SERIES.total, of.perMinute);
  const { measure } = objective.sli;
  if (measure.kind === 'raw' && !countsEvents(objective.sli)) {
    const good = of.badShare ? 0 : of.perMinute;
    return [total, recorded(RECORDED_SERIES.good, good)];
  }
  // What was not counted of all is nothing: of the bad, where those are counted, and of the good otherwise.
  const fails = countersOf(objective.sli)?.partIs === 'bad' ? 0 : 1;
  return of.badShare === fails ? [total] : undefined;
}

/** The series that grow when everything fails, or nothing does. */
function growingSeries(
  { sli }: ObjectiveDefinition,
  badShare: 0 | 1,
): string[] | undefined {
  const counters = countersOf(sli);
  if (!counters) return undefined;
  const [total, counted] = [counters.total, counters.part].map(({ terms }) =>
    terms.length === 1 ? terms[0].selector : undefined,
  );
  if (!total || !counted) return undefined;
  const counts = (counters.partIs === 'good') === (badShare === 0);
  if (metricOf(total) === metricOf(counted)) {
    const both = sampleBoth(total, counted);
    return both && [seriesText(counts ? both.inside : both.outside)];
  }
  const [all, some] = [sampleOne(total), sampleOne(counted)];
  if (!all || !some) return undefined;
  return counts ? [all, some].map(seriesText) : [seriesText(all)];
}
