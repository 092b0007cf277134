import { parseDuration } from '../slo/duration';
import { SloWindow } from '../slo/model';
import { SpecOf, START_TIME } from './schema';

type Written = NonNullable<SpecOf<'SLO'>['timeWindow']>[number];

/**
 * The window of an SLO. Where none is written it is 30 days, rolling; a calendar window of `1m` is a month.
 *
 * @internal
 */
export function resolveWindow(written: Written | undefined): SloWindow {
  if (!written) {
    return { kind: 'rolling', duration: { count: 30, unit: 'd' } };
  }
  const duration = parseDuration(written.duration);
  if (!written.calendar) return { kind: 'rolling', duration };

  const { startTime, timeZone } = written.calendar;
  const [, date, time = '00:00', seconds = '00'] =
    START_TIME.exec(startTime) ?? [];
  return {
    kind: 'calendar',
    duration:
      duration.unit === 'm' ? { count: duration.count, unit: 'M' } : duration,
    anchor: `${date}T${time}:${seconds}`,
    zone: timeZone,
  };
}
