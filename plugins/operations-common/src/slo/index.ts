export * from './model';
export { durationSeconds, formatDuration, parseDuration } from './duration';
export {
  calendarMonths,
  calendarQuarters,
  windowAt,
  windowsBetween,
} from './window';
export type { CalendarPeriod } from './window';
