import { durationSeconds, parseDuration } from '../slo/duration';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Windows that people have a word for. */
const WORDS: Record<number, string> = {
  [DAY]: 'a day',
  [7 * DAY]: 'a week',
  [28 * DAY]: 'in four weeks',
  [30 * DAY]: 'a month',
  [90 * DAY]: 'a quarter',
  [365 * DAY]: 'a year',
};

/** A length of time as people say it: not more exact than it is useful. @internal */
export function spanInWords(seconds: number): string {
  const units = [
    { size: DAY, from: 2 * DAY, word: 'day' },
    { size: HOUR, from: 2 * HOUR, word: 'hour' },
    { size: MINUTE, from: 2 * MINUTE, word: 'minute' },
    { size: 1, from: 0, word: 'second' },
  ];
  const { size, word } =
    units.find(({ from }) => seconds >= from) ?? units[units.length - 1];
  const exact = seconds / size;
  const count = exact < 10 ? Number(exact.toFixed(1)) : Math.round(exact);
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function windowInWords(seconds: number): string {
  return (
    WORDS[seconds] ??
    (seconds % DAY === 0
      ? `in ${seconds / DAY} days`
      : `in ${Math.round(seconds / HOUR)} hours`)
  );
}

/**
 * An objective in plain words: how long everything may be down.
 *
 * @public
 */
export function objectiveInWords(target: number, window: string): string {
  const seconds = durationSeconds(parseDuration(window));
  // A share in per cent, without the noise of multiplying.
  const percent = Number((target * 100).toPrecision(12));
  const allowed = Number(((1 - target) * seconds).toPrecision(12));
  return `${percent} % means ${spanInWords(allowed)} ${windowInWords(seconds)}`;
}
