import { heldUntil, quietUntil } from './quietHours';

const NIGHT = { from: '22:00', to: '07:00', zone: 'Europe/Prague' };
const LUNCH = { from: '12:00', to: '13:30', zone: 'Asia/Kolkata' };
/** Ends within the hour that Prague has twice or not at all. */
const SHORT = { from: '22:00', to: '02:30', zone: 'Europe/Prague' };

describe('quietUntil', () => {
  it.each([
    ['in the evening', NIGHT, '2026-11-20T21:00:00Z', '2026-11-21T06:00:00Z'],
    ['after midnight', NIGHT, '2026-11-21T02:00:00Z', '2026-11-21T06:00:00Z'],
    [
      'at its last minute',
      NIGHT,
      '2026-11-21T05:59:59Z',
      '2026-11-21T06:00:59Z',
    ],
    ['in the morning', NIGHT, '2026-11-21T06:00:00Z', undefined],
    ['before it begins', NIGHT, '2026-11-20T20:59:59Z', undefined],
    ['by day', LUNCH, '2026-11-21T07:00:00Z', '2026-11-21T08:00:00Z'],
    ['at its end', LUNCH, '2026-11-21T08:00:00Z', undefined],
    // The clock is moved from 2 to 3 in this night: it is an hour shorter.
    ['in spring', NIGHT, '2026-03-28T21:30:00Z', '2026-03-29T05:00:00Z'],
    ['in autumn', NIGHT, '2026-10-24T20:30:00Z', '2026-10-25T06:00:00Z'],
    ['to a gap', SHORT, '2026-03-28T22:00:00Z', '2026-03-29T01:30:00Z'],
    ['again in autumn', SHORT, '2026-10-25T01:10:00Z', '2026-10-25T01:11:00Z'],
  ])('says until when it is quiet %s', (_, hours, now, end) => {
    const found = quietUntil(hours, Date.parse(now));
    expect(found && new Date(found).toISOString().replace('.000', '')).toBe(
      end,
    );
  });

  it('lets through what is severe', () => {
    const now = Date.parse('2026-11-20T23:00:00Z');
    const held = (severity: 1 | 2 | 3 | 4, exceptSeverity: number) =>
      heldUntil(
        { optOut: [], quietHours: { ...NIGHT, exceptSeverity } },
        severity,
        now,
      ) !== undefined;
    expect([1, 2, 3, 4].map(one => held(one as 1, 2))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect([held(1, 0), held(4, 4), held(2, 1)]).toEqual([true, false, true]);
    expect(heldUntil({ optOut: [] }, 4, now)).toBeUndefined();
    expect(heldUntil(undefined, 4, now)).toBeUndefined();
  });
});
