import fc from 'fast-check';
import { Coverage } from './Coverage';

const START = Date.UTC(2026, 10, 20);

describe('Coverage', () => {
  it('tiles time with looks on a grid, however late their timers fire', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 999 }),
        fc.array(fc.integer({ min: 0, max: 300 }), {
          minLength: 2,
          maxLength: 200,
        }),
        (seconds, phase, delays) => {
          const coverage = Coverage.since(new Date(START));
          const taken = delays.map((late, i) =>
            coverage.take(
              new Date(START + phase + i * seconds * 1000 + late),
              seconds * 1000,
            ),
          );
          const covered = taken.reduce((sum, one) => sum + one, 0);
          const elapsed = (delays.length - 1) * seconds;
          expect(Math.abs(covered - elapsed)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('covers no second twice and none before it began', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            // Clocks are set back, too.
            pause: fc.integer({ min: -5_000, max: 100_000 }),
            interval: fc.integer({ min: 1_000, max: 60_000 }),
          }),
          { maxLength: 100 },
        ),
        looks => {
          const coverage = Coverage.since(new Date(START));
          let now = START;
          let latest = START;
          let covered = 0;
          for (const { pause, interval } of looks) {
            now += pause;
            latest = Math.max(latest, now);
            const taken = coverage.take(new Date(now), interval);
            expect(taken).toBeGreaterThanOrEqual(0);
            expect(taken).toBeLessThanOrEqual(Math.ceil(interval / 1000));
            covered += taken;
            expect(covered * 1000).toBeLessThanOrEqual(latest - START);
          }
        },
      ),
    );
  });

  it('leaves a gap where nobody looked', () => {
    const coverage = Coverage.since(new Date(START));
    expect(coverage.take(new Date(START + 4_000), 10_000)).toBe(4);
    expect(coverage.take(new Date(START + 14_000), 10_000)).toBe(10);
    expect(coverage.take(new Date(START + 600_000), 10_000)).toBe(10);
    expect(coverage.take(new Date(START + 610_000), 10_000)).toBe(10);
  });

  it('gives two looks of one moment two moments', () => {
    const coverage = Coverage.since(new Date(START));
    const now = new Date(START + 5);
    const moments = [1, 2, 3].map(() => coverage.nextMoment(now).getTime());
    expect(moments).toEqual([START + 5, START + 6, START + 7]);
  });
});
