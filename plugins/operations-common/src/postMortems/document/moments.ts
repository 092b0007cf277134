import { DateTime } from 'luxon';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})[T ,]+(?:at )?(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
/** As people write days in prose. */
const WRITTEN_DAYS = [
  'd LLLL yyyy',
  'd LLL yyyy',
  'LLLL d, yyyy',
  'LLL d, yyyy',
  'LLLL d yyyy',
  'd. LLLL yyyy',
  'dd.LL.yyyy',
  'yyyy/LL/dd',
];

/** A moment as it was understood. @internal */
export interface ReadMoment {
  /** ISO 8601 in UTC. */
  at: string;
  /** It said no zone and was taken as UTC. */
  zoneless: boolean;
}

function isDay(text: string): boolean {
  return DAY.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** A moment with its time. @internal */
export function readMoment(text: string): ReadMoment | undefined {
  const [, day, time, zone = ''] = MOMENT.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const offset = /^[+-]/.test(zone) ? zone : 'Z';
  const iso = `${day}T${time.padStart(5, '0').replace(',', '.')}${offset}`;
  const at = DateTime.fromISO(iso.replace(/T(\d:)/, 'T0$1'), { zone: 'utc' });
  if (!at.isValid) return undefined;
  return {
    at: at.toISO({ suppressMilliseconds: true }) as string,
    zoneless: zone === '',
  };
}

/** A day, `2026-03-01`, whatever else stands behind it. @internal */
export function readDay(text: string): string | undefined {
  const trimmed = text.trim().replace(/\s*[.;]$/, '');
  const [day] = /^\d{4}-\d{2}-\d{2}(?=$|[T ,])/.exec(trimmed) ?? [];
  if (day !== undefined) return isDay(day) ? day : undefined;
  // Longer than any of them.
  if (trimmed.length > 40) return undefined;
  for (const locale of ['en', 'de']) {
    for (const format of WRITTEN_DAYS) {
      const read = DateTime.fromFormat(trimmed, format, {
        zone: 'utc',
        locale,
      });
      if (read.isValid) return read.toISODate() ?? undefined;
    }
  }
  return undefined;
}
