import { FieldError } from '../../api/FieldError';
import { IncidentRow } from '../rows';

/** Clocks of people differ a little. */
const SKEW_MILLISECONDS = 60_000;

/** A moment that somebody names; undefined where none is named. @internal */
export function pastTime(
  field: string,
  value: string | undefined,
  now: number,
): number | undefined {
  if (value === undefined) return undefined;
  const time = Date.parse(value);
  if (time <= now) return time;
  if (time <= now + SKEW_MILLISECONDS) return now;
  throw new FieldError({
    field,
    value,
    message: `${field} is in the future.`,
    remedy: 'Give a moment that has been.',
  });
}

/** An address that somebody names: empty takes it away. @internal */
export function linkOf(
  field: string,
  value: string | undefined,
): string | null | undefined {
  const text = value?.trim();
  if (text === undefined) return undefined;
  if (text === '') return null;
  const known =
    URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
  if (known) return text;
  throw new FieldError({
    field,
    value: text.slice(0, 200),
    message: `${field} is no address of the web.`,
    remedy: 'Give an address that begins with https:// or http://.',
  });
}

const TIMES = {
  detectedAt: 'detected_at',
  acknowledgedAt: 'acknowledged_at',
  mitigatedAt: 'mitigated_at',
  resolvedAt: 'resolved_at',
} as const;

/** Nothing of an incident happens before it starts. @internal */
export function checkTimes(
  row: IncidentRow,
  wanted: { startedAt?: number } & Partial<Record<keyof typeof TIMES, number>>,
): void {
  const start = wanted.startedAt ?? Number(row.started_at);
  for (const [field, column] of Object.entries(TIMES)) {
    const own = wanted[field as keyof typeof TIMES];
    if (own === undefined && wanted.startedAt === undefined) continue;
    const time =
      own ?? (row[column] === null ? undefined : Number(row[column]));
    if (time === undefined || time >= start) continue;
    throw new FieldError({
      field: own === undefined ? 'startedAt' : field,
      value: new Date(own ?? start).toISOString(),
      message: `${field} would be before the incident started.`,
      remedy: `Give startedAt and ${field} in their order.`,
    });
  }
}
