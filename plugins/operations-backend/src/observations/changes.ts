import { ChangeInput } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { createHash, randomUUID } from 'node:crypto';
import { ChangeRow, chunksOf } from '../database/rows';
import { storable } from '../database/text';
import { scopeColumns } from './scopes';

/** PostgreSQL indexes no text of any length. */
const LONGEST_KEY = 200;

function keyOf({ key }: ChangeInput): string {
  if (key.length <= LONGEST_KEY) return storable(key);
  const digest = createHash('sha256').update(key).digest('hex');
  return storable(`${key.slice(0, LONGEST_KEY - digest.length)}${digest}`);
}

function toRow(source: string, change: ChangeInput, now: number): ChangeRow {
  return {
    id: randomUUID(),
    service_id: change.serviceId,
    ...scopeColumns(source, change.scope),
    key: keyOf(change),
    // Whoever says that it will be has a wrong clock; it would stay on top, and be kept for ever.
    at: Math.min(change.at.getTime(), now),
    kind: change.kind,
    object: change.object ? JSON.stringify(change.object) : null,
    summary: storable(change.summary),
    detail: change.detail === undefined ? null : storable(change.detail),
  };
}

/**
 * Keeps changes that are not known yet; of one that is, the first words stay, and so does its id. One that has
 * no time is left out: it must keep no other back.
 *
 * @returns the services of which something is new.
 * @internal
 */
export async function insertChanges(
  transaction: Knex.Transaction,
  source: string,
  changes: ChangeInput[],
  now: number,
): Promise<Set<string>> {
  const services = new Set<string>();
  const rows = changes
    .filter(({ at }) => !Number.isNaN(at.getTime()))
    .map(change => toRow(source, change, now));
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
