import type { RequestPlace } from '../generated/openapi';
import type { OnboardingRequest } from '../onboarding/model';

/**
 * Where a request is proved: every service in every namespace at each of its places; the namespaces alone where no service
 * is asked for.
 *
 * @public
 */
export function proofPlaces(request: OnboardingRequest): RequestPlace[] {
  const { services, namespaces } = request;
  return namespaces.flatMap(namespace =>
    namespace.places.flatMap(({ environment, cluster }): RequestPlace[] => {
      const place = { environment, cluster, namespace: namespace.name };
      return services.length === 0
        ? [place]
        : services.map(({ name }) => ({
            ...place,
            service: `component:default/${name}`,
          }));
    }),
  );
}
