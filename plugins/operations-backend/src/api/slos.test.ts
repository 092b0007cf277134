import {
  OPERATIONS_ANNOTATIONS,
  Slo,
  SloDetail,
  SloHistory,
  SloList,
  SloSeries,
  SloWhatIf,
} from '@operate-first/plugin-operations-common';
import {
  SignalProvider,
  SliMeasurement,
  SliRequest,
} from '@operate-first/plugin-operations-node';
import { Caller, startBackend } from '../__testUtils__/backend';
import { component } from '../__testUtils__/entities';
import { FakeSliSource, queryOf } from '../__testUtils__/FakeSliSource';
import { slo } from '../__testUtils__/SloLab';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

const INTERNAL = { 'operate-first.io/visibility': 'internal' };

/** Measures everything but what its one bad server is asked for, which answers in its own words. */
class Source extends FakeSliSource {
  override plan(sli: Parameters<FakeSliSource['plan']>[0]) {
    const plan = super.plan(sli);
    return plan?.ok
      ? {
          ...plan,
          queries: [
            { title: 'All events', language: 'PromQL', query: queryOf(sli) },
          ],
        }
      : plan;
  }

  override async *measure(
    requests: SliRequest[],
    options: { signal: AbortSignal },
  ): AsyncIterable<SliMeasurement> {
    for await (const measured of super.measure(requests, options)) {
      yield measured.problem
        ? {
            ...measured,
            problem: { ...measured.problem, detail: 'HTTP 500 from 10.0.0.7' },
          }
        : measured;
    }
  }
}

const source = new Source(Date.now);
source.truth = query => {
  if (query === 'failing') return { good: 50, total: 100 };
  return query === 'quiet' ? { good: 0, total: 0 } : { good: 95, total: 100 };
};
source.dead.add('broken-server');

let asked: Array<{ from: number; to: number }> = [];
const signals: SignalProvider = {
  id: 'fake',
  async read({ environment }, { from, to }) {
    asked.push({ from, to });
    const iso = (time: number) => new Date(time).toISOString();
    return {
      from: iso(from),
      to: iso(to),
      askedAt: iso(to),
      panels: [
        {
          id: 'rate',
          title: `Requests in ${environment}`,
          signal: 'rate',
          unit: 'perSecond',
          server: 'main',
          query: 'sum(rate(requests[5m]))',
          series: [{ name: '', points: [[to, 1.5]] }],
        },
      ],
    };
  },
};
const failing: SignalProvider = {
  id: 'failing',
  read: () => Promise.reject(new Error('password=secret')),
};

const POLICY = `
- { atRemaining: 0.5, action: Look at what burns }
- { atRemaining: 0, action: No releases, blocksReleases: true }
`;

const entities = [
  component('shop', {
    title: 'Shop',
    spec: { owner: 'team-a', system: 'sales' },
    annotations: {
      [OPERATIONS_ANNOTATIONS.budgetPolicy]: POLICY,
      [OPERATIONS_ANNOTATIONS.dashboards]:
        '[{title: Queues, url: "https://grafana.example.org/d/1"}, {title: Elsewhere, url: "https://other.example.org/d/2"}]',
      'grafana/overview-dashboard': 'https://grafana.example.org/d/0',
    },
  }),
  component('vault', { labels: INTERNAL, spec: { owner: 'team-b' } }),
  component('idle', {
    annotations: { 'operate-first.io/probe-url': 'https://idle.example.org' },
  }),
  component('wrong', {
    annotations: {
      [OPERATIONS_ANNOTATIONS.budgetPolicy]: 'release when you like',
      [OPERATIONS_ANNOTATIONS.dashboards]: '[{title: X, url: "javascript:1"}]',
    },
  }),
  slo('shop-good', { query: 'requests', target: 0.9 }),
  slo('shop-failing', { query: 'failing', target: 0.9 }),
  slo('shop-quiet', { query: 'quiet' }),
  slo('shop-broken', { query: 'gone', server: 'broken-server' }),
  slo('shop-wrong', { spec: { objectives: [{ target: 'high' }] } }),
  slo('vault-secret', { query: 'classified', spec: { service: 'vault' } }),
  slo('vault-wrong', {
    spec: { service: 'vault', objectives: [{ target: 2 }] },
  }),
  slo('wrong-good', { query: 'others', spec: { service: 'wrong' } }),
  {
    ...slo('internal-secret', { query: 'confidential' }),
    metadata: {
      name: 'internal-secret',
      namespace: 'default',
      labels: INTERNAL,
    },
  },
  {
    ...slo('formula', { query: 'requests' }),
    metadata: {
      name: 'formula',
      namespace: 'default',
      title: '=HYPERLINK("https://evil.example.org"),"x"',
    },
  },
];

type Started = Awaited<ReturnType<typeof startBackend>>;

async function start(config?: object): Promise<Started> {
  const started = await startBackend({
    entities,
    sliSources: [source],
    signalProviders: [signals, failing],
    config: {
      slos: { interval: '1s' },
      dashboards: { embed: ['https://grafana.example.org/'] },
      ...config,
    },
  });
  await until(async () => {
    const { items = [] }: SloList = (await started.get('/slos')).body;
    const stateOf = (name: string) =>
      items.find(item => item.name === name)?.state;
    return (
      items.length === 10 &&
      stateOf('shop-good') === 'ok' &&
      stateOf('vault-secret') === 'ok' &&
      stateOf('wrong-good') === 'ok' &&
      stateOf('shop-failing') === 'exhausted' &&
      items.some(
        ({ name, objectives }) =>
          name === 'shop-broken' && objectives[0]?.detail !== undefined,
      )
    );
  });
  return started;
}

const SHOP = '/services/component/default/shop';
const VAULT = '/services/component/default/vault';
const GOOD = '/slos/default/shop-good';
const TIMES = ['', '/series', '/history', '/what-if'];
const SECRET = /secret|vault|classified|confidential/;

describe('the API of SLOs', () => {
  let started: Started;
  let open: Started;

  beforeAll(async () => {
    [started, open] = await Promise.all([
      start(),
      start({ unauthenticatedRead: true }),
    ]);
  });

  const get = (path: string, caller?: Caller) => started.get(path, caller);

  const LISTS = [
    '/slos',
    '/slos/facets',
    '/slos/export.csv',
    '/slos/coverage',
    '/slos/rules.yaml',
    '/alerts',
    '/maintenance',
    ...['slos', 'alerts', 'signals', 'release-gate'].map(
      part => `${SHOP}/${part}`,
    ),
    ...TIMES.map(part => GOOD + part),
  ];
  const HIDDEN = [
    ...['slos', 'alerts', 'signals', 'release-gate'].map(
      part => `${VAULT}/${part}`,
    ),
    ...TIMES.map(part => `/slos/default/vault-secret${part}`),
    ...TIMES.map(part => `/slos/default/internal-secret${part}`),
  ];

  describe.each([
    ['nobody', 401, 401, 200, 404],
    ['forged', 401, 401, 401, 401],
    ['stranger', 403, 403, 403, 403],
    ['anonymous', 200, 404, 200, 404],
    ['limited', 200, 200, 200, 200],
    ['user', 200, 200, 200, 200],
    ['service', 200, 200, 200, 200],
  ] as Array<[Caller, number, number, number, number]>)(
    'to %s',
    (caller, list, hidden, openList, openHidden) => {
      it(`answers with ${list}, and of what is internal with ${hidden}`, async () => {
        for (const [{ get: ask }, expected, paths] of [
          [started, list, LISTS],
          [started, hidden, HIDDEN],
          [open, openList, LISTS],
          [open, openHidden, HIDDEN],
        ] as const) {
          for (const path of paths) {
            const { status } = await ask(path, caller);
            expect([path, status]).toEqual([path, expected]);
          }
        }
      });
    },
  );

  it('says nothing internal to visitors, wherever they look', async () => {
    for (const path of LISTS) {
      const { text } = await get(path, 'anonymous');
      expect([path, SECRET.test(text)]).toEqual([path, false]);
    }
    for (const path of ['/slos', '/slos/export.csv', '/slos/rules.yaml']) {
      expect((await get(path)).text).toMatch(SECRET);
    }
    const { items, totalItems, states }: SloList = (
      await get('/slos', 'anonymous')
    ).body;
    expect(items).toHaveLength(7);
    expect(totalItems).toBe(7);
    expect(Object.values(states).reduce((a, b) => a + b)).toBe(7);
    const rules = '/slos/rules.yaml?slo=slo:default/vault-secret';
    expect((await get(rules, 'anonymous')).status).toBe(404);
  });

  it('shows what machines said only to those who may see it', async () => {
    for (const path of ['/slos', `${SHOP}/slos`, '/slos/default/shop-broken']) {
      expect((await get(path)).text).toContain('10.0.0.7');
      for (const caller of ['anonymous', 'limited'] as const) {
        const { text } = await get(path, caller);
        expect(text).toContain('Fake eu-1 does not answer');
        expect(text).not.toContain('10.0.0.7');
      }
    }
  });

  it('lists the least budget first, pages through all, and filters', async () => {
    const names = async (query: string) => {
      const { items }: SloList = (await get(`/slos?${query}`)).body;
      return items.map(({ name }) => name);
    };
    const all = await names('');
    expect(all[0]).toBe('shop-failing');
    expect(all.slice(-4).sort()).toEqual([
      'shop-broken',
      'shop-quiet',
      'shop-wrong',
      'vault-wrong',
    ]);
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const page: SloList = (
        await get(`/slos?sort=name&limit=2${cursor && `&cursor=${cursor}`}`)
      ).body;
      seen.push(...page.items.map(({ name }) => name));
      if (!page.nextCursor) break;
      cursor = encodeURIComponent(page.nextCursor);
    }
    expect(seen).toEqual(await names('sort=name'));
    expect(new Set(seen).size).toBe(10);
    const vault = ['vault-secret', 'vault-wrong'];
    expect(await names('state=invalid')).toEqual(['shop-wrong', 'vault-wrong']);
    expect(await names('service=component:default/vault')).toEqual(vault);
    expect(await names('owner=group:default/team-b')).toEqual(vault);
    expect(await names('text=shop%20fail')).toEqual(['shop-failing']);
    expect((await names('sort=burn'))[0]).toBe('shop-failing');
    expect((await get('/slos/facets?state=invalid')).body).toMatchObject({
      service: expect.any(Array),
      state: expect.arrayContaining([
        { value: 'invalid', count: 2 },
        { value: 'exhausted', count: 1 },
      ]),
    });
  });

  it('says of one SLO all that its page shows', async () => {
    const detail: SloDetail = (await get('/slos/default/shop-failing')).body;
    expect(detail.slo).toMatchObject({
      ref: 'slo:default/shop-failing',
      service: { ref: 'component:default/shop', title: 'Shop' },
      owner: { ref: 'group:default/team-a' },
      state: 'exhausted',
      window: { kind: 'rolling', duration: '7d' },
    });
    const [objective] = detail.slo.objectives;
    expect(objective.sli).toBeCloseTo(0.5);
    expect(detail.slo.remaining).toBeCloseTo(1 - 0.5 / 0.1);
    expect(detail.formula[0].lines.join('\n')).toMatch(/= 50 %/);
    expect(detail.queries).toEqual([
      {
        objective: 0,
        title: 'All events',
        language: 'PromQL',
        query: 'failing',
      },
    ]);
    expect(detail.yaml).toContain('name: shop-failing');
    expect(detail.retention).toEqual([
      { stepSeconds: 60, days: 3 },
      { stepSeconds: 300, days: 100 },
      { stepSeconds: 3600, days: 800 },
    ]);
    expect(detail.policy?.steps.map(({ active }) => active)).toEqual([
      true,
      true,
    ]);
    expect(
      detail.alerts.map(({ slo: of, state }) => [of, state]),
    ).toContainEqual(['slo:default/shop-failing', 'firing']);
  });

  it('agrees with what was measured, over time, by period and in the past', async () => {
    const range = 'from=2026-01-01T00:00:00Z';
    await until(async () => {
      const { slo: shown }: SloDetail = (await get(GOOD)).body;
      return (shown.objectives[0].measuredShare ?? 0) > 0.999;
    });
    const series: SloSeries = (await get(`${GOOD}/series`)).body;
    const total = series.points.reduce((sum, one) => sum + (one.total ?? 0), 0);
    const good = series.points.reduce((sum, one) => sum + (one.good ?? 0), 0);
    expect(good / total).toBeCloseTo(0.95, 10);
    // A week of minutes, and the edges of its first and last step.
    expect(total / 100 / 60).toBeGreaterThan(7 * 24 - 1);
    expect(total / 100 / 60).toBeLessThan(7 * 24 + 1);
    const last = series.points.findLast(({ sli }) => sli !== undefined);
    expect(last?.remaining).toBeCloseTo(0.5);
    expect(last?.burnRate).toBeCloseTo(0.5);
    const { slo: shown }: SloDetail = (await get(GOOD)).body;
    expect(shown.remaining).toBeCloseTo(last?.remaining ?? 0);

    const failed: SloSeries = (await get('/slos/default/shop-failing/series'))
      .body;
    expect(failed.marks.map(({ kind }) => kind)).toContain('alert');

    const history: SloHistory = (
      await get(`${GOOD}/history?zone=Europe/Prague`)
    ).body;
    expect(history.zone).toBe('Europe/Prague');
    expect(history.months[0]).toMatchObject({ complete: false });
    expect(history.months[0].sli).toBeCloseTo(0.95);

    const whatIf: SloWhatIf = (
      await get(`${GOOD}/what-if?target=0.96&window=14d`)
    ).body;
    expect(whatIf).toMatchObject({ target: 0.96, window: '14d' });
    expect(whatIf.current.remaining).toBeCloseTo(0.5);
    expect(whatIf.proposed.remaining).toBeCloseTo(1 - 0.05 / 0.04);
    expect(whatIf.yaml).toContain('target: 0.96');
    expect(whatIf.yaml).toContain('duration: 14d');
    expect((await get(`${GOOD}/series?${range}`)).body.stepSeconds).toBe(86400);
  });

  it('exports a table that a spreadsheet does not run', async () => {
    const { text, type, headers } = await get(
      '/slos/export.csv?text=hyperlink',
    );
    expect(type).toBe('text/csv');
    expect(headers['content-disposition']).toContain('slos.csv');
    const [head, line] = text.split('\r\n');
    expect(head).toMatch(/^slo,title,service,owner,/);
    expect(line).toContain(
      `slo:default/formula,"'=HYPERLINK(""https://evil.example.org""),""x""",component:default/shop`,
    );
    const { text: whole } = await get('/slos/export.csv');
    expect(whole).toMatch(/shop-failing.*,-\d/);
  });

  it('exports rules, and names what has none', async () => {
    const { text, type } = await get('/slos/rules.yaml');
    expect(type).toBe('application/yaml');
    expect(text).toContain('SloBurn');
    expect(text).toMatch(
      /^# Not everything.*\n(# .*\n)*# - slo:default\/shop-wrong: The document cannot be followed\./,
    );
    expect(text).toContain(
      'https://portal.example.org/operations/slos/default/shop-good',
    );
    const one = await get(
      '/slos/rules.yaml?slo=shop-good&format=prometheusrule',
    );
    expect(one.text).toContain('kind: PrometheusRule');
    expect(one.text).not.toContain('shop-failing');
    for (const format of ['rules', 'prometheusrule', 'tests']) {
      const none = await get(`/slos/rules.yaml?owner=shop&format=${format}`);
      expect([none.status, none.text]).toEqual([
        200,
        expect.stringMatching(/^# No SLO that you may see fits\./),
      ]);
    }
    const missing = await get('/slos/rules.yaml?slo=shop-gud');
    expect(missing.status).toBe(404);
    expect(missing.body.detail).toContain(
      'Did you mean slo:default/shop-good?',
    );
  });

  it('says which services promise nothing, and suggests what they could', async () => {
    const { body } = await get('/slos/coverage');
    expect(body).toMatchObject({ services: 4, covered: 3 });
    expect(body.missing).toEqual([
      { service: { ref: 'component:default/idle' }, suggested: true },
    ]);
    const idle = (await get('/services/component/default/idle/slos')).body;
    expect(idle.items).toEqual([]);
    expect(idle.suggestion.yaml).toContain('openslo/v1');
    const shop = (await get(`${SHOP}/slos`)).body;
    expect(shop.suggestion).toBeUndefined();
    expect(shop.items.map(({ name }: Slo) => name)).toContain('shop-wrong');
  });

  it('tells pipelines whether they may release', async () => {
    const gate = (name: string) =>
      get(`/services/component/default/${name}/release-gate`);
    const shop = await gate('shop');
    expect(shop.headers['x-release-allowed']).toBe('false');
    expect(shop.body).toMatchObject({ allowed: false, step: 'No releases' });
    const idle = await gate('idle');
    expect(idle.headers['x-release-allowed']).toBe('true');
    expect(idle.body).toMatchObject({ allowed: true, slos: [] });
    const wrong = await gate('wrong');
    expect(wrong.body.allowed).toBe(true);
    expect(wrong.body.reason).toContain('budget-policy cannot be followed');
  });

  it('asks for signals once for all who look, and says who does not answer', async () => {
    asked = [];
    const looks = await Promise.all(
      ['user', 'anonymous', 'service'].map(caller =>
        get(`${SHOP}/signals?hours=2`, caller as Caller),
      ),
    );
    await get(`${SHOP}/signals?hours=2.01`);
    expect(asked).toHaveLength(1);
    expect(asked[0].to - asked[0].from).toBe(2 * 60 * 60 * 1000);
    const { panels, links } = looks[0].body;
    expect(panels[0]).toMatchObject({ title: 'Requests in production' });
    expect(panels[1].problem).toContain('failing did not answer');
    expect(looks[0].text).not.toContain('password');
    expect(links).toEqual([
      {
        title: 'Queues',
        url: 'https://grafana.example.org/d/1',
        embedUrl: 'https://grafana.example.org/d/1',
      },
      { title: 'Elsewhere', url: 'https://other.example.org/d/2' },
      {
        title: 'Overview in Grafana',
        url: 'https://grafana.example.org/d/0',
        embedUrl: 'https://grafana.example.org/d/0',
      },
    ]);
    await get(`${SHOP}/signals?hours=3&environment=staging`);
    expect(asked).toHaveLength(2);
    const wrong = await get('/services/component/default/wrong/signals');
    expect(wrong.body.links).toEqual([]);
  });

  it.each([
    ['/slos?state=green', 'state', 'green'],
    ['/slos?cursor=abc', 'cursor', 'abc'],
    ['/slos?text=%00', 'text', '\0'],
    [`${GOOD}/series?objective=1`, 'objective', '1'],
    [`${GOOD}/series?from=yesterday`, 'from', 'yesterday'],
    [`${GOOD}/history?zone=Mars`, 'zone', 'Mars'],
    [`${GOOD}/what-if?window=soon`, 'window', 'soon'],
    [`${GOOD}/what-if?window=0d`, 'window', '0d'],
    [`${GOOD}/what-if?target=1`, 'target', '1'],
    ['/slos/rules.yaml?slo=:/', 'slo', ':/'],
    [`${SHOP}/signals?hours=100000`, 'hours', '100000'],
    ['/alerts?severity=red', 'severity', 'red'],
  ])('answers %s with a problem', async (path, field, value) => {
    const { status, type, body } = await get(path);
    expect([status, type]).toEqual([400, 'application/problem+json']);
    expect(body.errors).toEqual([
      {
        field,
        value,
        message: expect.stringMatching(/\w/),
        remedy: expect.stringMatching(/\w/),
      },
    ]);
  });

  it('names the closest SLO, and says of a document why it has no past', async () => {
    const missing = await get('/slos/default/shop-goood');
    expect(missing.body.detail).toContain(
      'Did you mean slo:default/shop-good?',
    );
    const hidden = await get('/slos/default/vault-secrets', 'anonymous');
    expect(hidden.body.detail).not.toContain('Did you mean');
    const wrong = await get('/slos/default/shop-wrong/series');
    expect(wrong.status).toBe(404);
    expect(wrong.body.detail).toContain('cannot be followed');
    const { slo: shown }: SloDetail = (await get('/slos/default/shop-wrong'))
      .body;
    expect(shown.state).toBe('invalid');
    expect(shown.problems.map(({ severity }) => severity)).toContain('error');
  });
});
