import type { RequestPlaceFacts } from '../../requests/model';
import type { OffboardKnown } from './model';
import type { Scene } from './scene';

/** Where services are: as they are delivered, or where the portal sees what is delivered from elsewhere. */
function sightsOf({ value, extent, known }: Scene): RequestPlaceFacts[] {
  const { deliveries } = extent;
  if (deliveries.length > 0 || value.what !== 'service') {
    return deliveries.map(({ service, environment, cluster, namespace }) => ({
      environment,
      cluster,
      namespace,
      service: `component:default/${service}`,
    }));
  }
  return (known.seen ?? []).map(({ environment, cluster, namespace }) => ({
    ...(environment && { environment }),
    cluster,
    namespace,
    service: `component:default/${value.name}`,
  }));
}

/** What the portal does not see there, it does not see go. */
function isWatched(
  namespace: string,
  cluster: string,
  { watched = [] }: OffboardKnown,
): boolean {
  return watched.some(
    each => each.namespace === namespace && each.cluster === cluster,
  );
}

/** Where a step is proved, and by what. @internal */
export function placesOf(scene: Scene): RequestPlaceFacts[] {
  const { value, extent, holdings, known } = scene;
  const sights = sightsOf(scene);
  switch (value.step) {
    case 'restore':
      return sights;
    case 'scale':
      return sights.map(place => ({ ...place, expects: { type: 'scaled' } }));
    default: {
      const expects = { type: 'gone' as const };
      return [
        ...sights.map(place => ({ ...place, expects })),
        ...extent.namespaces.flatMap(namespace =>
          holdings
            .overlaysOf(namespace)
            .filter(({ cluster }) => isWatched(namespace, cluster, known))
            .map(({ environment, cluster }) => ({
              environment,
              cluster,
              namespace,
              expects,
            })),
        ),
        ...extent.entities.map(service => ({
          service: `component:default/${service}`,
          subject: `${service} in the catalog`,
          expects,
        })),
      ];
    }
  }
}
