import { RequestEvidence } from '@operate-first/plugin-operations-common';
import { StoredSummary } from '../../../clusters/StoredCluster';
import { Prover } from './model';

/** What was found there first, in words. */
function inventory(summary: StoredSummary | undefined): string {
  if (!summary) return '';
  const { nodes, nodesReady } = summary;
  return ` First inventory: ${nodesReady} of ${nodes} nodes are ready.`;
}

/** A cluster is in the catalog, and then it is watched, with a first inventory. @internal */
export const proveWatched: Prover<'watched'> = async (place, context) => {
  const { cluster = '' } = place;
  const { catalog, clusters, database, since, now } = context;
  const ref = `resource:default/${cluster}`;
  const isKnown = place.synced || (await catalog.find([ref])).has(ref);
  const synced: (RequestEvidence & { at: string }) | undefined =
    place.synced ??
    (isKnown
      ? {
          text: `The catalog has the cluster ${cluster}.`,
          at: new Date(now).toISOString(),
        }
      : undefined);
  if (place.observed || !synced) return { ...place, synced };
  const seen = clusters.get(cluster);
  if (!seen || seen.problem) {
    return { ...place, synced, ...(seen && { problem: seen.problem }) };
  }
  const { observedAt = 0 } = seen;
  if (observedAt < since) return { ...place, synced };
  const row = await database('clusters').where({ name: cluster }).first();
  const summary = row?.summary ? JSON.parse(row.summary) : undefined;
  return {
    ...place,
    synced,
    observed: {
      text: `${cluster} is watched.${inventory(summary)}`,
      at: new Date(observedAt).toISOString(),
    },
  };
};
