import { SloSeries } from '@operate-first/plugin-operations-common';
import { domainOf, groupMarks, pointsOf } from './series';

const at = (minute: number) =>
  new Date(Date.UTC(2026, 10, 21, 10, minute)).toISOString();

const SERIES: SloSeries = {
  objective: 0,
  from: at(0),
  to: at(20),
  stepSeconds: 300,
  points: [
    { start: at(0), sli: 1, remaining: 1, burnRate: 0 },
    { start: at(5) },
    { start: at(10), sli: 0.9, remaining: -0.5, burnRate: 12 },
  ],
  marks: [],
};

describe('the series of an SLO', () => {
  it('lets a step last until its end, and leaves gaps open', () => {
    expect(
      pointsOf(SERIES, 'sli').map(({ start, values: [value] }) => [
        (start - Date.parse(at(0))) / 60_000,
        value,
      ]),
    ).toEqual([
      [0, 1],
      [5 - 1 / 60_000, 1],
      [5, undefined],
      [10, 0.9],
      [15 - 1 / 60_000, 0.9],
    ]);
  });

  it('spans what there is and what it is measured against', () => {
    expect(domainOf(SERIES, 'remaining', [])).toEqual([-0.5, 1]);
    expect(domainOf(SERIES, 'burnRate', [])).toEqual([0, 14]);
    const [low, high] = domainOf(SERIES, 'sli', [0.99]);
    expect(low).toBeLessThan(0.9);
    expect(high).toBe(1);
    expect(domainOf({ ...SERIES, points: [] }, 'burnRate', [])).toEqual([0, 2]);
  });

  it('makes one mark of what lies on the same place, kind by kind, and begins at the beginning', () => {
    const range = { from: Date.parse(at(0)), to: Date.parse(at(20)) };
    const mark = (kind: 'alert' | 'change', moment: string) => ({
      kind,
      at: moment,
      title: kind,
    });
    const groups = groupMarks(
      [
        mark('alert', '2026-11-20T00:00:00.000Z'),
        mark('alert', at(10)),
        mark('alert', '2026-11-21T10:10:10.000Z'),
        mark('change', at(10)),
        mark('change', at(40)),
      ],
      range,
    );
    expect(
      groups.map(({ kind, share, marks }) => [kind, share, marks.length]),
    ).toEqual([
      ['alert', 0, 1],
      ['alert', 0.5, 2],
      ['change', 0.5, 1],
    ]);
  });
});
