import {
  ClusterQuota,
  parseQuantity,
  sameQuantity,
} from '@operate-first/plugin-operations-common';
import { Prover } from './model';

const MOST_NAMED = 3;

/** The limit that counts: the least of all quotas, as it is written. */
function limitOf(quotas: ClusterQuota[], resource: string): string | undefined {
  const limits = quotas
    .flatMap(({ uses }) => uses)
    .filter(use => use.resource === resource)
    .map(({ hard }) => hard);
  return limits.sort(
    (a, b) => (parseQuantity(a) ?? Infinity) - (parseQuantity(b) ?? Infinity),
  )[0];
}

/** The cluster shows these limits, seen after the merge. @internal */
export const proveQuota: Prover<'quota'> = async (place, context) => {
  const { cluster = '', namespace = '', expects, synced } = place;
  if (synced) return place;
  const seen = context.clusters.get(cluster);
  if (!seen) return { ...place, unseen: `Nobody watches ${cluster}` };
  if (seen.problem) return { ...place, problem: seen.problem };
  const { observedAt = 0 } = seen;
  if (observedAt < context.since) return place;
  const quotas = seen.quotas.get(namespace) ?? [];
  const wanted = Object.entries(expects.hard);
  const differs = wanted.find(([resource, hard]) => {
    const limit = limitOf(quotas, resource);
    return limit === undefined || !sameQuantity(limit, hard);
  });
  if (differs) {
    const [resource, hard] = differs;
    const limit = limitOf(quotas, resource);
    return {
      ...place,
      problem: `${cluster} shows ${
        limit === undefined ? 'no limit' : limit
      } for ${resource} in ${namespace}, not ${hard}`,
    };
  }
  const named = wanted
    .slice(0, MOST_NAMED)
    .map(([resource, hard]) => `${resource} ${hard}`);
  const more = wanted.length - named.length;
  return {
    ...place,
    synced: {
      text: `${cluster} shows the limits of ${namespace}: ${named.join(', ')}${
        more > 0 ? ` and ${more} more` : ''
      }.`,
      at: new Date(observedAt).toISOString(),
    },
  };
};
