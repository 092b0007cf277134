import { OperationsApi } from '@operate-first/plugin-operations-common';
import {
  alertDetailOf,
  fakeAlerts,
  mappingOf,
  pushedAlertOf,
  silenceOf,
  unmappedAlertOf,
} from '../src/__fixtures__/alerts';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import { incidentOf } from '../src/__fixtures__/incidents';
import { ago, serviceOf } from '../src/__fixtures__/operations';
import { alertOf } from '../src/__fixtures__/slos';

const DAY = 24 * 60 * 60_000;

/** An Alertmanager tells of alerts: one has an incident, one is nobody's, one was silenced. */
export function alertsWorld() {
  const burn = alertOf({ id: 'burn' });
  const firing = [
    pushedAlertOf('disk', {
      dashboardUrl: 'https://grafana.example.com/d/disk',
      incident: { key: 'INC-12', title: 'payments cannot start in eu-1' },
    }),
    // Prometheus tells of the same as the portal itself, with labels of its own.
    burn,
    pushedAlertOf('burn-pushed', {
      title: 'SloBurn',
      labels: { ...burn.labels, namespace: 'payments' },
      runbookUrl: 'https://git.example.com/payments/runbook',
    }),
    unmappedAlertOf('queue'),
    pushedAlertOf('quiet', {
      title: 'ReplicaMissing',
      severity: 'ticket',
      labels: { alertname: 'ReplicaMissing', namespace: 'payments' },
      suppressed: 'silenced',
      suppressedMessage: 'Ada silenced it until 18:00.',
    }),
  ];
  const over = pushedAlertOf('over', {
    title: 'Yesterday',
    state: 'resolved',
    startsAt: ago(DAY),
    endsAt: ago(DAY - 40 * 60_000),
  });
  const fake = fakeAlerts({
    details: firing.map(alert =>
      alertDetailOf(alert, {
        silences: alert.suppressed ? [silenceOf('1')] : [],
        why: alert.suppressed && {
          rule: 'leave.silenced',
          message: 'It is silenced, and opens nothing.',
          at: ago(20 * 60_000),
        },
      }),
    ),
    silences: [
      silenceOf('1'),
      silenceOf('2', {
        state: 'expired',
        endsAt: ago(DAY),
        comment: 'The night report.',
        createdBy: 'somebody',
      }),
    ],
    mappings: [
      mappingOf('1'),
      mappingOf('2', {
        origin: 'configuration',
        madeBy: undefined,
        madeAt: undefined,
        service: { ref: 'component:default/payments', title: 'payments' },
        environment: 'staging',
        note: 'The test system of payments.',
        firing: 0,
      }),
    ],
  });
  const api = fakeOperations({
    services: [serviceOf('payments', 'degraded'), serviceOf('mailer')],
    alerts: [...firing, over],
    incidents: {
      ...fake.incidents,
      listIncidents: async () => ({
        items: [
          incidentOf(12),
          incidentOf(3, {
            status: 'resolved',
            startedAt: ago(5 * DAY),
            resolvedAt: ago(5 * DAY - 40 * 60_000),
          }),
        ],
        totalItems: 2,
      }),
      getFollowing: async () => ({ following: false, followers: 3 }),
    },
  });
  return { api, asked: fake.asked };
}

/** Worlds of alerts, silences and rules. */
export const ALERT_SCENARIOS: Record<string, () => OperationsApi> = {
  alerts: () => alertsWorld().api,
};
