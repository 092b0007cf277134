import { fullestOf, quotaRows, seriesOf } from './quotaRows';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const amountOf = (resource: string, used: number, hard: number) => ({
  resource,
  used,
  hard,
});
const DAYS = [
  { day: '2026-11-20', uses: [amountOf('limits.cpu', 1.8, 2)] },
  { day: '2026-11-22', uses: [amountOf('limits.cpu', 0.5, 2)] },
];

describe('the figures beside a wish for a quota', () => {
  it('are those of now, of the days that are kept, and of the wish', () => {
    const rows = quotaRows(
      {
        uses: [amountOf('limits.cpu', 1, 2), amountOf('count/pods', 3, 4)],
        days: DAYS,
      },
      {
        hard: { 'limits.cpu': '3', 'limits.memory': '1Gi' },
        wish: { 'limits.cpu': '4', 'requests.storage': '1Ki' },
      },
    );
    expect(rows).toEqual([
      { resource: 'count/pods', used: 3, most: 3, hard: 4 },
      { resource: 'limits.cpu', used: 1, most: 1.8, hard: 2, wish: 4 },
      { resource: 'limits.memory', hard: 2 ** 30 },
      { resource: 'requests.storage', wish: 1024 },
    ]);
    expect(fullestOf(rows)?.resource).toBe('limits.cpu');
    expect(fullestOf(rows.slice(2))).toBeUndefined();
  });

  it('leave days empty on which nobody looked', () => {
    const points = seriesOf(DAYS, 'limits.cpu', NOW);
    expect(points).toHaveLength(30);
    expect(points.slice(-4).map(({ values }) => values[0])).toEqual([
      undefined,
      1.8,
      undefined,
      0.5,
    ]);
    expect(new Date(points[29].start).toISOString()).toBe(
      '2026-11-22T00:00:00.000Z',
    );
  });
});
