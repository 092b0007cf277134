import {
  RequestEvidence,
  RequestPlaceFacts,
  Workload,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ObservationRow, timeOf } from '../../../database/rows';
import { ProofContext, Prover } from './model';

/** A service where it was, as a cluster shows it now. @internal */
export interface Sight {
  /** When it was looked at last. */
  at: number;
  workloads: Workload[];
}

/**
 * What was seen of a service at a place since the merge; undefined where nobody has looked there since.
 *
 * @internal
 */
export async function sightOf(
  { service = '', cluster = '', namespace = '' }: RequestPlaceFacts,
  { database, since }: Pick<ProofContext, 'database' | 'since'>,
): Promise<Sight | undefined> {
  const at = { cluster, namespace };
  const rows: ObservationRow[] = await ofService(
    database,
    'observations',
    service,
  ).where(at);
  const lookedAt = rows
    .filter(({ expired, stale_reason }) => !expired && stale_reason === null)
    .map(({ observed_at }) => timeOf(observed_at) ?? 0)
    .filter(time => time >= since);
  if (lookedAt.length === 0) return undefined;
  const seen: Array<{ workloads: string }> = await ofService(
    database,
    'workloads',
    service,
  ).where(at);
  return {
    at: Math.max(...lookedAt),
    workloads: seen.flatMap(({ workloads }) => JSON.parse(workloads)),
  };
}

function ofService(
  database: Knex,
  table: 'observations' | 'workloads',
  ref: string,
): Knex.QueryBuilder {
  return database(table).whereIn(
    'service_id',
    database('services').where('entity_ref', ref).select('id'),
  );
}

/** Whether nobody looks at a place at all. @internal */
export function nobodyLooks(
  { cluster = '' }: RequestPlaceFacts,
  { clusters }: Pick<ProofContext, 'clusters'>,
): string | undefined {
  return clusters.has(cluster) ? undefined : `Nobody watches ${cluster}`;
}

function names(workloads: Workload[]): string {
  return workloads
    .slice(0, 3)
    .map(({ object }) => `${object.kind} ${object.name}`)
    .join(', ');
}

/** Nothing of a service runs: what there still is wants nothing, and has nothing left. @internal */
export const proveScaled: Prover<'scaled'> = async (place, context) => {
  if (place.synced) return place;
  const unseen = nobodyLooks(place, context);
  if (unseen) return { ...place, unseen };
  const sight = await sightOf(place, context);
  const { problem } = context.clusters.get(place.cluster ?? '') ?? {};
  if (!sight) return { ...place, ...(problem && { problem }) };
  // What runs and ends is suspended, and counted by nothing.
  const left = sight.workloads.filter(
    ({ serves, wanted, ready, available }) =>
      serves && wanted + ready + available > 0,
  );
  if (left.length > 0) {
    return { ...place, problem: `${names(left)} still has pods` };
  }
  const { namespace, cluster } = place;
  const synced: RequestEvidence & { at: string } = {
    text: `Nothing of it runs in ${namespace} on ${cluster}.`,
    at: new Date(sight.at).toISOString(),
  };
  return { ...place, synced };
};
