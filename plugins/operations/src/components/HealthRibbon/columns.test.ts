import { columnsOf, worstAround } from './columns';
import { Stretch } from './stretches';

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const stretch = (kind: Stretch['kind'], from: number, to: number): Stretch => ({
  kind,
  from,
  to,
  reasons: [],
});
const outage = WEEK - 45_000;
const STRETCHES = [
  stretch('healthy', 0, WEEK / 2),
  stretch('degraded', WEEK / 2, WEEK / 2 + 600 * MINUTE),
  stretch('healthy', WEEK / 2 + 600 * MINUTE, outage),
  stretch('down', outage, WEEK),
];

describe('columnsOf', () => {
  it('covers the time without gaps, and draws equal neighbours as one', () => {
    const columns = columnsOf(STRETCHES);
    expect(columns[0].from).toBe(0);
    expect(columns[columns.length - 1].to).toBe(WEEK);
    columns.slice(1).forEach((column, index) => {
      expect(column.from).toBe(columns[index].to);
    });
    expect(columns.map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([
      ['healthy'],
      ['degraded'],
      ['healthy'],
      ['healthy', 'down'],
    ]);
  });

  it('gives 45 seconds of half an hour their share of a column', () => {
    const last = columnsOf(STRETCHES).slice(-1)[0];
    expect(last.to - last.from).toBeCloseTo(30 * MINUTE, 0);
    expect(last.parts[1].share).toBeCloseTo(0.025, 6);
    expect(last.parts[0].share).toBeCloseTo(0.975, 6);
  });
});

describe('worstAround', () => {
  it('finds what the eye sees in a column, wherever one points in it', () => {
    expect(worstAround(STRETCHES, WEEK - 20 * MINUTE).kind).toBe('down');
    expect(worstAround(STRETCHES, WEEK - 40 * MINUTE).kind).toBe('healthy');
  });
});
