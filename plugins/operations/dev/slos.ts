import { OperationsApi } from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import { ago, problem, serviceOf } from '../src/__fixtures__/operations';
import {
  alertOf,
  maintenanceOf,
  objectiveOf,
  POLICY,
  serviceSlosOf,
  sloOf,
  SUGGESTION,
} from '../src/__fixtures__/slos';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STATES = ['ok', 'ok', 'ok', 'burning', 'exhausted', 'unknown'] as const;

const never = () => new Promise<never>(() => {});
const refuse = async () => {
  throw problem(500, 'The database is locked.');
};

const SILENT = {
  server: 'eu-1',
  unknownCode: 'prometheus.unreachable',
  message: 'Not measured since 09:05 UTC: Prometheus eu-1 does not answer.',
};
const PROVISIONAL = {
  provisional: true,
  provisionalMessage: 'Measured for 4 min of 28 d: too little to judge.',
};

const burning = () => [
  sloOf('payments-availability', 'burning', {
    title: 'Payments answers',
    description: 'Requests of shops are answered without an error.',
  }),
  sloOf('payments-latency', 'ok', {
    title: 'Payments is fast',
    objectives: [
      objectiveOf('ok', {
        title: 'Most',
        target: 0.99,
        indicator: 'Requests answered within 300 ms',
      }),
      objectiveOf('unknown', {
        index: 1,
        title: 'Nearly all',
        target: 0.9999,
        indicator: 'Requests answered within 1 s',
      }),
    ],
  }),
];

const alerts = () => [
  alertOf(),
  alertOf({
    id: 'alert-2',
    state: 'resolved',
    severity: 'ticket',
    startsAt: ago(2 * DAY),
    endsAt: ago(2 * DAY - 40 * MINUTE),
  }),
];

/** Worlds of SLOs, alerts and maintenance. */
export const SLO_SCENARIOS: Record<string, () => OperationsApi> = {
  slos: () => {
    const slos = [
      ...burning(),
      sloOf('checkout', 'exhausted', {
        title: 'Checkout completes',
        service: { ref: 'component:default/checkout', title: 'checkout' },
      }),
      sloOf('loyalty', 'unknown', { title: 'Loyalty answers' }),
    ];
    return fakeOperations({
      services: [serviceOf('payments', 'degraded')],
      slos,
      serviceSlos: serviceSlosOf(slos.slice(0, 2), { policy: POLICY }),
      alerts: alerts(),
      maintenance: [
        maintenanceOf(),
        maintenanceOf({
          id: 'maintenance-2',
          title: 'Move to another rack',
          state: 'announced',
          startsAt: ago(-2 * DAY),
          endsAt: ago(-2 * DAY - 120 * MINUTE),
          recurrence: 'FREQ=WEEKLY;BYDAY=TU',
          zone: 'Europe/Prague',
        }),
      ],
      coverage: {
        services: 24,
        covered: 22,
        missing: [
          {
            service: { ref: 'component:default/docs' },
            owner: { ref: 'group:default/platform-team' },
            suggested: true,
          },
          { service: { ref: 'component:default/mailer' }, suggested: false },
        ],
      },
    });
  },
  // One that tells somebody among those that do not, and one that is over.
  slosQuiet: () =>
    fakeOperations({
      services: [serviceOf('payments', 'degraded')],
      slos: burning(),
      maintenance: [maintenanceOf()],
      alerts: [
        alertOf({
          id: 'quiet-1',
          title: 'Fares are slow',
          suppressed: 'maintenance',
          service: { ref: 'component:default/fares', title: 'fares' },
        }),
        alertOf({
          id: 'quiet-2',
          severity: 'ticket',
          title: 'Slowly',
          suppressed: 'inhibited',
        }),
        alertOf({ id: 'loud', title: 'Loudly' }),
        alertOf({
          id: 'over',
          title: 'Yesterday',
          state: 'resolved',
          startsAt: ago(DAY),
          endsAt: ago(DAY - 40 * MINUTE),
        }),
      ],
    }),
  // Prometheus does not answer, and of what is new too little was measured to judge by.
  slosSilent: () =>
    fakeOperations({
      services: [serviceOf('payments')],
      slos: [
        sloOf('fares', 'unknown', {
          title: 'Fares are found',
          message: SILENT.message,
          objectives: [objectiveOf('unknown', SILENT)],
        }),
        sloOf('new', 'ok', {
          title: 'Just promised',
          remaining: -474.79,
          provisional: true,
          provisionalMessage: PROVISIONAL.provisionalMessage,
          objectives: [
            objectiveOf('ok', {
              exhaustion: { state: 'unknown' },
              budget: {
                remaining: -474.79,
                consumed: 475.79,
                totalMinutes: 40.32,
                remainingMinutes: -19_143,
                timeEquivalent: true,
                ...PROVISIONAL,
              },
            }),
          ],
        }),
      ],
    }),
  // Measured for three of its 28 days, and the budget gone many times over.
  slosYoung: () => {
    const spent = objectiveOf('exhausted', {
      sli: 0.52421466,
      measuredShare: 0.1,
      burnRate: 476,
      budget: {
        remaining: -474.79,
        consumed: 475.79,
        totalMinutes: 40.32,
        remainingMinutes: -19_143,
        timeEquivalent: true,
      },
    });
    const young = sloOf('payments-availability', 'exhausted', {
      title: 'Payments answers',
      window: { kind: 'calendar', duration: '1M' },
      objectives: [spent],
    });
    const api = fakeOperations({
      services: [serviceOf('payments', 'degraded')],
      slos: [young],
    });
    return {
      ...api,
      getSloSeries: async (ref, query) => {
        const series = await api.getSloSeries(ref, query);
        if (query?.from) return series;
        const begins = Math.floor(series.points.length * 0.9);
        const points = series.points.map((point, at) =>
          at < begins ? { start: point.start } : point,
        );
        return { ...series, points };
      },
    };
  },
  slosNone: () =>
    fakeOperations({
      services: [serviceOf('payments')],
      serviceSlos: serviceSlosOf([], { suggestion: SUGGESTION }),
    }),
  slosMany: () =>
    fakeOperations({
      slos: Array.from({ length: 1000 }, (_, index) =>
        sloOf(
          `slo-${String(index).padStart(4, '0')}`,
          STATES[index % STATES.length],
        ),
      ),
    }),
  slosLoading: () => ({
    ...fakeOperations({ services: [serviceOf('payments')] }),
    getServiceSlos: never,
    getServiceAlerts: never,
    getSlo: never,
    listSlos: never,
    listAlerts: never,
    getSloFacets: never,
    getSloCoverage: never,
    listMaintenance: never,
  }),
  slosFailing: () => ({
    ...fakeOperations({
      services: [serviceOf('payments')],
      slos: burning(),
    }),
    getServiceSlos: refuse,
    getServiceAlerts: refuse,
    getSlo: refuse,
    listSlos: refuse,
    listAlerts: refuse,
    getSloFacets: refuse,
    getSloCoverage: refuse,
    listMaintenance: refuse,
  }),
};
