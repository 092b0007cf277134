import { Knex } from 'knex';
import { alertNameSql } from '../alerts/alertNameSql';
import { isOpen } from './isOpen';

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
  const name = alertNameSql(database);
  const rows: Array<{ name: string }> = await database('alerts')
    .leftJoin('services', 'services.id', 'alerts.service_id')
    .whereRaw(`${isOpen('alerts')} = 1`)
    .whereRaw(`${name} in (${unique.map(() => '?').join(', ')})`, unique)
    .distinct(database.raw(`${name} as name`));
  return new Set(rows.map(row => row.name));
}
