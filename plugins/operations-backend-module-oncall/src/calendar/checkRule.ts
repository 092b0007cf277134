import ICAL from 'ical.js';

/** What repeats so often is followed step by step, without an end where no step ever fits. */
const STEPPING = /^(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY)$/;
/** Of these, every value comes at some time, as long as no step is left out. */
const SURE = new Set(['BYDAY', 'BYMONTH', 'BYHOUR', 'BYMINUTE', 'BYSECOND']);

/**
 * Refuses rules that might never come to a next time: the library would look for it for ever. What is left is every rule by
 * months and years, and the plain ones of weeks, days and less.
 *
 * @internal
 */
export function checkRule(rule: unknown): void {
  if (!(rule instanceof ICAL.Recur) || !STEPPING.test(rule.freq)) return;
  const parts = Object.keys(rule.parts);
  const isWeekly =
    rule.freq === 'WEEKLY' && parts.every(one => one === 'BYDAY');
  const isPlain =
    rule.interval === 1
      ? parts.every(one => SURE.has(one))
      : parts.length === 0 || isWeekly;
  const ordinal = (rule.parts.BYDAY ?? []).some(day => /\d/.test(String(day)));
  if (isPlain && !ordinal) return;
  throw new Error(
    'it repeats by a rule that is not followed here; write it by months, or without conditions',
  );
}
