import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  FakePrometheus,
  FakeSeries,
  measureAll,
  ratio,
  raw,
  refuse,
  sourceWith,
  threshold,
} from './__testUtils__';

jest.setTimeout(60_000);

const TO = Math.floor(Date.now() / 300_000) * 300_000;
const recent = { from: TO - 600_000, to: TO, stepSeconds: 60 };
const past = {
  from: TO - 30 * 86_400_000,
  to: TO - 30 * 86_400_000 + 600_000,
  stepSeconds: 60,
};
const TARGET = { job: 'shop', instance: 'a' };

/** Grows by so much each second. */
function growing(
  labels: Record<string, string>,
  perSecond: number,
): FakeSeries {
  return {
    metric: { ...TARGET, ...labels },
    at: time => Math.round((time - TO / 1000 + 86_400 * 60) * perSecond),
  };
}

/** A server that is told by `total`, `good` and `bad` what to answer with. */
function tell(server: FakePrometheus, all: Record<string, FakeSeries[]>): void {
  server.series = query => all[query] ?? [];
}

describe('with a server that', () => {
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

  it('is well, everything is counted', async () => {
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
    const { steps, problem, warnings, measuredUntil } = await measure();
    expect({ problem, warnings, measuredUntil }).toEqual({
      problem: undefined,
      warnings: [],
      measuredUntil: TO,
    });
    expect(steps).toEqual(
      Array.from({ length: 10 }, (_, i) => ({
        start: recent.from + i * 60_000,
        good: 540,
        total: 600,
        coveredSeconds: 60,
      })),
    );
  });

  it.each([
    ['400', 'bad_data', 'parse error', 'prometheus.query', /cannot follow/],
    ['422', 'execution', 'many-to-many', 'prometheus.query', /cannot follow/],
    ['401', '', 'who are you', 'prometheus.refused', /does not let/],
    ['500', 'internal', 'boom', 'prometheus.error', /fails \(status 500\)/],
    ['502', '', '<html>bad gateway', 'prometheus.error', /fails/],
    ['404', '', '<html>not here', 'prometheus.answer', /does not speak/],
    ['302', '', '', 'prometheus.answer', /does not speak/],
  ])(
    'answers %s, is not taken at its word',
    async (status, type, text, code, words) => {
      server.answer = (_, response) =>
        type
          ? refuse(response, Number(status), type, text)
          : response.writeHead(Number(status), { location: '/x' }).end(text);
      const { steps, problem, measuredUntil } = await measure();
      expect(steps).toEqual([]);
      expect(measuredUntil).toBe(recent.from);
      expect(problem).toMatchObject({
        code,
        message: expect.stringMatching(words),
      });
      expect(problem?.message).not.toContain('127.0.0.1');
    },
  );

  it.each([
    ['a page of HTML', '<html>Sign in</html>'],
    ['JSON of somebody else', '{"hello":"world"}'],
    [
      'another shape',
      '{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}',
    ],
    ['half an answer', '{"status":"success","data":{"resultType":"matr'],
  ])('answers with %s, is not counted from', async (_, text) => {
    server.answer = (__, response) => response.end(text);
    const { steps, problem } = await measure();
    expect(steps).toEqual([]);
    expect(problem).toMatchObject({ code: 'prometheus.answer' });
  });

  it('is down, is said to be', async () => {
    const closed = createServer();
    await new Promise<void>(resolve => {
      closed.listen(0, '127.0.0.1', resolve);
    });
    const { port } = closed.address() as { port: number };
    await new Promise(resolve => closed.close(resolve));
    const [answer] = await measureAll(
      source({ url: `http://127.0.0.1:${port}` }),
      [{ sli: good, ...recent }],
    );
    expect(answer).toMatchObject({
      steps: [],
      measuredUntil: recent.from,
      problem: {
        code: 'prometheus.unreachable',
        message: 'Prometheus eu-1 does not answer.',
      },
    });
  });

  it('hangs, costs one time limit for many SLIs, and not those of another server', async () => {
    server.answer = () => {};
    const other = await FakePrometheus.start();
    tell(other, { total: [growing({}, 10)], good: [growing({}, 9)] });
    const both = sourceWith(
      {
        name: 'slow',
        url: server.url,
        recordedRules: false,
        timeout: { milliseconds: 300 },
      },
      { name: 'well', url: other.url },
    );
    const requests = [
      ...Array.from({ length: 60 }, (_, i) => ({
        sli: ratio({ good: `good${i}` }, `total${i}`, { dataSource: 'slow' }),
        ...recent,
      })),
      {
        sli: ratio({ good: 'good' }, 'total', { dataSource: 'well' }),
        ...recent,
      },
    ];
    const order: string[] = [];
    for await (const { problem } of both.measure(requests, {
      signal: new AbortController().signal,
    })) {
      order.push(problem?.code ?? 'measured');
    }
    expect(order[0]).toBe('measured');
    expect(order.slice(1)).toEqual(Array(60).fill('prometheus.timeout'));
    // The rest was not even asked.
    expect(server.asked.length).toBeLessThan(20);
    await other.stop();
  });

  it('asks to be left alone, is', async () => {
    server.answer = (_, response) => {
      response.setHeader('retry-after', '120');
      refuse(response, 429, 'too_many_requests', 'slow down');
    };
    const patient = source({ concurrency: 1 });
    const ask = () => measureAll(patient, [{ sli: good, ...recent }]);
    const [first] = await ask();
    const [second] = await ask();
    expect(first.problem).toMatchObject({
      code: 'prometheus.throttled',
      message: 'Prometheus eu-1 asks to be left alone for 120 s.',
    });
    expect(second.problem).toEqual(first.problem);
    expect(server.asked).toHaveLength(1);
  });

  it('comes back, is asked again', async () => {
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
    server.answer = (_, response) => refuse(response, 503, '', 'starting');
    const steady = source();
    const ask = () => measureAll(steady, [{ sli: good, ...recent }]);
    await ask();
    expect((await ask())[0].problem).toMatchObject({
      code: 'prometheus.error',
    });
    server.answer = undefined;
    for (let i = 0; i < 100; i += 1) {
      const [{ steps }] = await ask();
      if (steps.length === 10) return;
      await delay(200);
    }
    throw new Error('It is not asked again');
  });

  it('cannot answer for so long a range, is asked for shorter ones', async () => {
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
    server.answer = (asked, response) => {
      const [start, end] = ['start', 'end'].map(name =>
        Number(asked.parameters.get(name)),
      );
      if (end - start > 3_600) {
        refuse(
          response,
          422,
          'execution',
          'query processing would load too many samples into memory',
        );
      } else server.matrix(asked, response);
    };
    const day = { from: TO - 86_400_000, to: TO, stepSeconds: 60 };
    const { steps, problem } = await measure(good, day);
    expect(problem).toBeUndefined();
    expect(steps).toHaveLength(1_440);
    expect(new Set(steps.map(each => `${each.good}/${each.total}`))).toEqual(
      new Set(['540/600']),
    );
  });

  it('answers with 11,000 points at most, is asked for no more', async () => {
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
    const month = { from: TO - 30 * 86_400_000, to: TO, stepSeconds: 60 };
    const { steps } = await measure(good, month);
    expect(steps).toHaveLength(43_200);
    for (const { parameters } of server.asked) {
      const points =
        (Number(parameters.get('end')) - Number(parameters.get('start'))) / 60;
      expect(points).toBeLessThan(11_000);
    }
  });

  it('answers in part, is not counted from', async () => {
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
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
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
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
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
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

  it('is asked once for what several SLIs share', async () => {
    tell(server, { total: [growing({}, 10)], good: [growing({}, 9)] });
    await measureAll(source(), [
      { sli: good, ...recent },
      { sli: bad, ...recent },
      { sli: ratio({ good: 'sum(good)' }, 'sum(total)'), ...recent },
    ]);
    expect(server.queries().filter(query => query === 'total')).toHaveLength(1);
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

  it('is not waited for once nobody wants to know', async () => {
    server.answer = () => {};
    const leaving = new AbortController();
    const asking = measureAll(
      source({ timeout: '30s' }),
      [{ sli: good, ...recent }],
      leaving.signal,
    );
    setTimeout(() => leaving.abort(), 100);
    await expect(asking).rejects.toThrow(/abort/i);
  });
});
