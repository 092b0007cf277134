import { PolicyAlert, PolicyIncident } from '../model';
import { Ledger } from './Ledger';
import { because, beginning, factsOf, idsOf, nameOf, Said } from './said';
import { isMeanwhile } from './sameAlerts';
import { Situation } from './Situation';
import { Trouble } from './Trouble';
import { Troubles } from './Troubles';

/** Why trouble belongs to an incident that is open. */
interface Route {
  incident: PolicyIncident;
  said: Said;
}

type Rule = (
  trouble: Trouble,
  incident: PolicyIncident,
  situation: Situation,
) => Pick<Said, 'rule' | 'message'> | undefined;

/** A service that was well again is not. */
function again(trouble: Trouble, { key, services }: PolicyIncident) {
  const id = trouble.service?.id;
  const concern = services.find(one => one.serviceId === id);
  if (!concern?.recovered) return undefined;
  return {
    rule: 'join.again',
    message: `Joined ${key}: ${nameOf(
      trouble,
    )} was well again, and is not any more.`,
  };
}

/** Another source tells of the same, and nothing else is new. */
function copy(
  { fresh }: Trouble,
  incident: PolicyIncident,
  situation: Situation,
) {
  const [first] = fresh;
  const knownAs = (alert: PolicyAlert) =>
    situation
      .copies(alert)
      .find(
        one =>
          one.source !== alert.source &&
          isMeanwhile(one, alert) &&
          situation.openIncidentOf(one) === incident,
      );
  const known = first && knownAs(first);
  if (!known || !fresh.every(knownAs)) return undefined;
  return {
    rule: 'join.copy',
    message: `Joined ${incident.key}: ${first.source} tells of the same alert as ${known.source}.`,
  };
}

function name(trouble: Trouble, { key }: PolicyIncident) {
  if (trouble.service) return undefined;
  return {
    rule: 'join.name',
    message: `Joined ${key}: it is of the same name as its other alerts.`,
  };
}

function service(trouble: Trouble, { key }: PolicyIncident) {
  return {
    rule: 'join.service',
    message: `Joined ${key}: it is about ${nameOf(trouble)} already.`,
  };
}

/** Why alerts join the incident of their service, in the order in which it is asked. */
const RULES: Rule[] = [again, copy, name, service];

function toOwn(
  trouble: Trouble,
  incident: PolicyIncident,
  situation: Situation,
): Route {
  for (const rule of RULES) {
    const found = rule(trouble, incident, situation);
    if (!found) continue;
    const inputs = factsOf(trouble);
    const serviceIds = idsOf(trouble.service);
    return { incident, said: { ...found, inputs, serviceIds } };
  }
  throw new Error('The last rule fits everything');
}

/** To the incident of what is behind it. */
function toCause(
  trouble: Trouble,
  incident: PolicyIncident,
  troubles: Troubles,
): Route {
  const cause = troubles.causeOf(trouble);
  const { key } = incident;
  return {
    incident,
    said: {
      rule: 'join.dependency',
      message: cause
        ? `Joined ${key}: ${because(trouble, cause)}.`
        : `Joined ${key}: ${beginning(trouble)} with it.`,
      serviceIds: idsOf(trouble.service, ...(cause?.path ?? [])),
      inputs: [...factsOf(trouble), ...(cause ? factsOf(cause.trouble) : [])],
    },
  };
}

/** Trouble joins the open incidents that it belongs to; what belongs to none is returned. */
export function joinIncidents(
  situation: Situation,
  troubles: Troubles,
  ledger: Ledger,
): Trouble[] {
  const left: Trouble[] = [];
  for (const trouble of troubles.all) {
    const route = routeOf(trouble, situation, troubles, ledger);
    if (route) ledger.join(route.incident, trouble, route.said);
    else if (trouble.fresh.length > 0) left.push(trouble);
  }
  return left;
}

function routeOf(
  trouble: Trouble,
  situation: Situation,
  troubles: Troubles,
  ledger: Ledger,
): Route | undefined {
  const { incident, fresh, until } = trouble;
  if (until !== undefined || trouble.alerts.length === 0) return undefined;
  if (incident) {
    const actual = ledger.actual(incident);
    return typeof actual === 'string'
      ? undefined
      : toOwn(trouble, actual, situation);
  }
  const root = troubles.rootOf(trouble).incident;
  const target = root && ledger.actual(root);
  if (!target || typeof target === 'string' || fresh.length === 0) {
    return undefined;
  }
  return toCause(trouble, target, troubles);
}
