/** A firing alert as Alertmanager pushes it. */
export function pushed(
  labels: Record<string, string> = { alertname: 'Down', service: 'shop' },
  more: object = {},
) {
  return {
    status: 'firing',
    labels,
    annotations: { summary: 'It is down.' },
    startsAt: '2026-11-21T10:00:00.123456789Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus.example.org/graph',
    fingerprint: '0123456789abcdef',
    ...more,
  };
}

/** A webhook message of version 4. */
export function message(alerts: unknown[], more: object = {}) {
  return {
    version: '4',
    groupKey: '{}:{}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'portal',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example.org',
    alerts,
    ...more,
  };
}
