import { packDay, SliSeries, stepStart, utcDay } from '../../buckets';
import { coarsenSliBuckets } from '../../buckets/sums';
import { conditionsFor } from '../burn';
import { durationSeconds, parseDuration } from '../duration';
import { EvaluationContext, evaluateSlo, SloEvaluation } from '../evaluateSlo';
import {
  ObjectiveDefinition,
  SliBucket,
  SliDefinition,
  SloDefinition,
  TimeRange,
} from '../model';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const QUERY = { type: 'Prometheus', spec: {} };

export function sli(overrides: Partial<SliDefinition> = {}): SliDefinition {
  return {
    id: 'requests',
    measure: { kind: 'ratio', counter: true, total: QUERY, good: QUERY },
    environment: 'production',
    ...overrides,
  };
}

export function objective(
  overrides: Partial<ObjectiveDefinition> = {},
): ObjectiveDefinition {
  return { index: 0, target: 0.999, sli: sli(), weight: 1, ...overrides };
}

/** An SLO over 30 days with the conditions of the workbook. */
export function slo(overrides: Partial<SloDefinition> = {}): SloDefinition {
  const window = overrides.window ?? {
    kind: 'rolling' as const,
    duration: parseDuration('30d'),
  };
  return {
    ref: 'slo:default/payments',
    title: 'Payments',
    serviceRef: 'component:default/payments',
    environment: 'production',
    budgetingMethod: 'Occurrences',
    emptySlices: 'exclude',
    window,
    objectives: [objective()],
    composite: false,
    alerting: {
      conditions: conditionsFor(durationSeconds(window.duration)),
      minimumEvents: 0,
      minimumErrors: 0,
      alertWhenNoData: false,
    },
    excludeMaintenance: false,
    ...overrides,
  };
}

/** A minute of an SLI; undefined where nobody looked. */
export type MinuteOf = (time: number) => Partial<SliBucket> | undefined;

/** A series in the tiers of the store: minutes for three days, then five minutes. */
export function seriesOf(range: TimeRange, minuteOf: MinuteOf): SliSeries {
  const days = new Map<string, SliBucket[]>();
  for (let start = range.from; start < range.to; start += MINUTE) {
    const fields = minuteOf(start);
    if (fields) {
      const day = utcDay(start);
      const buckets = days.get(day) ?? [];
      days.set(day, buckets);
      buckets.push({
        start,
        good: 0,
        total: 0,
        coveredSeconds: 60,
        goodSlices: 0,
        badSlices: 0,
        emptySlices: 0,
        ratioSum: 0,
        ...fields,
      });
    }
  }
  const series = SliSeries.create();
  const today = stepStart(range.to, 86_400);
  for (const [day, buckets] of days) {
    const age = (today - Date.parse(`${day}T00:00:00Z`)) / DAY;
    const step = age > 3 ? 300 : 60;
    series.setDay(day, packDay(day, coarsenSliBuckets(buckets, step), step));
  }
  return series;
}

/** Evaluates an SLO whose objectives share a series, unless told otherwise. */
export function evaluate(
  definition: SloDefinition,
  context: Partial<Omit<EvaluationContext, 'series'>> & {
    now: number;
    series?: SliSeries | Record<string, SliSeries>;
  },
): SloEvaluation {
  const { series, ...rest } = context;
  return evaluateSlo(definition, {
    problem: () => undefined,
    maintenance: [],
    latenessSeconds: 30,
    ...rest,
    series: id =>
      series === undefined || series instanceof SliSeries ? series : series[id],
  });
}

export const NOW = Date.parse('2026-11-21T14:05:20Z');
/** The end of the last whole minute. */
export const END = Date.parse('2026-11-21T14:05:00Z');
export const MONTH = { from: END - 31 * DAY, to: END };

/** 100 events a minute, all good but those of the last so many minutes, of which a share is bad. */
export function traffic(
  options: { badMinutes?: number; share?: number; until?: number } = {},
) {
  const { badMinutes = 0, share = 0, until = END } = options;
  return seriesOf({ ...MONTH, to: until }, time => ({
    total: 100,
    good: time >= until - badMinutes * MINUTE ? 100 - 100 * share : 100,
  }));
}
