import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  FakePrometheus,
  measureAll,
  ratio,
  recent,
  refuse,
  sourceWith,
  tellUsual,
  TO,
} from './__testUtils__';

jest.setTimeout(60_000);

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
    tellUsual(server);
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
    tellUsual(other);
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
    tellUsual(server);
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
    tellUsual(server);
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
    tellUsual(server);
    const month = { from: TO - 30 * 86_400_000, to: TO, stepSeconds: 60 };
    const { steps } = await measure(good, month);
    expect(steps).toHaveLength(43_200);
    for (const { parameters } of server.asked) {
      const points =
        (Number(parameters.get('end')) - Number(parameters.get('start'))) / 60;
      expect(points).toBeLessThan(11_000);
    }
  });

  it('is asked once for what several SLIs share', async () => {
    tellUsual(server);
    await measureAll(source(), [
      { sli: good, ...recent },
      { sli: bad, ...recent },
      { sli: ratio({ good: 'sum(good)' }, 'sum(total)'), ...recent },
    ]);
    expect(server.queries().filter(query => query === 'total')).toHaveLength(1);
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
