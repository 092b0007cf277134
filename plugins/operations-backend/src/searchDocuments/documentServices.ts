import {
  SearchDocument,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, ONLY_PUBLIC } from '../access/criteria';

/** What of a document says whose it is. @internal */
export type DocumentServices = Pick<
  SearchDocument,
  'services' | 'owner' | 'resourceRef'
>;

interface ServiceOf {
  of_id: string;
  entity_ref: string;
}

/** Visitors learn which team owns something, and no person. @internal */
export function ownerShown(
  owner: string | null | undefined,
  visibility: Visibility,
): string | undefined {
  if (!owner) return undefined;
  return visibility === 'internal' || owner.startsWith('group:')
    ? owner
    : undefined;
}

/**
 * The services of documents, the root first, as readers of that visibility may see them. The root is what decides who may
 * see the document.
 *
 * @internal
 */
export async function readDocumentServices(
  database: Knex,
  of: 'incident' | 'post_mortem' | 'runbook',
  rows: Array<{ id: string; root_service_id: string | null }>,
  visibility: Visibility,
): Promise<(id: string) => DocumentServices> {
  const table = `${of}_services`;
  const ids = rows.map(({ id }) => id);
  const services = database(table)
    .join('services', 'services.id', `${table}.service_id`)
    .whereIn(`${table}.${of}_id`, ids)
    .orderBy(`${table}.position`)
    .select({ of_id: `${table}.${of}_id` }, 'services.entity_ref');
  applyCriteria(services, visibility === 'public' ? ONLY_PUBLIC : undefined);
  const named: ServiceOf[] = await services;
  const roots: Array<{ id: string; entity_ref: string; owner: string | null }> =
    await database('services')
      .whereIn(
        'id',
        rows.flatMap(({ root_service_id }) => root_service_id ?? []),
      )
      .select('id', 'entity_ref', 'owner');
  const rootOf = new Map(
    rows.map(row => [
      row.id,
      roots.find(({ id }) => id === row.root_service_id),
    ]),
  );
  return id => ({
    services: named.flatMap(one => (one.of_id === id ? [one.entity_ref] : [])),
    owner: ownerShown(rootOf.get(id)?.owner, visibility),
    resourceRef: rootOf.get(id)?.entity_ref,
  });
}
