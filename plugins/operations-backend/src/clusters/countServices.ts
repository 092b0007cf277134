import {
  HealthCounts,
  HealthStatus,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, ServiceCriteria } from '../access/criteria';

/** @internal */
export const NO_SERVICES: HealthCounts = {
  healthy: 0,
  degraded: 0,
  down: 0,
  unknown: 0,
};

/** The worst of a service's observations in a cluster counts, as within any location. */
const BY_RANK: HealthStatus[] = ['healthy', 'unknown', 'degraded', 'down'];

/**
 * Counts the services that a reader may see in each cluster, by their health there.
 *
 * @internal
 */
export async function countServices(
  database: Knex,
  options: { cluster?: string; criteria: ServiceCriteria; now: number },
): Promise<Map<string, HealthCounts>> {
  const { cluster, criteria, now } = options;
  const worst = database('observations')
    .join('services', 'services.id', 'observations.service_id')
    .whereNull('services.removed_at')
    .groupBy('observations.cluster', 'services.id')
    .select('observations.cluster')
    .select(
      database.raw(
        `max(case when observations.expires_at is null
             or observations.expires_at <= ? then 1
           when observations.status = 'down' then 3
           when observations.status = 'degraded' then 2
           when observations.status = 'healthy' then 0
           else 1 end) as severity`,
        [now],
      ),
    );
  if (cluster === undefined) worst.where('observations.cluster', '<>', '');
  else worst.where('observations.cluster', cluster);
  applyCriteria(worst, criteria);
  const rows: Array<{
    cluster: string;
    severity: number | string;
    count: number | string;
  }> = await database
    .from(worst.as('worst'))
    .groupBy('cluster', 'severity')
    .select('cluster', 'severity')
    .count({ count: '*' });
  const counts = new Map<string, HealthCounts>();
  for (const row of rows) {
    const known = counts.get(row.cluster) ?? { ...NO_SERVICES };
    known[BY_RANK[Number(row.severity)]] = Number(row.count);
    counts.set(row.cluster, known);
  }
  return counts;
}
