import {
  Alert,
  BurnAlertState,
  Maintenance,
  ServiceSignals,
  ServiceSlos,
  Slo,
  SloDetail,
  SloHistory,
  SloObjective,
  SloSeries,
  SloState,
  SloWhatIf,
} from '@operate-first/plugin-operations-common';
import { ago } from './operations';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 28 days of a target of 99.9 %. */
const BUDGET_MINUTES = 40.32;

const later = (milliseconds: number) => ago(-milliseconds);

/** A burn condition of the workbook. */
export function burnAlertOf(
  state: BurnAlertState['state'],
  overrides: Partial<BurnAlertState> = {},
): BurnAlertState {
  return {
    tier: 'page_1h',
    severity: 'page',
    factor: 13.44,
    longSeconds: 3600,
    shortSeconds: 300,
    forSeconds: 0,
    longBurn: state === 'firing' ? 21.4 : 0.6,
    shortBurn: state === 'firing' ? 30.2 : 0.4,
    state,
    since: state === 'firing' ? ago(12 * MINUTE) : undefined,
    reachable: true,
    origin: 'workbook',
    ...overrides,
  };
}

const MESSAGES: Record<SloState, string> = {
  ok: '62 % of the budget is left.',
  burning: 'The budget burns 21.4 times as fast as it may.',
  exhausted: 'Nothing of the budget is left.',
  unknown: 'No traffic since 14:05 UTC.',
  invalid: 'The document cannot be followed.',
};

const REMAINING: Partial<Record<SloState, number>> = {
  ok: 0.62,
  burning: 0.31,
  exhausted: -0.12,
};

/** An objective that stands like this. */
export function objectiveOf(
  state: SloState = 'ok',
  overrides: Partial<SloObjective> = {},
): SloObjective {
  const remaining = REMAINING[state];
  const isKnown = remaining !== undefined;
  return {
    index: 0,
    target: 0.999,
    sliId: 'sli-1',
    indicator: 'Requests that are answered without an error',
    state,
    message: MESSAGES[state],
    unknownCode: state === 'unknown' ? 'no-traffic' : undefined,
    unit: 'events',
    ...(isKnown && {
      sli: 1 - 0.001 * (1 - remaining),
      good: 1_199_544,
      total: 1_200_000,
      measuredShare: 0.998,
      burnRate: state === 'ok' ? 0.4 : 6.2,
      budget: {
        remaining,
        consumed: 1 - remaining,
        totalMinutes: BUDGET_MINUTES,
        remainingMinutes: remaining * BUDGET_MINUTES,
        timeEquivalent: true,
      },
    }),
    exhaustion: {
      ok: { state: 'never' as const },
      burning: { state: 'at' as const, at: later(9 * HOUR + 5 * MINUTE) },
      exhausted: { state: 'empty' as const },
      unknown: { state: 'unknown' as const },
      invalid: { state: 'unknown' as const },
    }[state],
    sparkline: Array.from({ length: 60 }, (_, index) => {
      if (!isKnown || (index > 20 && index < 25)) return null;
      return 1 - (1 - remaining) * (index / 59);
    }),
    alerts: [
      burnAlertOf(state === 'burning' ? 'firing' : 'quiet'),
      burnAlertOf('quiet', {
        tier: 'ticket_1d',
        severity: 'ticket',
        factor: 2.8,
        longSeconds: 86_400,
        shortSeconds: 7200,
      }),
    ],
    source: 'prometheus',
    server: 'eu-1',
    warnings: [],
    ...overrides,
  };
}

/** An SLO that stands like this. */
export function sloOf(
  name: string,
  state: SloState = 'ok',
  overrides: Partial<Slo> = {},
): Slo {
  const [objective] = overrides.objectives ?? [objectiveOf(state)];
  return {
    ref: `slo:default/${name}`,
    namespace: 'default',
    name,
    title: name,
    service: { ref: 'component:default/payments', title: 'payments' },
    owner: { ref: 'group:default/payments-team', title: 'Payments' },
    environment: 'production',
    budgetingMethod: 'Occurrences',
    window: {
      kind: 'rolling',
      duration: '28d',
      from: ago(28 * DAY),
      to: ago(0),
    },
    state,
    message: MESSAGES[state],
    remaining: objective?.budget?.remaining,
    burnRate: objective?.burnRate,
    objectives: [objective],
    evaluatedAt: ago(8_000),
    problems: [],
    visibility: 'public',
    ...overrides,
  };
}

/** The SLOs of a service. */
export function serviceSlosOf(
  items: Slo[],
  overrides: Partial<ServiceSlos> = {},
): ServiceSlos {
  return { items, ...overrides };
}

/** What a service without SLOs is offered. */
export const SUGGESTION = {
  reason:
    'The probe looks at this service every 10 s, so that its availability can be promised.',
  fileName: 'slo.yaml',
  yaml: 'apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: payments-availability\n',
};

/** What a team does as its budget shrinks. */
export const POLICY = {
  origin: 'annotation' as const,
  remaining: 0.31,
  steps: [
    {
      atRemaining: 0.5,
      action: 'Look at what burns it every week.',
      active: true,
      blocksReleases: false,
    },
    {
      atRemaining: 0,
      action: 'Release nothing but repairs.',
      active: false,
      blocksReleases: true,
    },
  ],
};

/** An alert of a burning budget. */
export function alertOf(overrides: Partial<Alert> = {}): Alert {
  return {
    id: 'alert-1',
    fingerprint: `fingerprint-${overrides.id ?? 'alert-1'}`,
    source: 'slo',
    state: 'firing',
    severity: 'page',
    title: 'The budget of payments-availability burns too fast',
    message:
      'Over 1 h it burned 21.4 times as fast as it may, over 5 min 30.2 times; the limit is 13.44.',
    labels: {
      alertname: 'SloBurn',
      slo: 'default/payments-availability',
      tier: 'page_1h',
    },
    annotations: {},
    service: { ref: 'component:default/payments', title: 'payments' },
    environment: 'production',
    slo: 'slo:default/payments-availability',
    objective: 0,
    startsAt: ago(12 * MINUTE),
    runbookUrl: 'https://git.example.com/payments/runbook',
    ...overrides,
  };
}

/** Work that has been announced. */
export function maintenanceOf(
  overrides: Partial<Maintenance> = {},
): Maintenance {
  return {
    id: 'maintenance-1',
    title: 'Database upgrade',
    description: 'To version 16.',
    scope: { services: ['component:default/payments'] },
    startsAt: ago(20 * MINUTE),
    endsAt: later(40 * MINUTE),
    state: 'running',
    announcedBy: { ref: 'user:default/ada', title: 'Ada Example' },
    announcedAt: ago(3 * DAY),
    ...overrides,
  };
}

/** Everything of one SLO. */
export function sloDetailOf(
  slo: Slo,
  overrides: Partial<SloDetail> = {},
): SloDetail {
  return {
    slo,
    formula: slo.objectives.map(({ index }) => ({
      objective: index,
      lines: [
        'SLI = good / total = 1,199,544 / 1,200,000 = 99.962 %',
        'Budget left = 1 − (1 − SLI) / (1 − target) = 1 − 0.00038 / 0.001 = 62 %',
      ],
    })),
    queries: slo.objectives.map(({ index }) => ({
      objective: index,
      title: 'Total',
      language: 'promql',
      query: 'http_requests_total{service="payments"}',
      url: 'https://prometheus.example.com/graph?g0.expr=http_requests_total',
    })),
    yaml: `apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: ${slo.name}\n`,
    sourceUrl: 'https://git.example.com/payments/slo.yaml',
    alerts: slo.state === 'burning' ? [alertOf()] : [],
    maintenance: [maintenanceOf({ state: 'past' })],
    retention: [
      { stepSeconds: 60, days: 3 },
      { stepSeconds: 300, days: 100 },
      { stepSeconds: 3600, days: 800 },
    ],
    ...overrides,
  };
}

/** An objective over a window, with a gap and what happened. */
export function seriesOf(
  slo: Slo,
  range: { from?: string; to?: string; objective?: number } = {},
): SloSeries {
  const from = Date.parse(range.from ?? slo.window.from ?? ago(28 * DAY));
  const to = Date.parse(range.to ?? slo.window.to ?? ago(0));
  const count = 240;
  const step = (to - from) / count;
  const end = slo.remaining ?? 0.62;
  let remaining = 1;
  const points = Array.from({ length: count }, (_, index) => {
    const start = new Date(from + index * step).toISOString();
    if (index > 80 && index < 96) return { start };
    const isBad = index % 60 > 50;
    remaining -= isBad ? (1 - end) / 36 : 0;
    return {
      start,
      good: isBad ? 4960 : 5000,
      total: 5000,
      sli: isBad ? 0.992 : 1,
      burnRate: isBad ? 8 : 0.2,
      remaining,
    };
  });
  const at = (share: number) => new Date(from + share * (to - from));
  return {
    objective: range.objective ?? 0,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    stepSeconds: Math.round(step / 1000),
    points,
    marks: [
      {
        kind: 'alert',
        at: at(0.72).toISOString(),
        until: at(0.74).toISOString(),
        title: 'The budget of payments-availability burns too fast',
        severity: 'page',
        id: 'alert-1',
      },
      {
        kind: 'change',
        at: at(0.7).toISOString(),
        title: 'payments was rolled out: 1.8.3',
      },
      {
        kind: 'maintenance',
        at: at(0.4).toISOString(),
        until: at(0.44).toISOString(),
        title: 'Database upgrade',
        id: 'maintenance-1',
      },
    ],
  };
}

/** Months and quarters, of which the first were not measured. */
export function sloHistoryOf(): SloHistory {
  const period = (name: string, from: string, to: string) => ({
    name,
    from,
    to,
    complete: name !== '2026-11' && name !== '2026-Q4',
    ...(name > '2026-08'
      ? {
          sli: name === '2026-09' ? 0.9981 : 0.9997,
          good: 1_199_000,
          total: 1_200_000,
          measuredShare: 0.99,
          met: name !== '2026-09',
          remaining: name === '2026-09' ? -0.9 : 0.7,
        }
      : {}),
  });
  return {
    objective: 0,
    zone: 'UTC',
    months: [
      period('2026-11', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'),
      period('2026-10', '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z'),
      period('2026-09', '2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z'),
      period('2026-08', '2026-08-01T00:00:00Z', '2026-09-01T00:00:00Z'),
    ],
    quarters: [
      period('2026-Q4', '2026-10-01T00:00:00Z', '2027-01-01T00:00:00Z'),
    ],
  };
}

/** What another target would have meant. */
export function whatIfOf(
  query: { target?: number; window?: string } = {},
): SloWhatIf {
  const { target = 0.999, window = '28d' } = query;
  const outcome = (of: { target: number; window: string }, lowest: number) => ({
    ...of,
    remaining: lowest + 0.2,
    lowest,
    exhaustedDays: lowest < 0 ? 6.5 : 0,
    alerts: [{ tier: 'page_1h', severity: 'page', count: lowest < 0 ? 7 : 2 }],
    points: Array.from({ length: 90 }, (_, index) => ({
      start: ago((90 - index) * DAY),
      remaining: index < 5 ? undefined : 1 - (1 - lowest) * (index / 90),
    })),
  });
  return {
    objective: 0,
    target,
    window,
    days: 85,
    current: outcome({ target: 0.999, window: '28d' }, 0.3),
    proposed: outcome({ target, window }, target > 0.999 ? -0.4 : 0.3),
    yaml: `apiVersion: openslo/v1\nkind: SLO\nspec:\n  objectives:\n    - target: ${target}\n`,
  };
}

/** Four signals, of which one cannot be asked for. */
export function signalsOf(
  overrides: Partial<ServiceSignals> = {},
): ServiceSignals {
  const points = (base: number) =>
    Array.from({ length: 72 }, (_, index) => [
      Date.now() - (72 - index) * 5 * MINUTE,
      index > 30 && index < 36 ? null : base * (1 + 0.2 * Math.sin(index / 5)),
    ]);
  const panel = (
    id: 'rate' | 'errors' | 'duration' | 'saturation',
    title: string,
    unit: 'perSecond' | 'ratio' | 'seconds',
    base: number,
  ) => ({
    id,
    title,
    signal: id,
    unit,
    server: 'eu-1',
    query: `${id}{service="payments"}`,
    url: 'https://prometheus.example.com/graph',
    series: [{ name: 'payments', points: points(base) }],
  });
  return {
    from: ago(6 * HOUR),
    to: ago(0),
    askedAt: ago(2_000),
    panels: [
      panel('rate', 'Requests', 'perSecond', 42),
      panel('errors', 'Errors', 'ratio', 0.002),
      panel('duration', '95 % are faster than', 'seconds', 0.18),
      {
        ...panel('saturation', 'Memory', 'ratio', 0.6),
        series: [],
        problem: 'Prometheus eu-1 does not answer (timeout).',
      },
    ],
    links: [
      {
        title: 'Payments in Grafana',
        url: 'https://grafana.example.com/d/payments',
      },
    ],
    ...overrides,
  };
}
