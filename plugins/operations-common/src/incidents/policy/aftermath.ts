import { BURN_ALERT_NAME } from '../../slo/fingerprint';
import { PolicyAlert, PolicyIncident } from '../model';
import { Held } from './admission';
import { Situation } from './Situation';
import { serviceKey, Trouble } from './Trouble';
import { moment } from './words';

function isBurn({ labels }: PolicyAlert): boolean {
  return labels.alertname === BURN_ALERT_NAME;
}

/** The incident of a service that was resolved last, if that is not too long ago. */
function lastIncidentOf(
  { service, environment }: Trouble,
  { resolved, input, now }: Situation,
): PolicyIncident | undefined {
  const longest = input.policy.aftermathSeconds * 1000;
  return resolved.findLast(incident => {
    const { resolvedAt = 0, duplicateOf, rootServiceId, services } = incident;
    if (duplicateOf !== undefined || resolvedAt + longest <= now) return false;
    const only = incident.environment;
    if (only !== undefined && only !== environment) return false;
    return (
      rootServiceId === service?.id ||
      services.some(({ serviceId }) => serviceId === service?.id)
    );
  });
}

/** What trouble may still come from: its budget burns, as no incident that is open knows, and nothing else does. */
function formerOf(
  trouble: Trouble,
  situation: Situation,
): PolicyIncident | undefined {
  if (!trouble.service || trouble.incident) return undefined;
  if (!trouble.fresh.every(isBurn)) return undefined;
  return lastIncidentOf(trouble, situation);
}

/** Whether something else than a budget tells of a service, and has a part in incidents. */
function firesOtherwise(
  serviceId: string,
  environment: string,
  situation: Situation,
): boolean {
  const { waitSeconds } = situation.input.policy;
  return situation
    .ofService(serviceId)
    .some(
      alert =>
        situation.isFiring(alert) &&
        !isBurn(alert) &&
        !alert.suppressed &&
        waitSeconds[alert.severity] !== undefined &&
        situation.environmentOf(alert) === environment,
    );
}

function heldBy(incident: PolicyIncident, { input, now }: Situation): Held {
  const { key, resolvedAt = now, rootServiceId } = incident;
  const until = resolvedAt + input.policy.aftermathSeconds * 1000;
  return {
    rule: 'leave.aftermath',
    message: `The budget still burns from ${key}, which was resolved at ${moment(
      resolvedAt,
      now,
    )}, and nothing else is wrong there. It counts if it still fires at ${moment(
      until,
      now,
    )}, or when something else fires.`,
    serviceIds: rootServiceId ? [rootServiceId] : [],
    until,
  };
}

/**
 * Trouble that only remembers: budgets are measured over windows which still contain an outage after its incident was
 * resolved.
 */
export function aftermaths(
  troubles: Trouble[],
  situation: Situation,
): Map<Trouble, Held> {
  const found = new Map<Trouble, Held>();
  for (const trouble of troubles) {
    const incident = formerOf(trouble, situation);
    if (incident) found.set(trouble, heldBy(incident, situation));
  }
  if (found.size === 0) return found;
  const burning = new Map(
    troubles
      .filter(({ until }) => until === undefined)
      .map(one => [one.key, one]),
  );
  const isNews = (serviceId: string, environment: string) => {
    const other = burning.get(serviceKey(serviceId, environment));
    const counts = other !== undefined && !found.has(other);
    return counts || firesOtherwise(serviceId, environment, situation);
  };
  // One that counts after all is news for those that need it.
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const trouble of [...found.keys()]) {
      const id = trouble.service?.id ?? '';
      const places = [id, ...situation.dependencies.of(id).keys()];
      const counts = places.some(one => isNews(one, trouble.environment));
      if (counts) found.delete(trouble);
    }
  }
  return found;
}
