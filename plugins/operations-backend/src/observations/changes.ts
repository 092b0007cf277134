import { ChangeInput } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { ChangeRow, chunksOf } from '../database/rows';
import { storable } from '../database/text';
import { scopeColumns } from './scopes';

function toRow(source: string, change: ChangeInput): ChangeRow {
  return {
    id: randomUUID(),
    service_id: change.serviceId,
    ...scopeColumns(source, change.scope),
    key: storable(change.key),
    at: change.at.getTime(),
    kind: change.kind,
    object: change.object ? JSON.stringify(change.object) : null,
    summary: storable(change.summary),
    detail: change.detail === undefined ? null : storable(change.detail),
  };
}

/**
 * Keeps changes that are not known yet; of one that is, the first words stay, and so does its id.
 *
 * @returns the services of which something is new.
 * @internal
 */
export async function insertChanges(
  transaction: Knex.Transaction,
  source: string,
  changes: ChangeInput[],
): Promise<Set<string>> {
  const services = new Set<string>();
  const rows = changes.map(change => toRow(source, change));
  for (const chunk of chunksOf(rows)) {
    const inserted: Array<{ service_id: string }> = await transaction('changes')
      .insert(chunk)
      .onConflict([
        'service_id',
        'source',
        'environment',
        'cluster',
        'namespace',
        'key',
      ])
      .ignore()
      .returning('service_id');
    for (const { service_id } of inserted) services.add(service_id);
  }
  return services;
}
