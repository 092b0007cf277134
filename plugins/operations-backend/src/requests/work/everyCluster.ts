import { RequestPlaceFacts } from '@operate-first/plugin-operations-common';

/** Places where the same service runs in the same environment: who looks from outside cannot tell them apart. */
function besides(
  { service, environment }: RequestPlaceFacts,
  places: RequestPlaceFacts[],
): RequestPlaceFacts[] {
  return places.filter(
    other =>
      !other.expects &&
      other.service === service &&
      other.environment === environment,
  );
}

function listed(names: string[]): string {
  const last = names[names.length - 1];
  return `${names.slice(0, -1).join(', ')} and ${last}`;
}

/**
 * A probe and an SLO look at an environment and not at a cluster, so that one cluster that answers would prove another that
 * does not. Where a service comes to several, they prove it once it is delivered and well on all of them, and say so.
 *
 * @param before - what was proved before, which stays
 * @internal
 */
export function onEveryCluster(
  before: RequestPlaceFacts[],
  found: RequestPlaceFacts[],
): RequestPlaceFacts[] {
  return found.map((place, at) => {
    const { observed, service, expects, ...rest } = place;
    if (!observed || before[at]?.observed || !service || expects) return place;
    const all = besides(place, found);
    const clusters = [...new Set(all.flatMap(({ cluster }) => cluster ?? []))];
    if (clusters.length < 2) return place;
    const lastWell = Math.max(
      ...all.map(({ synced, healthy }) =>
        synced && healthy ? Date.parse(healthy.at) : Infinity,
      ),
    );
    if (Date.parse(observed.at) < lastWell) return { ...rest, service };
    return {
      ...place,
      observed: {
        ...observed,
        text: `${observed.text} It was looked at for ${listed(
          clusters.sort(),
        )} together.`,
      },
    };
  });
}
