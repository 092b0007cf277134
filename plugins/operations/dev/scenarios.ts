import { Entity } from '@backstage/catalog-model';
import {
  OperationsApi,
  Service,
} from '@operate-first/plugin-operations-common';
import { fakeOperations } from '../src/__fixtures__/fakeOperations';
import {
  ago,
  availabilityOfHours,
  detailOf,
  healthOf,
  historyOf,
  observationOf,
  PEOPLE,
  problem,
  serviceOf,
  sourceOf,
} from '../src/__fixtures__/operations';
import { changesOf, paymentsWorkloads } from '../src/__fixtures__/workloads';
import { ALERT_SCENARIOS } from './alerts';
import { WORKLOAD_SCENARIOS } from './workloads';
import { CLUSTER_SCENARIOS, CONTAINERS } from './clusters';
import { INCIDENT_SCENARIOS } from './incidents';
import { ONBOARDING_SCENARIOS } from './onboarding';
import { POST_MORTEM_SCENARIOS } from './postMortems';
import { QUESTION_SCENARIOS } from './questions';
import { SLO_SCENARIOS } from './slos';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NAMES =
  'checkout,cart,catalogue,search,payments,ledger,invoices,shipping,returns,identity,sessions,notify,mailer,images,reviews,prices,stock,reports,gateway,website,status,docs,portal,loyalty'.split(
    ',',
  );
const STATUSES: Record<string, 'down' | 'degraded' | 'unknown'> = {
  payments: 'down',
  checkout: 'degraded',
  ledger: 'degraded',
  loyalty: 'unknown',
};

function many(count: number): Service[] {
  return Array.from({ length: count }, (_, index) => {
    const name = NAMES[index % NAMES.length];
    const round = Math.floor(index / NAMES.length);
    const status = STATUSES[name] ?? 'healthy';
    const service = serviceOf(round ? `${name}-${round}` : name, status, {
      owner:
        index % 7 === 3
          ? undefined
          : `group:default/${['payments', 'shop', 'platform'][index % 3]}-team`,
      system: `system:default/${['shop', 'money', 'platform'][index % 3]}`,
      visibility: index % 9 === 8 ? 'internal' : 'public',
    });
    if (status !== 'unknown' && index % 3 === 0) {
      service.observations = [
        observationOf(status, {
          scope: { environment: 'production', cluster: 'eu-1' },
        }),
        observationOf('healthy', {
          scope: { environment: 'production', cluster: 'us-1' },
        }),
        observationOf('healthy', { scope: { environment: 'staging' } }),
      ];
    }
    return service;
  });
}

function staleService(): Service {
  return serviceOf('payments', 'unknown', {
    health: {
      status: 'unknown',
      since: ago(4 * MINUTE),
      reasons: [
        {
          code: 'probe.stale',
          status: 'unknown',
          message:
            'Not known at present: probe has not looked for more than 3 intervals.',
          source: 'probe',
          scope: { environment: 'production' },
        },
      ],
    },
    observations: [
      observationOf('healthy', {
        observedAt: ago(5 * MINUTE),
        stale: true,
        staleReason: 'probe has not looked for more than 3 intervals',
      }),
    ],
  });
}

/** Of a service that has been looked at for a minute. */
function youngAvailability() {
  const whole = availabilityOfHours(1);
  const last = whole.buckets[whole.buckets.length - 1];
  return {
    ...whole,
    good: 9,
    total: 11,
    ratio: 9 / 11,
    coveredSeconds: 52,
    buckets: [{ ...last, good: 9, total: 11, coveredSeconds: 52 }],
  };
}

const never = () => new Promise<never>(() => {});
const refuse = async () => {
  throw problem(500, 'The database is locked.');
};

/** Worlds to look at: `?scenario=…` in the address. */
export const SCENARIOS: Record<string, () => OperationsApi> = {
  usual: () => {
    const services = many(24);
    const payments = services.find(({ entityRef }) =>
      entityRef.endsWith('/payments'),
    ) as Service;
    payments.observations = [
      observationOf('down', {
        scope: { environment: 'production', cluster: 'eu-1' },
      }),
      observationOf('healthy', {
        scope: { environment: 'production', cluster: 'us-1' },
      }),
      observationOf('healthy', { scope: { environment: 'staging' } }),
    ];
    payments.health = healthOf('degraded', ago(12 * MINUTE));
    const reasons = healthOf('down').reasons;
    return fakeOperations({
      services,
      sources: [
        sourceOf(),
        sourceOf({
          id: 'metrics',
          title: 'Prometheus',
          state: 'failing',
          message:
            'Prometheus at metrics.example.com does not answer (timeout). Check that it runs and that this portal may reach it.',
          staleObservations: 3,
          services: 12,
        }),
      ],
      details: {
        [payments.entityRef]: detailOf(payments, {
          environments: [
            {
              environment: 'production',
              headline: true,
              health: payments.health,
              locations: [
                {
                  scope: { environment: 'production', cluster: 'eu-1' },
                  status: 'down',
                  reasons,
                },
                {
                  scope: { environment: 'production', cluster: 'us-1' },
                  status: 'healthy',
                  reasons: [],
                },
              ],
            },
            {
              environment: 'staging',
              headline: false,
              health: healthOf('healthy'),
              locations: [
                {
                  scope: { environment: 'staging' },
                  status: 'healthy',
                  reasons: [],
                },
              ],
            },
          ],
        }),
      },
      history: historyOf('down'),
      workloads: paymentsWorkloads(),
      changes: changesOf(40),
    });
  },
  healthy: () =>
    fakeOperations({
      services: [serviceOf('payments')],
      history: historyOf('healthy', 35 * MINUTE),
      availability: availabilityOfHours(1),
    }),
  young: () =>
    fakeOperations({
      services: [serviceOf('payments')],
      history: historyOf('healthy', MINUTE),
      availability: youngAvailability(),
    }),
  full: () =>
    fakeOperations({
      services: [serviceOf('payments')],
      history: historyOf('healthy', 7 * DAY),
    }),
  down: () => fakeOperations({ services: [serviceOf('payments', 'down')] }),
  stale: () =>
    fakeOperations({
      services: [staleService()],
      details: {
        'component:default/payments': detailOf(staleService(), {
          environments: [
            {
              environment: 'production',
              headline: true,
              health: staleService().health,
              locations: [
                {
                  scope: { environment: 'production' },
                  status: 'unknown',
                  reasons: staleService().health.reasons,
                },
              ],
            },
          ],
        }),
      },
    }),
  unknown: () =>
    fakeOperations({
      services: [serviceOf('payments', 'unknown')],
      details: {
        'component:default/payments': detailOf(
          serviceOf('payments', 'unknown'),
          {
            problems: [
              {
                source: 'probe',
                field: 'operate-first.io/probes[0].timeLimit',
                value: 'soon',
                message: 'is not a duration.',
                remedy: 'Write a number of seconds, for example timeLimit: 5.',
              },
            ],
          },
        ),
      },
      history: {
        from: ago(7 * DAY),
        to: ago(0),
        segments: [
          { from: ago(7 * DAY), to: ago(0), status: 'unknown', reasons: [] },
        ],
      },
      availability: {
        from: ago(DAY),
        to: ago(0),
        good: 0,
        total: 0,
        coveredSeconds: 0,
        stepSeconds: 300,
        buckets: [],
      },
      people: {
        contacts: [],
        peopleHidden: true,
        ownerProblem:
          'This service has no owner, so there is nobody to ask. Name a group as spec.owner in its catalog file.',
      },
    }),
  anonymous: () =>
    fakeOperations({
      services: [serviceOf('payments')],
      people: {
        ...PEOPLE,
        peopleHidden: true,
        owner: PEOPLE.owner && { ...PEOPLE.owner, members: [], contacts: [] },
      },
    }),
  empty: () => fakeOperations({ services: [], sources: [] }),
  loading: () => ({
    ...fakeOperations(),
    listServices: never,
    getServiceFacets: never,
    getService: never,
    getServiceHistory: never,
    getServiceAvailability: never,
    getServicePeople: never,
    getServiceWorkloads: never,
    getServiceChanges: never,
    getWorkload: never,
    listSources: never,
  }),
  failing: () => ({
    ...fakeOperations(),
    listServices: refuse,
    getServiceFacets: refuse,
    getService: refuse,
    getServiceAvailability: refuse,
    getServiceWorkloads: refuse,
    getServiceChanges: refuse,
    getWorkload: refuse,
    getManifest: refuse,
    getLogs: refuse,
    listSources: refuse,
  }),
  many: () => fakeOperations({ services: many(5000) }),
  ...ALERT_SCENARIOS,
  ...WORKLOAD_SCENARIOS,
  ...CLUSTER_SCENARIOS,
  ...INCIDENT_SCENARIOS,
  ...ONBOARDING_SCENARIOS,
  ...POST_MORTEM_SCENARIOS,
  ...QUESTION_SCENARIOS,
  ...SLO_SCENARIOS,
};

/** The entity whose page is looked at. */
export const ENTITIES: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'payments',
      namespace: 'default',
      description: 'Takes the money.',
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'payments-team' },
  },
  ...CONTAINERS,
];
