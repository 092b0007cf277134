import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import {
  describeWithPrometheus,
  FakePrometheus,
  RealPrometheus,
} from '../__testUtils__';
import { readPrometheusConfig } from '../config';
import { ServerSet } from '../server/ServerSet';
import { PrometheusRules } from './PrometheusRules';

jest.setTimeout(60_000);

const MINUTE = 60;
const NOW = Math.floor(Date.now() / 60_000) * MINUTE;
const signal = new AbortController().signal;

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop' },
};
const subject = {
  entityRef: 'component:default/shop',
  entity,
  environment: 'production',
};

function rulesWith(...urls: string[]): PrometheusRules {
  const { servers, signals } = readPrometheusConfig(
    new ConfigReader({
      operations: {
        prometheus: {
          servers: urls.map((url, at) => ({
            name: `server-${at}`,
            title: `Server ${at}`,
            url,
            page: 'https://graphs',
          })),
        },
      },
    }),
  );
  return PrometheusRules.create({
    servers: ServerSet.create(servers),
    config: signals,
  });
}

const ask = (expression: string, forSeconds = 300) => ({
  expression,
  forSeconds,
  signal,
});

describe('PrometheusRules', () => {
  let server: FakePrometheus;
  beforeEach(async () => {
    server = await FakePrometheus.start();
  });
  afterEach(() => server.stop());

  it('tries nothing where there is no server, and does not call that a pass', async () => {
    expect(await rulesWith().try(ask('up'))).toEqual({
      state: 'notTried',
      expression: 'up',
      message: expect.stringContaining('operations.prometheus.servers'),
    });
    expect(await rulesWith().loaded({ signal })).toEqual([]);
    expect(await rulesWith().signals(subject, { signal })).toEqual({});
  });

  it('says what a server does not answer', async () => {
    server.answer = (_, response) => response.writeHead(500).end();
    const rules = rulesWith(server.url);
    expect(await rules.try(ask('up'))).toMatchObject({
      state: 'notTried',
      message: 'Server 0 fails (status 500). Look at its log.',
    });
    expect(await rules.loaded({ signal })).toEqual([
      { server: 'Server 0', problem: 'Server 0 fails (status 500).' },
    ]);
    expect(await rules.requests(subject, { signal })).toBeUndefined();
  });

  it('refuses what finds too many series before it reads them', async () => {
    server.series = () => [{ metric: {}, at: () => 5000 }];
    expect(await rulesWith(server.url).try(ask('up == 0'))).toMatchObject({
      state: 'refused',
      message: expect.stringMatching(/^up finds 5000 series.*Narrow it down/),
    });
    expect(server.queries()).toEqual(['count(up)']);
  });

  it('refuses what would read too many samples, too', async () => {
    server.series = () => [{ metric: {}, at: () => 900 }];
    const trial = await rulesWith(server.url).try(
      ask('sum(rate(requests_total[1d])) > 1'),
    );
    expect(trial).toMatchObject({
      state: 'refused',
      message: expect.stringMatching(/million samples.*Shorten its ranges/),
    });
    expect(server.queries()).toEqual(['count(requests_total)']);
  });
});

describeWithPrometheus('alerts, with a real Prometheus', () => {
  const DAY = 24 * 60 * MINUTE;
  const samples = (
    from: number,
    to: number,
    every: number,
    value: (time: number) => number,
  ) =>
    Array.from(
      { length: Math.floor((to - from) / every) },
      (_, at): [number, number] => [
        from + at * every,
        value(from + at * every),
      ],
    );
  /** Full for an hour twice, ten days ago and five hours ago. */
  const isFull = (time: number) =>
    [NOW - 10 * DAY, NOW - 5 * 60 * MINUTE].some(
      start => time >= start && time < start + 60 * MINUTE,
    );
  let prometheus: RealPrometheus;

  beforeAll(async () => {
    prometheus = await RealPrometheus.start([
      {
        name: 'queue_length',
        labels: { service: 'shop' },
        samples: samples(NOW - 12 * DAY, NOW, MINUTE, time =>
          isFull(time) ? 100 : 1,
        ),
      },
      {
        name: 'visits_total',
        labels: { service: 'cart' },
        samples: samples(NOW - 3 * MINUTE, NOW, 15, () => 1),
      },
      ...['200', '500'].map(code => ({
        name: 'http_requests_total',
        labels: { service: 'shop', code },
        samples: samples(NOW - 30 * MINUTE, NOW, 15, time => time % 1000),
      })),
    ]);
  });
  afterAll(() => prometheus?.stop());

  it('says when it would have fired, and of how many days it knows anything', async () => {
    const trial = await rulesWith(prometheus.url).try(
      ask('queue_length > 50', 600),
    );
    expect(trial).toMatchObject({ state: 'tried', fired: 2, series: 1 });
    expect(trial.knownDays).toBeGreaterThan(11.5);
    expect(trial.knownDays).toBeLessThan(12.5);
    const [old, recent] = trial.spells ?? [];
    const near = (time: string | undefined, seconds: number, by: number) =>
      expect(Math.abs(Date.parse(time ?? '') / 1000 - seconds)).toBeLessThan(
        by,
      );
    near(old.from, NOW - 10 * DAY + 600, 16 * MINUTE);
    near(recent.from, NOW - 5 * 60 * MINUTE + 600, 2 * MINUTE);
    near(recent.to, NOW - 4 * 60 * MINUTE, 6 * MINUTE);
    expect(trial.url).toContain('https://graphs/graph?g0.expr=queue_length');
  });

  it('knows something of what has been there for minutes', async () => {
    const trial = await rulesWith(prometheus.url).try(ask('visits_total > 9'));
    expect(trial).toMatchObject({ state: 'tried', fired: 0 });
    expect(trial.knownDays).toBeGreaterThan(0);
  });

  it.each([
    ['queue_length > 1000', { state: 'tried', fired: 0, spells: [] }],
    ['no_such_metric > 1', { state: 'tried', fired: 0, knownDays: 0 }],
    [
      'queue_length > "full"',
      { state: 'wrong', message: expect.stringContaining('It says') },
    ],
  ])('%s', async (expression, expected) => {
    expect(await rulesWith(prometheus.url).try(ask(expression))).toMatchObject(
      expected,
    );
  });

  it('knows by which series a service is told', async () => {
    const rules = rulesWith(prometheus.url);
    expect(await rules.requests(subject, { signal })).toEqual({
      good: 'sum(http_requests_total{service="shop",code!~"5.."})',
      total: 'sum(http_requests_total{service="shop"})',
    });
    const signals = await rules.signals(subject, { signal });
    expect(Object.keys(signals).sort()).toEqual(['errors', 'traffic']);
    expect(
      await rules.signals(
        { ...subject, environment: '"} or up{a="' },
        { signal },
      ),
    ).toEqual({});
  });

  it('has loaded no rules where there are none', async () => {
    expect(await rulesWith(prometheus.url).loaded({ signal })).toEqual([
      { server: 'Server 0', rules: [] },
    ]);
  });
});
