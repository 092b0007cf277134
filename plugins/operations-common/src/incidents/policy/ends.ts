import { PolicyAlert, PolicyIncident } from '../model';
import { flaps } from './flapping';
import { Ledger } from './Ledger';
import type { Twins } from './moves';
import { add, Situation } from './Situation';
import type { Troubles } from './Troubles';
import { moment, span } from './words';

const MAY_BE_DOUBLE =
  'It may be part of another open incident: something that it depends on broke at about the same time. Mark it as a duplicate if it is.';

/** When the last of alerts ended; undefined while one fires, or where there are none. */
function endOf(alerts: PolicyAlert[]): number | undefined {
  if (alerts.length === 0) return undefined;
  const ends = alerts.map(({ endsAt }) => endsAt ?? Infinity);
  const last = ends.reduce((a, b) => Math.max(a, b));
  return last === Infinity ? undefined : last;
}

function recover(
  incident: PolicyIncident,
  alerts: PolicyAlert[],
  situation: Situation,
  troubles: Troubles,
  ledger: Ledger,
): void {
  const { now, input, dependencies } = situation;
  const burns = (serviceId: string) => {
    const trouble = troubles.ofService(incident, serviceId);
    return trouble !== undefined && trouble.until === undefined;
  };
  const calm = input.policy.flapping.calmSeconds * 1000;
  const byService = new Map<string, PolicyAlert[]>();
  for (const alert of alerts) add(byService, alert.serviceId ?? '', alert);
  for (const { serviceId, recovered } of ledger.concerns(incident)) {
    const ones = byService.get(serviceId) ?? [];
    const end = endOf(ones);
    if (recovered || end === undefined || burns(serviceId)) continue;
    if (end + calm > now && ones.some(one => flaps(one, situation))) continue;
    const title = dependencies.title(serviceId);
    ledger.add({
      kind: 'recover',
      rule: 'recover.ended',
      message: `${title} is well again: the last of its alerts ended at ${moment(
        end,
        now,
      )}.`,
      serviceIds: [serviceId],
      inputs: [{ label: 'Last alert ended', value: title, at: end, serviceId }],
      incidentId: incident.id,
    });
  }
}

/** What the policy would tell people about an incident now. */
function suggestionOf(
  incident: PolicyIncident,
  last: number | undefined,
  situation: Situation,
  twins: Twins,
) {
  const calm = situation.input.policy.calmSeconds * 1000;
  if (last !== undefined && last + calm <= situation.now) {
    // Told as of when it was calm for long enough, so that it stays the same sentence tomorrow.
    const suggestion = `Nothing of it has fired since ${moment(
      last,
      last + calm,
    )}. Resolve it if users see the same.`;
    return {
      rule: 'suggest.resolve',
      message: suggestion,
      suggestion,
      serviceIds: [],
      inputs: [{ label: 'Last alert ended', value: incident.key, at: last }],
    };
  }
  const twin = twins.get(incident);
  return twin && { ...twin, suggestion: MAY_BE_DOUBLE };
}

function finish(
  incident: PolicyIncident,
  alerts: PolicyAlert[],
  situation: Situation,
  ledger: Ledger,
  twins: Twins,
): void {
  const { now, input } = situation;
  const { declared, touched, key } = incident;
  const { closeUntouchedSeconds } = input.policy;
  const last = endOf(alerts);
  const incidentId = incident.id;
  if (
    closeUntouchedSeconds !== undefined &&
    !(declared || touched) &&
    last !== undefined &&
    last + closeUntouchedSeconds * 1000 <= now
  ) {
    ledger.add({
      kind: 'resolve',
      rule: 'resolve.untouched',
      message: `Resolved ${key}: nothing of it has fired for ${span(
        closeUntouchedSeconds * 1000,
      )}, and nobody has touched it.`,
      serviceIds: [],
      inputs: [{ label: 'Last alert ended', value: key, at: last }],
      incidentId,
    });
    return;
  }
  const found = suggestionOf(incident, last, situation, twins);
  if (found?.suggestion === incident.suggestion) return;
  // What ended long ago is not told of any more: what was suggested then holds.
  if (!found && alerts.length === 0) return;
  ledger.add(
    found
      ? { kind: 'suggest', ...found, incidentId }
      : {
          kind: 'suggest',
          rule: 'suggest.withdraw',
          message: `What was suggested about ${key} does not hold any more.`,
          serviceIds: [],
          inputs: [],
          incidentId,
        },
  );
}

/** Tells who is well again, and what may be over. */
export function endIncidents(
  situation: Situation,
  troubles: Troubles,
  ledger: Ledger,
  twins: Twins,
): void {
  for (const incident of ledger.open) {
    const alerts = [...ledger.alertIds(incident)]
      .map(id => situation.alert(id))
      .filter(one => one !== undefined);
    recover(incident, alerts, situation, troubles, ledger);
    finish(incident, alerts, situation, ledger, twins);
  }
}
