import { FieldError } from './FieldError';

/** The zone that a request names. @internal */
export function zoneOf(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
      .timeZone;
  } catch {
    throw new FieldError({
      field: 'zone',
      value: zone,
      message: `${zone} is no zone that is known here.`,
      remedy: 'Name it as IANA does, for example Europe/Prague.',
    });
  }
}
