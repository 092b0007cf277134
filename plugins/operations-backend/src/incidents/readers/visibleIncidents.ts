import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../../access/criteria';

/** Incidents that a reader may see: as restricted as themselves or their root service, whichever is more. @internal */
export function visibleIncidents(
  database: Knex | Knex.Transaction,
  criteria: ServiceCriteria,
): Knex.QueryBuilder {
  const query = database('incidents');
  if (criteria === undefined) return query;
  query.leftJoin('services', 'services.id', 'incidents.root_service_id');
  applyCriteria(query, criteria, columnsBeside('incidents'));
  return query;
}

/** Keys of some incidents, as far as the reader may see them, by their ids. @internal */
export async function visibleKeys(
  database: Knex | Knex.Transaction,
  ids: string[],
  criteria: ServiceCriteria,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows: Array<{ id: string; key: string }> = await visibleIncidents(
    database,
    criteria,
  )
    .whereIn('incidents.id', ids)
    .select('incidents.id', 'incidents.key');
  return new Map(rows.map(({ id, key }) => [id, key]));
}
