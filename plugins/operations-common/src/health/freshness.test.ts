import { effectiveStatus, expiresAt, staleReason } from './freshness';

const observedAt = '2026-11-20T12:00:00.000Z';
const at = (seconds: number) =>
  new Date(Date.parse(observedAt) + seconds * 1000);
const looked = {
  source: 'probe',
  observedAt,
  intervalSeconds: 10,
  status: 'healthy' as const,
};
const neverLooked = { ...looked, observedAt: undefined };

describe('freshness', () => {
  it.each([
    [0, 'healthy', undefined],
    [29.999, 'healthy', undefined],
    [30, 'unknown', 'probe has not looked for more than 3 intervals'],
    [3600, 'unknown', 'probe has not looked for more than 3 intervals'],
  ])('after %d s is worth %s', (seconds, status, reason) => {
    expect(effectiveStatus(looked, at(seconds))).toBe(status);
    expect(staleReason(looked, at(seconds))).toBe(reason);
  });

  it('expires three intervals after the look', () => {
    expect(expiresAt(looked)).toEqual(at(30));
    expect(expiresAt(neverLooked)).toBeUndefined();
  });

  it('knows nothing before the first look', () => {
    expect(effectiveStatus(neverLooked, at(0))).toBe('unknown');
    expect(staleReason(neverLooked, at(0))).toBe('probe has not looked yet');
  });

  it('says at once that a source fails, and counts its last word until it expires', () => {
    const failing = { ...looked, staleReason: 'eu-1 does not answer' };
    expect(staleReason(failing, at(1))).toBe('eu-1 does not answer');
    expect(effectiveStatus(failing, at(1))).toBe('healthy');
    expect(effectiveStatus(failing, at(31))).toBe('unknown');
  });
});
