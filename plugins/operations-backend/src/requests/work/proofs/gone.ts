import { RequestEvidence } from '@operate-first/plugin-operations-common';
import { ExpectingPlace, ProofContext, Prover } from './model';
import { nobodyLooks, sightOf } from './scaled';

type Gone = ExpectingPlace<'gone'>;
type Evidence = RequestEvidence & { at: string };

/** A service of which neither the catalog nor the portal knows any more. */
async function outOfCatalog(
  { service = '' }: Gone,
  { database, catalog, now }: ProofContext,
): Promise<Evidence | undefined> {
  const known = await database('services')
    .where('entity_ref', service)
    .whereNull('removed_at')
    .first('id');
  if (known || (await catalog.find([service])).has(service)) return undefined;
  return {
    text: 'The catalog does not have it any more.',
    at: new Date(now).toISOString(),
  };
}

/** A namespace whose quota a cluster does not show any more. */
async function withoutNamespace(
  { cluster = '', namespace = '' }: Gone,
  { clusters, since }: ProofContext,
): Promise<Evidence | undefined> {
  const seen = clusters.get(cluster);
  const at = seen?.observedAt ?? 0;
  if (!seen || at < since || seen.namespaces.has(namespace)) return undefined;
  return {
    text: `${cluster} does not have the namespace ${namespace} any more.`,
    at: new Date(at).toISOString(),
  };
}

/** A cluster that shows nothing of a service where it was. */
async function withoutWorkloads(
  place: Gone,
  context: ProofContext,
): Promise<Evidence | undefined> {
  const sight = await sightOf(place, context);
  if (!sight || sight.workloads.length > 0) return undefined;
  return {
    text: `Nothing of it is in ${place.namespace} on ${place.cluster} any more.`,
    at: new Date(sight.at).toISOString(),
  };
}

/** The catalog does not have a service, a cluster nothing of it, or not the namespace. @internal */
export const proveGone: Prover<'gone'> = async (place, context) => {
  if (place.synced) return place;
  const { cluster, service } = place;
  if (cluster === undefined) {
    const synced = await outOfCatalog(place, context);
    return { ...place, ...(synced && { synced }) };
  }
  const unseen = nobodyLooks(place, context);
  if (unseen) return { ...place, unseen };
  const prove = service === undefined ? withoutNamespace : withoutWorkloads;
  const synced = await prove(place, context);
  const { problem } = context.clusters.get(cluster) ?? {};
  return { ...place, ...(synced ? { synced } : problem && { problem }) };
};
