import { BURN_ALERT_NAME } from '../../slo/fingerprint';
import { PolicyAlert } from '../model';
import { byStart } from './order';

/**
 * By what an alert is known, whoever tells of it: a burn alert by its promise and how fast that burns, which the labels
 * that a Prometheus adds of itself do not change; every other one by its fingerprint.
 *
 * @public
 */
export function alertIdentity({
  labels,
  fingerprint,
  serviceId,
  environment,
}: PolicyAlert): string {
  const { alertname, slo, objective, tier } = labels;
  const isBurn = alertname === BURN_ALERT_NAME && slo && tier;
  return JSON.stringify(
    isBurn
      ? [BURN_ALERT_NAME, slo, objective, tier, serviceId, environment]
      : [fingerprint],
  );
}

/** Who looks at one cluster and who looks at all of them may mean the same; who look at two of them do not. @internal */
export function mayShareCluster(a: PolicyAlert, b: PolicyAlert): boolean {
  return (
    a.cluster === undefined ||
    b.cluster === undefined ||
    a.cluster === b.cluster
  );
}

/** Whether two alerts fire, or fired, at the same time. @internal */
export function isMeanwhile(a: PolicyAlert, b: PolicyAlert): boolean {
  const ends = ({ endsAt = Infinity }: PolicyAlert) => endsAt;
  return a.startsAt <= ends(b) && b.startsAt <= ends(a);
}

/**
 * Puts those together that are one alert for people: the same, at the same time, told by several. In the order of their
 * beginnings, whatever the order they are given in.
 *
 * @public
 */
export function toldTogether<T extends PolicyAlert>(alerts: T[]): T[][] {
  const groups: T[][] = [];
  const byIdentity = new Map<string, T[][]>();
  for (const alert of [...alerts].sort(byStart)) {
    const identity = alertIdentity(alert);
    const known = byIdentity.get(identity) ?? [];
    const group = known.find(
      ones =>
        ones.every(one => mayShareCluster(one, alert)) &&
        ones.some(one => isMeanwhile(one, alert)),
    );
    if (group) {
      group.push(alert);
      continue;
    }
    const begun = [alert];
    groups.push(begun);
    byIdentity.set(identity, [...known, begun]);
  }
  return groups;
}
