import { Chance } from './Chance';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** How far back the histories go. */
const MONTHS_8_MS = 243 * DAY_MS;

/** When the example organisation began to write what it has written until then. @internal */
export function beginningOf(until: Date): Date {
  return new Date(until.getTime() - MONTHS_8_MS);
}

function isWorkingTime(time: Date): boolean {
  const hour = time.getUTCHours();
  return time.getUTCDay() % 6 !== 0 && hour >= 7 && hour < 17;
}

/** A time between two, when people are at work if that can be. @internal */
export function someTime(chance: Chance, from: Date, to: Date): Date {
  const span = to.getTime() - from.getTime();
  const draw = () =>
    new Date(from.getTime() + Math.floor(chance.next() * span));
  let time = draw();
  for (let tries = 0; tries < 30 && !isWorkingTime(time); tries++) {
    time = draw();
  }
  return time;
}

/** @internal */
export function later(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}
