import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { IncidentRow } from '../incidents/rows';
import { IncidentTexts } from '../searchDocuments/IncidentTexts';
import { SimilarQuestion } from './SimilarReader';
import { FinderAudience } from './SimilarTexts';

/** What an incident asks with: everything that the reader may read of it. @internal */
export async function incidentQuestion(
  row: IncidentRow,
  { internal }: FinderAudience,
  { database, texts }: { database: Knex; texts: IncidentTexts },
): Promise<SimilarQuestion> {
  const [all, inside, service] = await Promise.all([
    texts.of([row]),
    readsInside(database, row, internal),
    rootOf(database, row),
  ]);
  const text = all.get(row.id);
  const read = inside ? text : text?.public;
  return {
    text: `${read?.title ?? ''}\n${read?.text ?? ''}`,
    service,
    exceptIncident: row.id,
  };
}

async function readsInside(
  database: Knex,
  { id }: IncidentRow,
  internal: ServiceCriteria,
): Promise<boolean> {
  const query = database('incidents')
    .leftJoin('services', 'services.id', 'incidents.root_service_id')
    .where('incidents.id', id);
  applyCriteria(query, internal, columnsBeside('incidents'));
  return (await query.first('incidents.id')) !== undefined;
}

async function rootOf(
  database: Knex,
  { root_service_id: id }: IncidentRow,
): Promise<string | undefined> {
  if (id === null) return undefined;
  const row = await database('services').where({ id }).first('entity_ref');
  return row?.entity_ref;
}

/** The id of an incident of which the reader knows the key. @internal */
export async function incidentIdOf(
  database: Knex,
  key: string | undefined,
): Promise<string | undefined> {
  if (key === undefined) return undefined;
  const row = await database('incidents').where({ key }).first('id');
  return row?.id;
}
