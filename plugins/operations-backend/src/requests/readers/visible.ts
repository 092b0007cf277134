import { Knex } from 'knex';
import { applyCriteria, ConditionColumns } from '../../access/criteria';
import { RequestAudience } from '../audience';

const OWN: ConditionColumns = {
  visibility: 'requests.visibility',
  owner: 'requests.team',
};

/** Requests that a reader may see: as restricted as themselves or their services, whichever is most. @internal */
export function visibleRequests(
  database: Knex | Knex.Transaction,
  { criteria }: Pick<RequestAudience, 'criteria'>,
): Knex.QueryBuilder {
  const query = database('requests');
  if (criteria === undefined) return query;
  applyCriteria(query, criteria, OWN);
  const open = database('services').select('services.entity_ref');
  applyCriteria(open, criteria);
  return query.whereNotExists(
    database('request_subjects')
      .join('services as hidden', 'hidden.entity_ref', 'request_subjects.name')
      .whereRaw('request_subjects.request_id = requests.id')
      .where('request_subjects.kind', 'service')
      .whereNotIn('hidden.entity_ref', open)
      .select(database.raw('1')),
  );
}
