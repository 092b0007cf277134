import { Alert } from '@operate-first/plugin-operations-common';

const SEVERITIES: Alert['severity'][] = ['page', 'ticket', 'info'];

/** What wakes somebody first, then the latest. @internal */
export function bySeverity(a: Alert, b: Alert): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    b.startsAt.localeCompare(a.startsAt)
  );
}
