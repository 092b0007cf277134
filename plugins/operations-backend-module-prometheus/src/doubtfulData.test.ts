import {
  FakePrometheus,
  FakeSeries,
  growing,
  measureAll,
  ratio,
  raw,
  recent,
  sourceWith,
  tell,
  tellUsual,
  threshold,
  TO,
} from './__testUtils__';

jest.setTimeout(60_000);

const past = {
  from: TO - 30 * 86_400_000,
  to: TO - 30 * 86_400_000 + 600_000,
  stepSeconds: 60,
};

describe('with a server whose data are doubtful, that', () => {
  let server: FakePrometheus;
  const good = ratio({ good: 'good' }, 'total');
  const bad = ratio({ bad: 'bad' }, 'total');

  const source = (options = {}) =>
    sourceWith({
      name: 'eu-1',
      title: 'Prometheus eu-1',
      url: server.url,
      recordedRules: false,
      timeout: { milliseconds: 500 },
      ...options,
    });
  const measure = async (sli = good, range = recent) => {
    const [answer] = await measureAll(source(), [{ sli, ...range }]);
    return answer;
  };

  beforeEach(async () => {
    server = await FakePrometheus.start();
  });
  afterEach(() => server.stop());

  it('answers in part, is not counted from', async () => {
    tellUsual(server);
    server.extras = { warnings: ['receive: no store for eu-2 at 10.0.0.7'] };
    const { steps, problem } = await measure();
    expect(steps).toEqual([]);
    expect(problem).toMatchObject({
      code: 'prometheus.partial',
      message: 'Prometheus eu-1 answered only in part, so nothing is counted.',
      detail: 'receive: no store for eu-2 at 10.0.0.7',
    });
    expect(server.asked[0].parameters.get('partial_response')).toBe('false');
  });

  it('doubts the query, is quoted in our words', async () => {
    tellUsual(server);
    server.extras = {
      infos: [
        'PromQL info: metric might not be a counter, name does not end in _total: "total" (1:1)',
      ],
      warnings: [
        'PromQL warning: encountered a mix of histograms and floats (1:1)',
      ],
    };
    const { steps, warnings } = await measure();
    expect(steps).toHaveLength(10);
    expect(warnings).toEqual([
      'Prometheus eu-1 finds histograms and numbers mixed in the query.',
    ]);
  });

  it('answers with NaN and +Inf, loses those alone', async () => {
    const odd = (value: string): FakeSeries => {
      const series = growing({}, 10);
      return {
        ...series,
        at: time =>
          time === recent.from / 1000 + 180 ? value : series.at(time),
      };
    };
    for (const value of ['NaN', '+Inf', 'nonsense']) {
      tell(server, { total: [odd(value)], good: [growing({}, 9)] });
      const { steps, warnings } = await measure();
      // What happened while it was odd counts when it is over.
      expect(steps.map(({ total }) => total)).toEqual([
        600, 600, 1200, 600, 600, 600, 600, 600, 600,
      ]);
      expect(warnings.join()).toMatch(
        value === 'nonsense' ? /^$|more good/ : /no numbers; they are left out/,
      );
    }
  });

  it('answers with one series twice, is counted once', async () => {
    tell(server, {
      total: [growing({}, 10), growing({}, 10)],
      good: [growing({}, 9)],
    });
    const { steps, warnings } = await measure();
    expect(steps[0]).toMatchObject({ good: 540, total: 600 });
    expect(warnings).toEqual([
      'Prometheus eu-1 answers with the same series twice; it is counted once.',
    ]);
  });

  it('has copies of each series, counts each once where it is told of replicas', async () => {
    const twice = (perSecond: number) =>
      ['a', 'b'].map(replica => growing({ replica }, perSecond));
    tell(server, { total: twice(10), good: twice(9) });
    const [{ steps, warnings }] = await measureAll(
      source({ replicaLabels: ['replica'] }),
      [{ sli: good, ...recent }],
    );
    expect(steps[0]).toMatchObject({ good: 540, total: 600 });
    expect(warnings).toEqual([]);
  });

  it('has more good events than events, clamps and says it', async () => {
    tell(server, { total: [growing({}, 9)], good: [growing({}, 10)] });
    const { steps, warnings } = await measure();
    expect(steps[0]).toMatchObject({ good: 540, total: 540 });
    expect(warnings).toEqual([
      'There were more good events than events at all; the surplus does not count.',
    ]);
  });

  it('has no series at all, is unknown now; long ago, it is a gap', async () => {
    const now = await measure();
    expect(now).toMatchObject({
      steps: [],
      measuredUntil: TO,
      problem: { code: 'prometheus.noSeries' },
    });
    const then = await measure(good, past);
    expect(then).toMatchObject({ steps: [], measuredUntil: past.to });
    expect(then.problem).toBeUndefined();
  });

  it('has no bad events, has none only where there are events', async () => {
    tell(server, { total: [growing({}, 10)] });
    const { steps, warnings } = await measure(bad);
    expect(steps[0]).toMatchObject({ good: 600, total: 600 });
    expect(warnings).toEqual([
      'Prometheus eu-1 has had no series of bad events for a week; they count as none.',
    ]);
    tell(server, {});
    expect((await measure(bad)).steps).toEqual([]);
  });

  it('has never had good events, is not said to fail', async () => {
    tell(server, { total: [growing({}, 10)] });
    const { steps, problem } = await measure();
    expect(steps).toEqual([]);
    expect(problem).toMatchObject({ code: 'prometheus.noGoodSeries' });
  });

  it('had good events this week, and has none now, fails', async () => {
    tell(server, { total: [growing({}, 10)] });
    server.answer = (asked, response) => {
      const isSeries = asked.path.endsWith('/series');
      server.series = query =>
        query === 'total' || isSeries ? [growing({}, 10)] : [];
      server.matrix(asked, response);
    };
    const { steps, problem } = await measure();
    expect(problem).toBeUndefined();
    expect(steps[0]).toMatchObject({ good: 0, total: 600 });
  });

  it('disagrees with another, each is believed for its own SLIs', async () => {
    const other = await FakePrometheus.start();
    tellUsual(server);
    tell(other, { total: [growing({}, 20)], good: [growing({}, 20)] });
    const both = sourceWith(
      { name: 'one', url: server.url },
      { name: 'two', url: other.url, dataSources: ['second'] },
    );
    const answers = await measureAll(
      both,
      ['one', 'second'].map(dataSource => ({
        sli: ratio({ good: 'good' }, 'total', { dataSource }),
        ...recent,
      })),
    );
    expect(
      answers.map(({ steps }) => `${steps[0].good}/${steps[0].total}`),
    ).toEqual(['540/600', '1200/1200']);
    await other.stop();
  });

  it('answers thresholds with NaN where nothing happened, and nothing where nobody looked', async () => {
    const values: Array<string | undefined> = [
      '0.2',
      '0.7',
      'NaN',
      undefined,
      '+Inf',
    ];
    server.series = () => [
      {
        metric: {},
        at: time => values[Math.round(time - recent.from / 1000) / 60 - 1],
      },
    ];
    const { steps } = await measure(threshold('p99', 'lte', 0.5));
    expect(steps.map(({ start, good: g, total }) => [start, g, total])).toEqual(
      [
        [recent.from, 60, 60],
        [recent.from + 60_000, 0, 60],
        [recent.from + 120_000, 0, 0],
        [recent.from + 240_000, 0, 60],
      ],
    );
  });

  it('answers with ratios, they count seconds; several are no ratio', async () => {
    server.series = () => [{ metric: {}, at: () => 0.75 }];
    const { steps } = await measure(raw('some_ratio', 'failure'));
    expect(steps[0]).toMatchObject({ good: 15, total: 60 });
    server.series = () => [
      { metric: { a: '1' }, at: () => 0.75 },
      { metric: { a: '2' }, at: () => 0.5 },
    ];
    expect(await measure(raw('some_ratio'))).toMatchObject({
      steps: [],
      problem: {
        code: 'prometheus.severalRatios',
        message: expect.stringContaining('ratios cannot be added'),
      },
    });
  });
});
