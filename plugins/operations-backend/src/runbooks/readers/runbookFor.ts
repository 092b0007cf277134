import { RunbookListQuery } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { PublicText } from '../../redaction/PublicText';
import { RunbookRow } from '../rows';
import { filteredRunbooks } from './filteredRunbooks';
import { RunbookAudience } from './RunbookAudience';
import { visibleRunbooks } from './visible';

/** What somebody asks about, or answers. @internal */
export interface RunbookSubject {
  /** The id of the runbook that it is itself. */
  runbook?: string;
  /** What rules call the alert. */
  alert?: string;
  /** The entity ref of the service. */
  service?: string;
}

/**
 * The runbook of something: itself, else that of the alert, else, where it is no alert, that of the service. Alerts of
 * several services have one name: the runbook of this service comes first.
 *
 * @param options - writable: repositories whose runbooks come before others that are as near.
 * @internal
 */
export async function runbookFor(
  options: {
    database: Knex;
    publicText: PublicText;
    writable?: string[];
  },
  { runbook, alert, service }: RunbookSubject,
  audience: RunbookAudience,
): Promise<RunbookRow | undefined> {
  const { database, writable = [] } = options;
  if (runbook !== undefined) {
    return visibleRunbooks(database, audience)
      .where('runbooks.id', runbook)
      .first('runbooks.*');
  }
  const own = service === undefined ? [] : [{ service: [service] }];
  const queries: RunbookListQuery[] =
    alert === undefined
      ? own
      : [...own.map(one => ({ ...one, alert })), { alert }];
  for (const query of queries) {
    const found = (await filteredRunbooks(options, query, audience))();
    if (alert !== undefined) {
      // What is called after the alert says more than what it names beside others.
      found.orderByRaw(
        'case when exists (select 1 from runbook_alerts where runbook_alerts.runbook_id = runbooks.id and runbook_alerts.alert = ?) then 0 else 1 end',
        [alert],
      );
    }
    if (writable.length > 0) {
      const marks = writable.map(() => '?').join(', ');
      found.orderByRaw(
        `case when runbooks.repository in (${marks}) then 0 else 1 end`,
        writable,
      );
    }
    const row: RunbookRow | undefined = await found
      .orderByRaw('lower(runbooks.title), runbooks.id')
      .first('runbooks.*');
    if (row) return row;
  }
  return undefined;
}
