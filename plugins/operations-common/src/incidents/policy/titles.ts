import { IncidentPolicy, PolicyAlert, PolicyService } from '../model';
import { titleOf } from './words';

/** What an incident of a service is called; the environment is named where it is not the first that matters. */
export function titleIn(
  service: PolicyService,
  alerts: PolicyAlert[],
  environment: string,
  { environments }: IncidentPolicy,
): string {
  const isFirst = environment === environments[0];
  return titleOf(service, alerts, isFirst ? undefined : environment);
}
