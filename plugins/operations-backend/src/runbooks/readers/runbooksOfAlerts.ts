import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { storable } from '../../database/text';
import { placesInAddress } from '../reading/filePlaces';
import { visibleRunbooks } from './visible';

/** An alert, as it is stored. @internal */
export interface AlertOfRunbook {
  id: string;
  title: string;
  /** JSON. */
  labels: string;
  service_id: string | null;
  /** The address that it names itself. */
  runbook_url: string | null;
}

interface FoundRow {
  id: string;
  alert: string;
  root_service_id: string | null;
}

interface PlacedRow {
  id: string;
  place: string;
}

/** What rules call an alert; its title where nobody calls it anything. @internal */
export function alertName({
  labels,
  title,
}: Pick<AlertOfRunbook, 'labels' | 'title'>): string {
  const { alertname }: { alertname?: unknown } = JSON.parse(labels);
  // The database is asked for it, and has none with NUL in it.
  return storable(
    typeof alertname === 'string' && alertname ? alertname : title,
  );
}

/**
 * The runbooks that are for some alerts, by the ids of the alerts: what is called after the alert and is its service's, else
 * what it names by its address, else any that is called after it. None where it names an address that nobody reads here.
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
  const visible = () =>
    visibleRunbooks(database, { criteria, internal: criteria })
      // What waits in git and is nowhere yet tells nobody what to do.
      .andWhere(there =>
        there
          .whereNotNull('runbooks.content_id')
          .orWhereNull('runbooks.repository'),
      )
      .orderByRaw('lower(runbooks.title), runbooks.id');
  const places = new Set(
    alerts.flatMap(one => placesInAddress(one.runbook_url)),
  );
  const [rows, placed]: [FoundRow[], PlacedRow[]] = await Promise.all([
    visible()
      .join('runbook_alerts', 'runbook_alerts.runbook_id', 'runbooks.id')
      .whereIn('runbook_alerts.alert', [...names])
      .select(
        'runbooks.id',
        'runbooks.root_service_id',
        'runbook_alerts.alert',
      ),
    places.size === 0
      ? []
      : visible()
          .join('runbook_places', 'runbook_places.runbook_id', 'runbooks.id')
          .whereIn('runbook_places.place', [...places])
          .select('runbooks.id', 'runbook_places.place'),
  ]);
  return new Map(
    alerts.flatMap((alert): Array<[string, string]> => {
      const name = alertName(alert);
      const found = rows.filter(row => row.alert === name);
      const own = found.find(
        ({ root_service_id: service }) =>
          service !== null && service === alert.service_id,
      );
      const named = placesInAddress(alert.runbook_url).flatMap(
        place => placed.find(row => row.place === place) ?? [],
      )[0];
      const isElsewhere = !named && /^https?:/i.test(alert.runbook_url ?? '');
      const runbook = isElsewhere ? undefined : own ?? named ?? found[0];
      return runbook ? [[alert.id, runbook.id]] : [];
    }),
  );
}
