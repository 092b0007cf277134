import { durationSeconds, formatDuration, parseDuration } from './duration';

describe('durations', () => {
  it.each([
    ['5m', 5, 'm', 300],
    ['1h', 1, 'h', 3600],
    ['30d', 30, 'd', 2_592_000],
    ['4w', 4, 'w', 2_419_200],
    ['1M', 1, 'M', 2_592_000],
    ['1Q', 1, 'Q', 7_776_000],
    ['1Y', 1, 'Y', 31_536_000],
  ])('reads %s', (written, count, unit, seconds) => {
    const duration = parseDuration(written);
    expect(duration).toEqual({ count, unit });
    expect(formatDuration(duration)).toBe(written);
    expect(durationSeconds(duration)).toBe(seconds);
  });

  it.each(['', '30', 'd', '30 d', '-1d', '1.5h', '30D', '1d12h', '0d', '30s'])(
    'refuses "%s" with a sentence',
    written => {
      expect(() => parseDuration(written)).toThrow(
        `"${written}" is not a duration. Write a whole number and one of m`,
      );
    },
  );
});
