import { PolicyAlert } from '../model';
import { Held } from './admission';
import { Situation } from './Situation';
import { moment } from './words';

type Rule = (alert: PolicyAlert, situation: Situation) => Held | undefined;

function environment(alert: PolicyAlert, situation: Situation) {
  const name = situation.environmentOf(alert);
  if (situation.input.policy.environments.includes(name)) return undefined;
  return {
    rule: 'leave.environment',
    message: `Alerts of ${name} open no incidents.`,
  };
}

function severity(alert: PolicyAlert, { input }: Situation) {
  if (input.policy.opens.includes(alert.severity)) return undefined;
  return {
    rule: 'leave.severity',
    message: `Alerts of severity ${alert.severity} join open incidents and open none; there is none that it belongs to.`,
  };
}

/** Without a service only what is worst opens an incident. */
function unmapped(alert: PolicyAlert, { dependencies }: Situation) {
  const known = dependencies.service(alert.serviceId);
  if (known || alert.severity === 'page') return undefined;
  return {
    rule: 'leave.unmapped',
    message: 'It belongs to no service that is known here.',
  };
}

function wait(alert: PolicyAlert, { input, now }: Situation) {
  const seconds = input.policy.waitSeconds[alert.severity] ?? 0;
  const until = alert.startsAt + seconds * 1000;
  if (until <= now) return undefined;
  return {
    rule: 'leave.wait',
    message: `It opens an incident if it still fires at ${moment(until, now)}.`,
    until,
  };
}

/** What keeps an alert from opening an incident, in the order in which it is asked. It may join one all the same. */
const RULES: Rule[] = [environment, severity, unmapped, wait];

/** Why an alert opens no incident, if it does not. */
export function opensNothing(
  alert: PolicyAlert,
  situation: Situation,
): Held | undefined {
  for (const rule of RULES) {
    const held = rule(alert, situation);
    if (held) return held;
  }
  return undefined;
}
