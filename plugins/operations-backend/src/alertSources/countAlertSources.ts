import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { isoOf, Milliseconds } from '../database/rows';

/** What is known of a source of alerts. @internal */
export interface AlertSourceCount {
  /** Of how many services something fires that the reader may see. */
  services: number;
  /** When it last told something, or answered. */
  lastToldAt?: string;
}

/** Counts what sources of alerts tell of, as far as the reader may see it. @internal */
export async function countAlertSources(
  database: Knex,
  criteria: ServiceCriteria,
): Promise<Map<string, AlertSourceCount>> {
  const firing = database('alerts')
    .leftJoin('services', 'services.id', 'alerts.service_id')
    .whereNull('alerts.ends_at')
    .groupBy('alerts.source')
    .select({
      source: 'alerts.source',
      services: database.raw('count(distinct alerts.service_id)'),
    });
  applyCriteria(firing, criteria, columnsBeside('alerts'));
  const counts: Array<{ source: string; services: number | string }> =
    await firing;
  const sources: Array<{
    source: string;
    told_at: Milliseconds | null;
    asked_at: Milliseconds | null;
  }> = await database('alert_sources');
  const services = new Map(
    counts.map(row => [row.source, Number(row.services)]),
  );
  return new Map(
    sources.map(({ source, told_at, asked_at }) => {
      const last = Math.max(Number(told_at ?? 0), Number(asked_at ?? 0));
      return [
        source,
        {
          services: services.get(source) ?? 0,
          ...(last > 0 && { lastToldAt: isoOf(last) }),
        },
      ];
    }),
  );
}
