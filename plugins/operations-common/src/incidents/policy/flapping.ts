import { PolicyAlert } from '../model';
import { Situation } from './Situation';

/** The same one firing again; two who tell of it do not make it flap. */
function isAgain(alert: PolicyAlert) {
  return (other: PolicyAlert) =>
    other.source === alert.source &&
    other.fingerprint === alert.fingerprint &&
    other.serviceId === alert.serviceId;
}

/** Whether an alert has fired so often lately that a single change of it says nothing. */
export function flaps(alert: PolicyAlert, situation: Situation): boolean {
  const { times, withinSeconds } = situation.input.policy.flapping;
  const since = situation.now - withinSeconds * 1000;
  const spells = situation
    .copies(alert)
    .filter(isAgain(alert))
    .filter(({ startsAt }) => startsAt > since);
  return spells.length >= times;
}

/** Until when an alert that flaps must fire without a break to count; undefined where it does not flap. */
export function flapsUntil(
  alert: PolicyAlert,
  situation: Situation,
): number | undefined {
  const { calmSeconds } = situation.input.policy.flapping;
  const until = alert.startsAt + calmSeconds * 1000;
  return until > situation.now && flaps(alert, situation) ? until : undefined;
}
