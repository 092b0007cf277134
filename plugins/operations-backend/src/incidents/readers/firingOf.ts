import {
  AlertLikeness,
  BURN_ALERT_NAME,
  toldTogether,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../../access/criteria';
import { AlertRow } from '../../alerts/AlertRow';

/** Labels are stored as JSON, without blanks. */
const IS_BURN = `%"alertname":${JSON.stringify(BURN_ALERT_NAME)}%`;

interface Counted {
  incident_id: string;
  count: string | number;
}

type BurnRow = Pick<
  AlertRow,
  | 'id'
  | 'source'
  | 'fingerprint'
  | 'labels'
  | 'service_id'
  | 'environment'
  | 'cluster'
  | 'starts_at'
> & { incident_id: string };

/**
 * How many alerts of each incident fire, as far as the reader may see them. What several sources tell of is one alert: the
 * database knows by the fingerprint, except for burning budgets, of which there are few.
 *
 * @internal
 */
export async function firingOf(
  database: Knex,
  incidentIds: string[],
  criteria: ServiceCriteria,
): Promise<Map<string, number>> {
  const firing = () => {
    const query = database('incident_alerts')
      .join('alerts', 'alerts.id', 'incident_alerts.alert_id')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .whereIn('incident_alerts.incident_id', incidentIds)
      .whereNull('alerts.ends_at');
    applyCriteria(query, criteria, columnsBeside('alerts'));
    return query;
  };
  const [others, burns]: [Counted[], BurnRow[]] = await Promise.all([
    firing()
      .andWhere('alerts.labels', 'not like', IS_BURN)
      .groupBy('incident_alerts.incident_id')
      .select(
        'incident_alerts.incident_id',
        database.raw('count(distinct alerts.fingerprint) as count'),
      ),
    firing()
      .andWhere('alerts.labels', 'like', IS_BURN)
      .select(
        'incident_alerts.incident_id',
        'alerts.id',
        'alerts.source',
        'alerts.fingerprint',
        'alerts.labels',
        'alerts.service_id',
        'alerts.environment',
        'alerts.cluster',
        'alerts.starts_at',
      ),
  ]);
  const counts = new Map(
    others.map(({ incident_id, count }) => [incident_id, Number(count)]),
  );
  const burning = new Map<string, AlertLikeness[]>();
  for (const row of burns) {
    const known = burning.get(row.incident_id);
    if (known) known.push(likenessOf(row));
    else burning.set(row.incident_id, [likenessOf(row)]);
  }
  for (const [id, alerts] of burning) {
    counts.set(id, (counts.get(id) ?? 0) + toldTogether(alerts).length);
  }
  return counts;
}

function likenessOf(row: BurnRow): AlertLikeness {
  return {
    id: row.id,
    source: row.source,
    fingerprint: row.fingerprint,
    labels: JSON.parse(row.labels),
    serviceId: row.service_id ?? undefined,
    environment: row.environment ?? undefined,
    cluster: row.cluster ?? undefined,
    startsAt: Number(row.starts_at),
  };
}
