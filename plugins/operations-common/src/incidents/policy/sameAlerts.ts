import { BURN_ALERT_NAME } from '../../slo/fingerprint';
import { PolicyAlert } from '../model';
import { byStart } from './order';

/** What of an alert says which one it is, where, and when. @public */
export type AlertLikeness = Pick<
  PolicyAlert,
  | 'id'
  | 'source'
  | 'fingerprint'
  | 'labels'
  | 'serviceId'
  | 'environment'
  | 'cluster'
  | 'startsAt'
  | 'endsAt'
>;

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
}: AlertLikeness): string {
  const { alertname, slo, objective, tier } = labels;
  const isBurn = alertname === BURN_ALERT_NAME && slo && tier;
  return JSON.stringify(
    isBurn
      ? [BURN_ALERT_NAME, slo, objective, tier, serviceId, environment]
      : [fingerprint],
  );
}

/** Who looks at one cluster and who looks at all of them may mean the same; who look at two of them do not. @internal */
export function mayShareCluster(
  a: Pick<AlertLikeness, 'cluster'>,
  b: Pick<AlertLikeness, 'cluster'>,
): boolean {
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

/** Alerts that are one, the cluster that one of them names, and until when one of them fires. */
interface Together<T> {
  alerts: T[];
  cluster?: string;
  until: number;
}

/**
 * Puts those together that are one alert for people: the same, at the same time, told by several. In the order of their
 * beginnings, whatever the order they are given in.
 *
 * @public
 */
export function toldTogether<T extends AlertLikeness>(alerts: T[]): T[][] {
  const groups: Together<T>[] = [];
  const byIdentity = new Map<string, Together<T>[]>();
  for (const alert of [...alerts].sort(byStart)) {
    const identity = alertIdentity(alert);
    // What is over is not taken up by what begins later: at most one for each cluster is left.
    const going = (byIdentity.get(identity) ?? []).filter(
      ({ until }) => alert.startsAt <= until,
    );
    let group = going.find(one => mayShareCluster(one, alert));
    if (!group) {
      group = { alerts: [], until: alert.startsAt };
      groups.push(group);
      going.push(group);
    }
    group.alerts.push(alert);
    group.cluster ??= alert.cluster;
    group.until = Math.max(group.until, alert.endsAt ?? Infinity);
    byIdentity.set(identity, going);
  }
  return groups.map(({ alerts: ones }) => ones);
}
