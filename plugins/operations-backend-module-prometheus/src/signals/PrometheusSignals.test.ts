import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  describeWithPrometheus,
  FakePrometheus,
  RawSeries,
  RealPrometheus,
} from '../__testUtils__';
import { readPrometheusConfig } from '../config';
import { ServerSet } from '../server/ServerSet';
import { PrometheusSignals } from './PrometheusSignals';

jest.setTimeout(60_000);

const TO = Math.floor(Date.now() / 60_000) * 60_000;
const range = { from: TO - 3_600_000, to: TO };

function signalsWith(prometheus: JsonObject): PrometheusSignals {
  const config = readPrometheusConfig(
    new ConfigReader({ operations: { prometheus } }),
  );
  return PrometheusSignals.create({
    servers: ServerSet.create(config.servers),
    config: config.signals,
  });
}

function read(
  signals: PrometheusSignals,
  written?: unknown,
  environment = 'production',
) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'shop',
      annotations:
        written === undefined
          ? {}
          : {
              'operate-first.io/signals':
                typeof written === 'string' ? written : JSON.stringify(written),
            },
    },
  };
  return signals.read(
    { entityRef: 'component:default/shop', entity, environment },
    { ...range, signal: new AbortController().signal },
  );
}

describe('PrometheusSignals', () => {
  let server: FakePrometheus;
  beforeEach(async () => {
    server = await FakePrometheus.start();
  });
  afterEach(() => server.stop());

  it('asks what people wrote, and says what of it cannot be followed', async () => {
    server.series = query =>
      query.startsWith('depth')
        ? Array.from({ length: 12 }, (_, i) => ({
            metric: { queue: `q${i}` },
            at: (time: number) => (time % 120 === 0 ? 'NaN' : i),
          }))
        : [];
    const { panels } = await read(
      signalsWith({
        servers: [{ name: 'eu-1', url: server.url, page: 'https://graphs' }],
      }),
      [
        { title: 'Queue', query: 'depth{app="{{name}}",e="{{environment}}"}' },
        { title: 'Elsewhere', query: 'up', server: 'shadow' },
        { query: 'up' },
        { title: 'Odd', query: 'up', unit: 'furlongs' },
      ],
    );
    expect(panels[0]).toMatchObject({
      title: 'Queue',
      signal: 'other',
      unit: 'none',
      server: 'eu-1',
      query: 'depth{app="shop",e="production"}',
      url: expect.stringMatching(/^https:\/\/graphs\/graph\?g0\.expr=depth/),
      problem: 'Only 10 of 12 series are shown.',
    });
    expect(panels[0].series).toHaveLength(10);
    expect(panels[0].series[3].name).toBe('queue q3');
    const points = panels[0].series[3].points;
    expect(points.find(([time]) => (time! / 1000) % 120 === 0)?.[1]).toBeNull();
    expect(points.at(-1)?.[0]).toBe(TO);
    const problems = panels.slice(1).map(({ problem }) => problem);
    expect(problems.sort()).toEqual([
      'Entry 3: title is missing.',
      'Entry 4: unit is none of perSecond, ratio, seconds, bytes, none.',
      'Server shadow is not configured for signals.',
    ]);
  });

  it('says why there is nothing, and asks nothing for environments that are none', async () => {
    server.answer = (_, response) => response.writeHead(500).end();
    const signals = signalsWith({
      servers: [{ name: 'eu-1', url: server.url }],
    });
    expect((await read(signals)).panels).toMatchObject([
      { signal: 'other', problem: 'eu-1 fails (status 500).', series: [] },
    ]);
    expect((await read(signals, '{{{')).panels).toHaveLength(2);
    const asked = server.asked.length;
    const injected = await read(signals, undefined, '"} or up{a="');
    expect(injected.panels).toEqual([]);
    expect(server.asked).toHaveLength(asked);
  });

  it('knows nothing of a service that has no series, and of none without a server', async () => {
    const signals = signalsWith({
      servers: [{ name: 'eu-1', url: server.url }],
    });
    expect((await read(signals)).panels).toEqual([]);
    expect((await read(signalsWith({ servers: [] }))).panels).toEqual([]);
  });
});

describeWithPrometheus('conventions, with a real Prometheus', () => {
  const families: Array<[string, Record<string, string>[]]> = [
    ['http_requests_total', [{ code: '200' }, { code: '500' }]],
    ['http_request_duration_seconds_bucket', [{ le: '0.1' }, { le: '+Inf' }]],
    ['process_cpu_seconds_total', [{}]],
    ['process_resident_memory_bytes', [{}]],
  ];
  const history: RawSeries[] = families.flatMap(([name, all]) =>
    all.map((labels, which) => ({
      name,
      labels: { ...labels, service: 'shop', env: 'production', instance: 'a' },
      samples: Array.from({ length: 300 }, (_, i): [number, number] => [
        range.from / 1000 - 600 + i * 15,
        (which + 1) * i * 15,
      ]),
    })),
  );
  let prometheus: RealPrometheus;
  beforeAll(async () => {
    prometheus = await RealPrometheus.start(history);
  });
  afterAll(() => prometheus?.stop());

  it('finds the metrics of a service by their names and labels', async () => {
    const signals = signalsWith({
      servers: [{ name: 'eu-1', url: prometheus.url }],
      signals: { labels: { service: '{{name}}', env: '{{environment}}' } },
    });
    const { panels } = await read(signals);
    expect(panels.every(({ problem }) => problem === undefined)).toBe(true);
    const last = panels.map(({ signal, unit, series }) => [
      signal,
      unit,
      Number(series[0].points.at(-1)?.[1]?.toFixed(3)),
    ]);
    expect(last).toEqual([
      // One request a second answered with 200, two with 500.
      ['rate', 'perSecond', 3],
      ['errors', 'ratio', 0.667],
      ['duration', 'seconds', 0.1],
      ['saturation', 'bytes', expect.any(Number)],
      ['saturation', 'none', 1],
    ]);
    // Another environment is another service.
    expect((await read(signals, undefined, 'staging')).panels).toEqual([]);
  });

  it('lets people say it better', async () => {
    const signals = signalsWith({
      servers: [{ name: 'eu-1', url: prometheus.url }],
    });
    const { panels } = await read(
      signals,
      '- { title: Orders, signal: rate, unit: perSecond, query: \'sum(rate(http_requests_total{service="{{name}}"}[5m]))\' }',
    );
    const rates = panels.filter(({ signal }) => signal === 'rate');
    expect(rates.map(({ title }) => title)).toEqual(['Orders']);
    expect(panels.length).toBeGreaterThan(3);
  });
});
