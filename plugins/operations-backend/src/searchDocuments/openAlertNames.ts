import { Knex } from 'knex';
import { isOpen } from './isOpen';

/** What rules call an alert; its title where nobody calls it anything. */
function nameOf(database: Knex): string {
  const isPostgres = database.client.config.client === 'pg';
  const label = isPostgres
    ? "alerts.labels::json->>'alertname'"
    : "json_extract(alerts.labels, '$.alertname')";
  return `coalesce(nullif(${label}, ''), alerts.title)`;
}

/**
 * Which of these are names of alerts that visitors may see. What has never fired is not among them: nobody knows to which
 * service it would belong.
 *
 * @internal
 */
export async function openAlertNames(
  database: Knex,
  names: string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const unique = [...new Set(names)];
  const name = nameOf(database);
  const rows: Array<{ name: string }> = await database('alerts')
    .leftJoin('services', 'services.id', 'alerts.service_id')
    .whereRaw(`${isOpen('alerts')} = 1`)
    .whereRaw(`${name} in (${unique.map(() => '?').join(', ')})`, unique)
    .distinct(database.raw(`${name} as name`));
  return new Set(rows.map(row => row.name));
}
