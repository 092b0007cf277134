import { IncidentStatus } from '@operate-first/plugin-operations-common';
import { IncidentRow } from './rows';

/** What setting a status means: the words that follow each other, and the times that go with them. @internal */
export interface StatusChange {
  statuses: IncidentStatus[];
  columns: Partial<IncidentRow>;
}

/**
 * Reality is no state machine: any status may follow any other. Only what was resolved is reopened first.
 *
 * @internal
 */
export function statusChange(
  row: IncidentRow,
  status: IncidentStatus,
  options: { at: number; byPeople: boolean },
): StatusChange | undefined {
  if (status === row.status) return undefined;
  const { at, byPeople } = options;
  const wasResolved = row.resolved_at !== null;
  const columns: Partial<IncidentRow> = { status };
  if (wasResolved) {
    columns.resolved_at = null;
    columns.mitigated_at = null;
  }
  // Whoever says how it stands has seen it.
  if (row.acknowledged_at === null && byPeople && status !== 'triggered') {
    columns.acknowledged_at = at;
  }
  if (status === 'observing') {
    columns.mitigated_at = wasResolved ? at : row.mitigated_at ?? at;
  }
  if (status === 'resolved') {
    columns.resolved_at = at;
    columns.suggestion = null;
  }
  const statuses: IncidentStatus[] =
    wasResolved && status !== 'reopened' ? ['reopened', status] : [status];
  return { statuses, columns };
}
