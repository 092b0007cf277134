import { DeclaredScope } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { ObservationRow, timeOf } from '../database/rows';
import { scopeOf } from './scopes';

/** The scopes that a source observes, of services that are there. @internal */
export async function readDeclaredScopes(
  database: Knex,
  source: string,
): Promise<DeclaredScope[]> {
  const there = database('services').select('id').whereNull('removed_at');
  const rows: ObservationRow[] = await database<ObservationRow>('observations')
    .where({ source })
    .whereIn('service_id', there);
  return rows.map(row => {
    const since = timeOf(row.since);
    const isSeen = timeOf(row.observed_at) !== undefined;
    return {
      serviceId: row.service_id,
      scope: scopeOf(row),
      ...(isSeen && { status: row.status }),
      ...(isSeen && since !== undefined && { since: new Date(since) }),
    };
  });
}
