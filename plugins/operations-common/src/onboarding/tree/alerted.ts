import { OnboardingNamespace, OnboardingService } from '../model';
import { Ground } from './plan';

/** Whose promises are watched: production, or what comes first. @internal */
export function alertedEnvironment(
  { slo }: Pick<OnboardingService, 'slo'>,
  namespaces: OnboardingNamespace[],
): string {
  const environments = namespaces.flatMap(({ places }) =>
    places.map(({ environment }) => environment),
  );
  if (slo?.environment) return slo.environment;
  return environments.includes('production') ? 'production' : environments[0];
}

/** What there is to watch of a service. @internal */
export function alertingOf(
  service: OnboardingService,
  { request, tree }: Ground,
): { environment: string; hasProbe: boolean; hasRules: boolean } {
  const environment = alertedEnvironment(service, request.namespaces);
  return {
    environment,
    hasProbe:
      tree.prober !== undefined &&
      service.addresses.some(each => each.environment === environment),
    hasRules: service.slo?.sli === 'requests',
  };
}
