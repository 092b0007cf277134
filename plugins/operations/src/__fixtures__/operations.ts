import {
  Health,
  HealthStatus,
  HistorySegment,
  Observation,
  ProblemError,
  Service,
  ServiceAvailability,
  ServiceDetail,
  ServiceHistory,
  ServicePeople,
  Source,
} from '@operate-first/plugin-operations-common';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment before now. */
export function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString();
}

const MESSAGES: Record<HealthStatus, string> = {
  healthy: '',
  degraded: 'GET /healthz takes 2.4 s, more than the 1 s that it may take.',
  down: 'GET /healthz answers 503 instead of 200.',
  unknown: 'Nobody looks at this service yet.',
};

/** A health with a reason where it is not well. */
export function healthOf(status: HealthStatus, since?: string): Health {
  return {
    status,
    since,
    reasons:
      status === 'healthy'
        ? []
        : [
            {
              code: `probe.${status}`,
              status,
              message: MESSAGES[status],
              remedy:
                status === 'down'
                  ? 'Look at the log of the service, or ask its owner.'
                  : undefined,
              source: 'probe',
              scope: { environment: 'production' },
            },
          ],
  };
}

/** What the probe saw. */
export function observationOf(
  status: HealthStatus,
  overrides: Partial<Observation> = {},
): Observation {
  return {
    source: 'probe',
    scope: { environment: 'production' },
    status,
    reasons: healthOf(status).reasons,
    facts: { durationMs: 12, statusCode: status === 'down' ? 503 : 200 },
    observedAt: ago(4 * SECOND),
    since: ago(12 * MINUTE),
    intervalSeconds: 10,
    stale: false,
    ...overrides,
  };
}

/** A service of the list. */
export function serviceOf(
  name: string,
  status: HealthStatus = 'healthy',
  overrides: Partial<Service> = {},
): Service {
  return {
    id: `id-${name}`,
    entityRef: `component:default/${name}`,
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/payments-team',
    system: 'system:default/shop',
    visibility: 'public',
    version: 1,
    health: healthOf(
      status,
      status === 'unknown' ? undefined : ago(12 * MINUTE),
    ),
    observations: status === 'unknown' ? [] : [observationOf(status)],
    ...overrides,
  };
}

/** A service with everything its page shows. */
export function detailOf(
  service: Service,
  overrides: Partial<ServiceDetail> = {},
): ServiceDetail {
  return {
    ...service,
    formerEntityRefs: [],
    problems: [],
    environments:
      service.observations.length === 0
        ? []
        : [
            {
              environment: 'production',
              headline: true,
              health: service.health,
              locations: [
                {
                  scope: { environment: 'production' },
                  status: service.health.status,
                  reasons: service.health.reasons,
                },
              ],
            },
          ],
    ...overrides,
  };
}

/** Seven days, of which somebody looked for the last ones. */
export function historyOf(
  status: HealthStatus,
  lookedFor: number = 3 * DAY,
): ServiceHistory {
  const to = Date.now();
  const looked = to - lookedFor;
  const at = (share: number) => new Date(looked + share * lookedFor);
  const segment = (
    from: number,
    until: number,
    as: HealthStatus,
  ): HistorySegment => ({
    from: at(from).toISOString(),
    to: at(until).toISOString(),
    status: as,
    reasons: healthOf(as).reasons,
  });
  return {
    from: new Date(to - 7 * DAY).toISOString(),
    to: new Date(to).toISOString(),
    lookedSince: new Date(looked).toISOString(),
    segments: [
      segment(0, 0.2, 'healthy'),
      segment(0.2, 0.21, 'down'),
      segment(0.21, 0.5, 'healthy'),
      segment(0.5, 0.58, 'unknown'),
      segment(0.58, 0.7, 'healthy'),
      segment(0.7, 0.76, 'degraded'),
      segment(0.76, 0.99, 'healthy'),
      segment(0.99, 1, status),
    ],
  };
}

/** The looks of the last hours, with some that failed and a gap. */
export function availabilityOfHours(
  coveredHours: number = 24,
): ServiceAvailability {
  const stepSeconds = 300;
  const to = Math.floor(Date.now() / 300_000) * 300_000;
  const buckets = Array.from({ length: coveredHours * 12 }, (_, index) => ({
    start: new Date(to - (index + 1) * 300_000).toISOString(),
    good: index % 50 === 7 ? 24 : 30,
    total: 30,
    coveredSeconds: 300,
  }))
    .filter((_, index) => index < 100 || index > 120)
    .reverse();
  const sum = (of: 'good' | 'total' | 'coveredSeconds') =>
    buckets.reduce((total, bucket) => total + bucket[of], 0);
  const good = sum('good');
  const total = sum('total');
  return {
    from: new Date(to - DAY).toISOString(),
    to: new Date(to).toISOString(),
    good,
    total,
    ratio: total > 0 ? good / total : undefined,
    measuredSince: buckets[0]?.start,
    coveredSeconds: sum('coveredSeconds'),
    stepSeconds,
    buckets,
  };
}

/** People who may be seen. */
export const PEOPLE: ServicePeople = {
  peopleHidden: false,
  owner: {
    entityRef: 'group:default/payments-team',
    displayName: 'Payments',
    description: 'Takes the money and gives it back.',
    totalMembers: 3,
    contacts: [
      {
        kind: 'email',
        label: 'payments@example.com',
        url: 'mailto:payments@example.com',
      },
      {
        kind: 'chat',
        label: '#payments',
        url: 'https://chat.example.com/payments',
      },
    ],
    members: ['Ada Example', 'Boris Example', 'Chloe Example'].map(name => ({
      entityRef: `user:default/${name
        .split(' ')[0]
        .toLocaleLowerCase('en-US')}`,
      displayName: name,
      contacts: [
        {
          kind: 'email' as const,
          label: `${name.split(' ')[0].toLocaleLowerCase('en-US')}@example.com`,
          url: `mailto:${name
            .split(' ')[0]
            .toLocaleLowerCase('en-US')}@example.com`,
        },
      ],
    })),
  },
  contacts: [
    {
      kind: 'issues',
      label: 'Issues of payments',
      url: 'https://git.example.com/payments/issues',
    },
    {
      kind: 'source',
      label: 'payments',
      url: 'https://git.example.com/payments',
    },
    {
      kind: 'runbook',
      label: 'When payments is down',
      url: 'https://git.example.com/payments/runbook',
    },
  ],
};

/** A source that runs. */
export function sourceOf(overrides: Partial<Source> = {}): Source {
  return {
    id: 'probe',
    title: 'Probes',
    state: 'running',
    message:
      'Looks at each endpoint every 10 s, unless its probe names an interval of its own.',
    since: ago(3 * HOUR),
    lastObservedAt: ago(2 * SECOND),
    services: 24,
    staleObservations: 0,
    ...overrides,
  };
}

/** A refusal of the API. */
export function problem(status: number, detail: string): ProblemError {
  return ProblemError.from(new Response(undefined, { status }), {
    type: 'about:blank',
    title: detail,
    status,
    detail,
  });
}
