import {
  IncidentSeverity,
  NotificationSettings,
} from '@operate-first/plugin-operations-common';
import { DateTime } from 'luxon';

type QuietHours = NonNullable<NotificationSettings['quietHours']>;

const MINUTE = 60 * 1000;

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/**
 * When quiet hours end, where it is quiet now; by the wall clock of their zone, also in the nights in which it is moved.
 *
 * @internal
 */
export function quietUntil(
  { from, to, zone }: Pick<QuietHours, 'from' | 'to' | 'zone'>,
  now: number,
): number | undefined {
  const local = DateTime.fromMillis(now, { zone });
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const at = local.hour * 60 + local.minute;
  const overnight = begin > end;
  const quiet = overnight ? at >= begin || at < end : at >= begin && at < end;
  if (!quiet) return undefined;
  const day = overnight && at >= begin ? local.plus({ days: 1 }) : local;
  const ends = day
    .startOf('day')
    .set({ hour: Math.floor(end / 60), minute: end % 60 });
  // Where an hour comes twice, its first end may be over: it is asked again soon.
  return Math.max(ends.toMillis(), now + MINUTE);
}

/** Until when somebody is not to be told of an incident of this severity. @internal */
export function heldUntil(
  settings: NotificationSettings | undefined,
  severity: IncidentSeverity,
  now: number,
): number | undefined {
  const hours = settings?.quietHours;
  if (!hours) return undefined;
  return severity <= hours.exceptSeverity ? undefined : quietUntil(hours, now);
}
