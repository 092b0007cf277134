import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { placesInAddress } from '../reading/filePlaces';
import { visibleRunbooks } from './visible';

/** The page here of the runbook that an address means; undefined where none is read that the reader may see. @internal */
export async function runbookPage(
  database: Knex,
  address: string,
  criteria: ServiceCriteria,
): Promise<string | undefined> {
  const places = placesInAddress(address);
  if (places.length === 0) return undefined;
  const row: { id: string } | undefined = await visibleRunbooks(database, {
    criteria,
    internal: criteria,
  })
    .whereNotNull('runbooks.content_id')
    .whereIn(
      'runbooks.id',
      database('runbook_places').whereIn('place', places).select('runbook_id'),
    )
    .orderBy('runbooks.id')
    .first('runbooks.id');
  return row && `/operations/runbooks/${row.id}`;
}
