import fc from 'fast-check';
import { incidentMetrics, MeasuredIncident } from './incidentMetrics';

const START = Date.parse('2026-01-15T00:00:00Z');
const RANGE = { from: START, to: Date.parse('2026-04-02T00:00:00Z') };
const MINUTE = 60_000;

function incident(fields: Partial<MeasuredIncident> = {}): MeasuredIncident {
  const startedAt = fields.startedAt ?? START;
  return {
    startedAt,
    detectedAt: startedAt + MINUTE,
    drill: false,
    duplicate: false,
    groups: [],
    ...fields,
  };
}

describe('metrics of incidents', () => {
  it('are empty where nothing happened, with every month', () => {
    const { groups, trend } = incidentMetrics([], RANGE, 'none');
    const none = { count: 0 };
    const times = {
      timeToDetect: none,
      timeToAcknowledge: none,
      timeToResolve: none,
    };
    expect(groups).toEqual([{ incidents: 0, open: 0, ...times }]);
    expect(trend).toEqual(
      ['01', '02', '03', '04'].map(month => ({
        start: `2026-${month}-01T00:00:00.000Z`,
        incidents: 0,
        ...times,
      })),
    );
    expect(incidentMetrics([], RANGE, 'service').groups).toEqual([]);
  });

  it('count from the beginning, from the detection, and by the nearest rank', () => {
    const incidents = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(minutes =>
      incident({
        acknowledgedAt: START + MINUTE + minutes * MINUTE,
        resolvedAt: START + minutes * 10 * MINUTE,
      }),
    );
    const [group] = incidentMetrics(incidents, RANGE, 'none').groups;
    expect(group).toEqual({
      incidents: 10,
      open: 0,
      timeToDetect: { count: 10, mean: 60, median: 60, p90: 60 },
      timeToAcknowledge: { count: 10, mean: 330, median: 300, p90: 540 },
      timeToResolve: { count: 10, mean: 3300, median: 3000, p90: 5400 },
    });
  });

  it('leave out drills, duplicates, what lies outside, and what is impossible', () => {
    const incidents = [
      incident({ drill: true }),
      incident({ duplicate: true }),
      incident({ startedAt: RANGE.from - 1 }),
      incident({ startedAt: RANGE.to }),
      incident({ acknowledgedAt: START, resolvedAt: START }),
    ];
    const [group] = incidentMetrics(incidents, RANGE, 'none').groups;
    expect(group).toMatchObject({
      incidents: 1,
      timeToAcknowledge: { count: 0 },
      timeToResolve: { count: 1, median: 0, p90: 0 },
    });
  });

  it('tell what is open, and do not take it for quick', () => {
    const incidents = [incident(), incident({ resolvedAt: START + MINUTE })];
    const [group] = incidentMetrics(incidents, RANGE, 'none').groups;
    expect(group).toMatchObject({
      incidents: 2,
      open: 1,
      timeToResolve: { count: 1, median: 60 },
    });
  });

  it('are grouped, the most frequent first, without a name last', () => {
    const [a, b] = ['a', 'b'].map(ref => ({ ref, title: `Title ${ref}` }));
    const incidents = [
      incident({ groups: [b] }),
      incident({ groups: [b, a] }),
      incident({}),
    ];
    const { groups } = incidentMetrics(incidents, RANGE, 'service');
    expect(groups.map(({ name, incidents: n }) => [name, n])).toEqual([
      [b, 2],
      [a, 1],
      [undefined, 1],
    ]);
  });

  it('are told by the month in which it began', () => {
    const incidents = [
      incident({ startedAt: Date.parse('2026-01-31T23:59:59.999Z') }),
      incident({ startedAt: Date.parse('2026-02-01T00:00:00Z') }),
      incident({ startedAt: Date.parse('2026-03-31T23:30:00-02:00') }),
    ];
    const { trend } = incidentMetrics(incidents, RANGE, 'none');
    expect(trend.map(one => one.incidents)).toEqual([1, 1, 0, 1]);
  });

  it('add up, whatever happened', () => {
    const time = fc.integer({ min: RANGE.from, max: RANGE.to - 1 });
    const any = fc
      .record({
        startedAt: time,
        resolvedAt: fc.option(time, { nil: undefined }),
      })
      .map(incident);
    fc.assert(
      fc.property(fc.array(any), incidents => {
        const { groups, trend } = incidentMetrics(incidents, RANGE, 'none');
        const [{ open, timeToResolve }] = groups;
        const { median = 0, p90 = 0 } = timeToResolve;
        expect(trend.reduce((sum, one) => sum + one.incidents, 0)).toBe(
          incidents.length,
        );
        expect(open + timeToResolve.count).toBeLessThanOrEqual(
          incidents.length,
        );
        expect(median).toBeLessThanOrEqual(p90);
      }),
    );
  });
});
