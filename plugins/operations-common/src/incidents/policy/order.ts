import { PolicyAlert, PolicyIncident } from '../model';

/** By bytes, whatever the locale. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The order in which alerts are told of; input may come in any. */
export function byStart(
  a: Pick<PolicyAlert, 'id' | 'source' | 'fingerprint' | 'startsAt'>,
  b: Pick<PolicyAlert, 'id' | 'source' | 'fingerprint' | 'startsAt'>,
): number {
  return (
    a.startsAt - b.startsAt ||
    byText(a.fingerprint, b.fingerprint) ||
    byText(a.source, b.source) ||
    byText(a.id, b.id)
  );
}

/** The oldest incident first. */
export function byAge(a: PolicyIncident, b: PolicyIncident): number {
  return a.startedAt - b.startedAt || byText(a.id, b.id);
}

/** Those of several that people deal with come first, then the oldest. */
export function byClaim(a: PolicyIncident, b: PolicyIncident): number {
  const claim = ({ declared, touched }: PolicyIncident) =>
    declared || touched ? 0 : 1;
  return claim(a) - claim(b) || byAge(a, b);
}
