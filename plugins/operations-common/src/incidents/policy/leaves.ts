import { PolicyAlert } from '../model';
import { Held } from './admission';
import { Group } from './groups';
import { Ledger } from './Ledger';
import { Situation } from './Situation';
import { Troubles } from './Troubles';
import { moment } from './words';

function ended({ endsAt }: PolicyAlert, { now, input }: Situation) {
  const { calmSeconds } = input.policy;
  if (endsAt === undefined || endsAt + calmSeconds * 1000 < now) {
    return undefined;
  }
  const at = moment(endsAt, now);
  return {
    rule: 'leave.ended',
    message: `It ended at ${at}, before it belonged to any incident.`,
  };
}

function leave(alert: PolicyAlert, held: Held, ledger: Ledger): void {
  const { rule, message, serviceIds = [], until } = held;
  const own = alert.serviceId === undefined ? [] : [alert.serviceId];
  ledger.add({
    kind: 'leave',
    rule,
    message,
    serviceIds: [...new Set([...own, ...serviceIds])],
    inputs: [
      {
        label: 'Alert',
        value: `${alert.title} (${alert.severity}, ${alert.source})`,
        at: alert.startsAt,
        alertId: alert.id,
        ...(alert.serviceId !== undefined && { serviceId: alert.serviceId }),
      },
    ],
    alertId: alert.id,
    ...(until !== undefined && { until }),
  });
}

/** Says of every alert that is in no incident why it is in none. */
export function leaveAlerts(
  situation: Situation,
  troubles: Troubles,
  groups: Group[],
  ledger: Ledger,
): void {
  const held = new Map<PolicyAlert, Held>(troubles.held);
  for (const group of groups) {
    for (const [alert, why] of group.held) held.set(alert, why);
  }
  for (const alert of situation.alerts) {
    if (situation.openIncidentOf(alert) || ledger.isPlaced(alert)) continue;
    const why = situation.isFiring(alert)
      ? held.get(alert)
      : !situation.incidentOf(alert) && ended(alert, situation);
    if (why) leave(alert, why, ledger);
  }
}
