import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import operations from '@operate-first/plugin-operations-backend';
import operationsPrometheus from '@operate-first/plugin-operations-backend-module-prometheus';
import {
  OperationsClient,
  RECORDED_SERIES,
  Slo,
} from '@operate-first/plugin-operations-common';
import { parse, stringify } from 'yaml';
import { grownByHand, scraped } from './__testUtils__/Counter';
import {
  HistoricPrometheus,
  isPrometheusHere,
} from './__testUtils__/HistoricPrometheus';

jest.setTimeout(240_000);

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DEADLINE = 120_000;
const TARGET = 0.99;

const now = Math.floor(Date.now() / 1000 / HOUR) * HOUR;
/** Hours before today's hour, and well beyond the end of the test. */
const RANGE = { from: now - 8 * HOUR, to: now + 3 * HOUR };
const burst = (second: number) => Math.floor(second / 600) % 9 === 4;
const resets = [now - 2 * HOUR + 1];
const COUNTERS = {
  good: [
    scraped({ service: 'shop', instance: 'a', code: '200' }, RANGE, {
      grows: second => (burst(second) ? 71 : 13),
      resets,
    }),
    scraped({ service: 'shop', instance: 'b', code: '200' }, RANGE, {
      grows: second => (second / 15) % 5,
    }),
  ],
  bad: [
    scraped({ service: 'shop', instance: 'a', code: '503' }, RANGE, {
      grows: second => (burst(second) ? 2 : 0),
      resets,
    }),
    // The first error of a program that was there before.
    scraped(
      { service: 'shop', instance: 'b', code: '500' },
      { from: now - 3 * HOUR + 41, to: RANGE.to },
      {
        grows: second => (burst(second) ? 1 : 0) + (second % 60 === 41 ? 1 : 0),
      },
    ),
  ],
};

const metric = (query: string) => ({
  metricSource: {
    type: 'Prometheus',
    metricSourceRef: 'main',
    spec: { query },
  },
});

const ENTITIES: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'shop', namespace: 'default' },
    spec: { type: 'service' },
  },
  {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: 'shop-availability', namespace: 'default' },
    spec: {
      service: 'shop',
      budgetingMethod: 'Occurrences',
      timeWindow: [{ duration: '7d', isRolling: true }],
      indicator: {
        metadata: { name: 'shop-requests' },
        spec: {
          ratioMetric: {
            counter: true,
            bad: metric('http_requests_total{service="shop",code=~"5.."}'),
            total: metric('sum(http_requests_total{service="shop"})'),
          },
        },
      },
      objectives: [{ target: TARGET }],
    },
  },
];

/** A rule file with these series alone: rules that need others are recorded after them. */
function only(rules: string, record: string): string {
  const { groups } = parse(rules);
  return stringify({
    groups: groups
      .map((group: { rules: Array<{ record?: string }> }) => ({
        ...group,
        rules: group.rules.filter(rule => rule.record === record),
      }))
      .filter((group: { rules: object[] }) => group.rules.length > 0),
  });
}

const described = isPrometheusHere() ? describe : describe.skip;

described('an SLO on a real Prometheus', () => {
  let prometheus: HistoricPrometheus;
  let portal: Awaited<ReturnType<typeof startTestBackend>>;
  let client: OperationsClient;

  beforeAll(async () => {
    prometheus = await HistoricPrometheus.start([
      ...COUNTERS.good,
      ...COUNTERS.bad,
    ]);
    portal = await startTestBackend({
      features: [
        operations,
        operationsPrometheus,
        mockServices.rootSystemMetadata.factory(),
        catalogServiceMock.factory({ entities: ENTITIES }),
        mockServices.rootConfig.factory({
          data: {
            operations: {
              projection: { interval: '1s' },
              slos: { interval: '1s' },
              prometheus: { servers: [{ name: 'main', url: prometheus.url }] },
            },
          },
        }),
      ],
    });
    client = new OperationsClient({
      discoveryApi: {
        getBaseUrl: async plugin =>
          `http://localhost:${portal.server.port()}/api/${plugin}`,
      },
      fetchApi: {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          request.headers.set('authorization', mockCredentials.user.header());
          return fetch(request);
        },
      },
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await prometheus?.stop();
  });

  /** What the counters have counted until a moment, at edges of minutes before it. */
  function byHand(to: number) {
    const from = to - Math.floor((to - RANGE.from - 1) / MINUTE) * MINUTE;
    const good = grownByHand(COUNTERS.good, from, to);
    const bad = grownByHand(COUNTERS.bad, from, to);
    return { good, total: good + bad };
  }

  async function measured(): Promise<Slo> {
    const deadline = Date.now() + DEADLINE;
    for (;;) {
      const { slo } = await client
        .getSlo('slo:default/shop-availability')
        .catch(() => ({ slo: undefined }));
      const [objective] = slo?.objectives ?? [];
      const to = Date.parse(slo?.window.to ?? '') / 1000;
      // The history comes in pieces; it is whole when nothing is missing.
      if (slo && objective?.total === byHand(to).total) return slo;
      if (Date.now() > deadline) {
        throw new Error(
          `It did not come to that: ${JSON.stringify([objective, byHand(to)])}`,
        );
      }
      await new Promise(next => setTimeout(next, 250));
    }
  }

  it('has the numbers of its counters, in the API and as its rules record them', async () => {
    const slo = await measured();
    const [{ good = 0, total = 0, sli = 0, budget, unit }] = slo.objectives;
    const to = Date.parse(slo.window.to ?? '') / 1000;

    // The API and a sum by hand.
    expect({ good, total, unit }).toEqual({ ...byHand(to), unit: 'events' });
    expect(sli).toBeCloseTo(good / total, 12);
    expect(budget?.remaining).toBeCloseTo(
      1 - (total - good) / total / (1 - TARGET),
      12,
    );
    expect(total - good).toBeGreaterThan(100);

    // The exported rules, recorded by Prometheus itself over the same hours.
    const rules = await client.getSloRules({ slo: [slo.ref] });
    for (const series of [RECORDED_SERIES.total, RECORDED_SERIES.good]) {
      await prometheus.record(only(rules, series), RANGE.from, to);
    }
    const selector = '{slo="default/shop-availability"}';
    const minutes = (to - RANGE.from) / MINUTE;
    // Promtool writes blocks of two hours, and loses what lies in the last second of one.
    const most = minutes - 1 - Math.ceil((to - RANGE.from) / (2 * HOUR));
    for (const [series, counters] of [
      [RECORDED_SERIES.total, [...COUNTERS.good, ...COUNTERS.bad]],
      [RECORDED_SERIES.good, COUNTERS.good],
    ] as const) {
      const recorded = await prometheus.samples(
        `${series}${selector}`,
        RANGE.from,
        to,
      );
      expect(recorded.length).toBeGreaterThanOrEqual(most);
      // Prometheus spreads rules over the minute, each group to its own second.
      expect(recorded).toEqual(
        recorded.map(([edge]) => [
          edge,
          grownByHand([...counters], edge - MINUTE, edge),
        ]),
      );
    }
  });
});
