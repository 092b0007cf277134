import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { visibleRunbooks } from './visible';

/** An alert, as it is stored. @internal */
export interface AlertOfRunbook {
  id: string;
  title: string;
  /** JSON. */
  labels: string;
  service_id: string | null;
}

interface FoundRow {
  id: string;
  alert: string;
  root_service_id: string | null;
}

/** What rules call an alert; its title where nobody calls it anything. @internal */
export function alertName({
  labels,
  title,
}: Pick<AlertOfRunbook, 'labels' | 'title'>): string {
  const { alertname }: { alertname?: unknown } = JSON.parse(labels);
  return typeof alertname === 'string' && alertname ? alertname : title;
}

/**
 * The runbooks that are for some alerts by what they are called or say themselves, by the ids of the alerts; of several the one
 * of the alert's service. One query for all of them.
 *
 * @internal
 */
export async function runbooksOfAlerts(
  database: Knex,
  alerts: AlertOfRunbook[],
  criteria: ServiceCriteria,
): Promise<Map<string, string>> {
  const names = new Set(alerts.map(alertName));
  if (names.size === 0) return new Map();
  const rows: FoundRow[] = await visibleRunbooks(database, {
    criteria,
    internal: criteria,
  })
    .join('runbook_alerts', 'runbook_alerts.runbook_id', 'runbooks.id')
    .whereIn('runbook_alerts.alert', [...names])
    // What waits in git and is nowhere yet tells nobody what to do.
    .andWhere(there =>
      there
        .whereNotNull('runbooks.content_id')
        .orWhereNull('runbooks.repository'),
    )
    .orderByRaw('lower(runbooks.title), runbooks.id')
    .select('runbooks.id', 'runbooks.root_service_id', 'runbook_alerts.alert');
  return new Map(
    alerts.flatMap((alert): Array<[string, string]> => {
      const name = alertName(alert);
      const found = rows.filter(row => row.alert === name);
      const own = found.find(
        ({ root_service_id: service }) =>
          service !== null && service === alert.service_id,
      );
      const runbook = own ?? found[0];
      return runbook ? [[alert.id, runbook.id]] : [];
    }),
  );
}
