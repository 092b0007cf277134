import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';

/** The zone that a time names without the calendar explaining it. */
function namedZone(property: ICAL.Property | null): string | undefined {
  const name = property?.getFirstParameter('tzid');
  return name && IANAZone.isValidZone(name) ? name : undefined;
}

/**
 * When a time of a calendar is. Zones that the calendar explains are as it says; names that everybody knows are as everybody
 * knows them; a time without a zone, and a day, are of the zone that is given. An hour that does not exist, as clocks go
 * forward, is an hour later.
 *
 * @internal
 */
export function momentOf(
  time: ICAL.Time,
  { property, timeZone }: { property: ICAL.Property | null; timeZone: string },
): Date {
  const explained =
    !time.isDate && time.zone && time.zone !== ICAL.Timezone.localTimezone;
  if (explained) return time.toJSDate();
  const { year, month, day, hour, minute, second } = time;
  return DateTime.fromObject(
    { year, month, day, hour, minute, second: Math.min(second, 59) },
    { zone: namedZone(property) ?? timeZone },
  ).toJSDate();
}
