import { RECORDED_SERIES } from '@operate-first/plugin-operations-common';
import {
  counter,
  countedByHand,
  describeWithPrometheus,
  END,
  HOURS,
  measureAll,
  ratio,
  raw,
  RawSeries,
  RealPrometheus,
  recorded,
  SCRAPE,
  sourceWith,
  START,
  threshold,
} from './__testUtils__';

jest.setTimeout(120_000);

const bursts = (second: number) =>
  Math.floor(second / 600) % 7 === 3 ? 97 : (second / SCRAPE) % 4;
const failures = (second: number) =>
  Math.floor(second / 600) % 7 === 3 ? 11 : 0;

const GOOD = [
  counter({ job: 'shop', instance: 'a:80', code: '200' }, bursts, {
    resets: [START + 7_230],
  }),
  counter({ job: 'shop', instance: 'bb:80', code: '200' }, bursts),
];
const BAD = [
  counter({ job: 'shop', instance: 'a:80', code: '500' }, failures, {
    resets: [START + 7_230],
  }),
  // The first error of an instance that has been there for hours: its series begins with it.
  counter({ job: 'shop', instance: 'bb:80', code: '500' }, () => 3, {
    born: START + 3 * 3600 + 45,
  }),
];
const LATENCY: RawSeries = {
  name: 'latency_seconds',
  labels: { job: 'shop' },
  samples: GOOD[0].samples.map(([time], i) => [time, i % 40 < 10 ? 0.9 : 0.1]),
};

const TOTAL = 'http_requests_total{job="shop"}';
const ERRORS = 'http_requests_total{job="shop",code=~"5.."}';
const range = { from: START * 1000, to: END * 1000 };

describeWithPrometheus('with a real Prometheus', () => {
  let prometheus: RealPrometheus;
  const many = Array.from({ length: 40 }, (_, i) =>
    ratio({ bad: ERRORS.replace('5..', `5${i % 10}.`) }, TOTAL),
  );

  beforeAll(async () => {
    prometheus = await RealPrometheus.start([
      ...GOOD,
      ...BAD,
      LATENCY,
      ...many.flatMap(({ id }) => [
        recorded(RECORDED_SERIES.good, id, 90),
        recorded(RECORDED_SERIES.total, id, 100),
      ]),
    ]);
  });
  afterAll(() => prometheus?.stop());

  it.each([60, 300])(
    'counts in steps of %p s what the raw counters have counted between the same edges',
    async stepSeconds => {
      const source = sourceWith({ name: 'real', url: prometheus.url });
      const spellings = [
        ratio({ bad: ERRORS }, TOTAL),
        ratio({ bad: `sum(${ERRORS})` }, `sum by (code) (${TOTAL})`),
        ratio(
          {
            good: `sum(increase(${TOTAL}[{{.window}}])) - sum(increase(${ERRORS}[{{.window}}]))`,
          },
          `sum(increase(${TOTAL}[{{.window}}]))`,
          { counter: false },
        ),
        raw(`sum(rate(${ERRORS}[5m])) / sum(rate(${TOTAL}[5m]))`, 'failure'),
        raw(`1 - (sum(rate(${ERRORS}[5m])) / sum(rate(${TOTAL}[5m])))`),
      ];
      const measured = await measureAll(
        source,
        spellings.map(sli => ({ sli, ...range, stepSeconds })),
      );
      const total = countedByHand([...GOOD, ...BAD], START, END, stepSeconds);
      const bad = countedByHand(BAD, START, END, stepSeconds);
      for (const { problem, warnings, steps, measuredUntil } of measured) {
        expect({ problem, warnings, measuredUntil }).toEqual({
          problem: undefined,
          warnings: [],
          measuredUntil: range.to,
        });
        expect(steps.map(step => step.total)).toEqual(total);
        expect(steps.map(step => step.total - step.good)).toEqual(bad);
        expect(steps[0]).toMatchObject({
          start: range.from,
          coveredSeconds: stepSeconds,
        });
      }
      expect(bad.reduce((a, b) => a + b)).toBeGreaterThan(1_000);
    },
  );

  it('measures the same in pieces as in one', async () => {
    const source = sourceWith({ name: 'real', url: prometheus.url });
    const sli = ratio({ bad: ERRORS }, TOTAL);
    const [whole] = await measureAll(source, [
      { sli, ...range, stepSeconds: 60 },
    ]);
    const pieces = [];
    for (let from = range.from; from < range.to; from += 7 * 60_000) {
      const to = Math.min(from + 7 * 60_000, range.to);
      const [piece] = await measureAll(source, [
        { sli, from, to, stepSeconds: 60 },
      ]);
      pieces.push(...piece.steps);
    }
    expect(pieces).toEqual(whole.steps);
  });

  it('adds up long steps from shorter ones, in which no restart is missed', async () => {
    const source = sourceWith({ name: 'real', url: prometheus.url });
    const [{ steps, measuredUntil }] = await measureAll(source, [
      { sli: ratio({ bad: ERRORS }, TOTAL), ...range, stepSeconds: 3_600 },
    ]);
    const short = countedByHand([...GOOD, ...BAD], START, END, 300);
    expect(steps.map(({ total }) => total)).toEqual(
      Array.from({ length: HOURS }, (_, i) =>
        short.slice(i * 12, i * 12 + 12).reduce((a, b) => a + b),
      ),
    );
    expect(steps[0].coveredSeconds).toBe(3_600);
    expect(measuredUntil).toBe(range.to);
  });

  it('reads a value at each step for a threshold, and counts seconds', async () => {
    const source = sourceWith({ name: 'real', url: prometheus.url });
    const [{ steps }] = await measureAll(source, [
      {
        sli: threshold('latency_seconds', 'lt', 0.5),
        ...range,
        stepSeconds: 60,
      },
    ]);
    const slowAt = (edge: number) =>
      LATENCY.samples.filter(([time]) => time <= edge).at(-1)![1] > 0.5;
    expect(steps.map(({ good }) => good)).toEqual(
      steps.map(({ start }) => (slowAt(start / 1000 + 60) ? 0 : 60)),
    );
    expect(steps).toHaveLength(HOURS * 60);
    expect(new Set(steps.map(({ total, good }) => `${good}/${total}`))).toEqual(
      new Set(['0/60', '60/60']),
    );
  });

  it('reads what rules have recorded of all SLIs in a few queries', async () => {
    const source = sourceWith({ name: 'real', url: prometheus.url });
    // The index is of now; what is recorded lies in the past.
    const now = jest.spyOn(Date, 'now').mockReturnValue(END * 1000);
    try {
      const before = prometheus.queryLog().length;
      const measured = await measureAll(
        source,
        many.map(sli => ({
          sli,
          from: (END - 1800) * 1000,
          to: END * 1000,
          stepSeconds: 300,
        })),
      );
      const asked = prometheus.queryLog().slice(before);
      expect(asked.length).toBeLessThanOrEqual(10);
      const [{ steps }] = measured;
      // Five samples of 100 and their seconds, modulo 7.
      const byHand = (start: number, base: number) =>
        [1, 2, 3, 4, 5]
          .map(i => start / 1000 + i * 60 - 43)
          .reduce((sum, time) => sum + base + (time % 7), 0);
      expect(steps).toEqual(
        steps.map(({ start }) => ({
          start,
          good: byHand(start, 90),
          total: byHand(start, 100),
          coveredSeconds: 300,
        })),
      );
      expect(steps).toHaveLength(6);
    } finally {
      now.mockRestore();
    }
  });

  it('reads at least 500 times fewer samples than a query over the whole window', async () => {
    const source = sourceWith({
      name: 'real',
      url: prometheus.url,
      recordedRules: false,
    });
    const before = prometheus.queryLog().length;
    await measureAll(source, [
      {
        sli: ratio({ bad: ERRORS }, TOTAL),
        from: (END - 120) * 1000,
        to: END * 1000,
        stepSeconds: 60,
      },
    ]);
    const ours = prometheus
      .queryLog()
      .slice(before)
      .reduce((sum, { samples }) => sum + samples, 0);
    // Six hours are here; thirty days are 120 times as many.
    const whole = `sum(increase(${TOTAL}[${HOURS}h])) + sum(increase(${ERRORS}[${HOURS}h]))`;
    await fetch(
      `${prometheus.url}/api/v1/query?query=${encodeURIComponent(
        whole,
      )}&time=${END}`,
    );
    const theirs = prometheus.queryLog().at(-1)!.samples * 120;
    expect(theirs / ours).toBeGreaterThan(500);
  });

  it('knows no more of what a restarted server has lost, and counts on from what comes', async () => {
    const lost = START + 2 * 3600;
    const kept = [...GOOD, ...BAD].map(series => ({
      ...series,
      samples: series.samples.filter(([time]) => time >= lost + 1800),
    }));
    const other = await RealPrometheus.start(kept);
    try {
      const source = sourceWith({ name: 'real', url: other.url });
      const [{ steps, problem }] = await measureAll(source, [
        {
          sli: ratio({ bad: ERRORS }, TOTAL),
          from: lost * 1000,
          to: END * 1000,
          stepSeconds: 300,
        },
      ]);
      expect(problem).toBeUndefined();
      // Half an hour is lost, and the step in which it begins anew has no beginning.
      expect(steps[0].start).toBe((lost + 1800 + 300) * 1000);
      const expected = countedByHand([...GOOD, ...BAD], lost + 2100, END, 300);
      expect(steps.map(({ total }) => total)).toEqual(expected);
    } finally {
      await other.stop();
    }
  });

  it('keeps an hour in which Prometheus was down as a gap, and counts its events when it is back', async () => {
    const down = [START + 3 * 3_600, START + 4 * 3_600];
    const all = [...GOOD, BAD[0]];
    const other = await RealPrometheus.start(
      all.map(series => ({
        ...series,
        samples: series.samples.filter(
          ([time]) => time < down[0] || time >= down[1],
        ),
      })),
    );
    try {
      const source = sourceWith({ name: 'real', url: other.url });
      const [{ steps, problem }] = await measureAll(source, [
        { sli: ratio({ bad: ERRORS }, TOTAL), ...range, stepSeconds: 300 },
      ]);
      expect(problem).toBeUndefined();
      const starts = steps.map(({ start }) => start / 1000);
      expect(starts).toEqual(
        Array.from({ length: HOURS * 12 }, (_, i) => START + i * 300).filter(
          start => start < down[0] || start >= down[1],
        ),
      );
      const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
      expect(sum(steps.map(({ total }) => total))).toBe(
        sum(countedByHand(all, START, END, 300)),
      );
    } finally {
      await other.stop();
    }
  });
});
