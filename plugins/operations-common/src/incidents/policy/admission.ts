import { Alert } from '../../generated/openapi';
import { PolicyAlert, PolicyMaintenance } from '../model';
import { flapsUntil } from './flapping';
import { byText } from './order';
import { Situation } from './Situation';
import { moment, span } from './words';

/** Why an alert counts for nothing now. */
export interface Held {
  rule: string;
  message: string;
  /** Services that the message names. */
  serviceIds?: string[];
  until?: number;
}

type Rule = (alert: PolicyAlert, situation: Situation) => Held | undefined;

function resolved(alert: PolicyAlert, situation: Situation): Held | undefined {
  const incident = situation.incidentOf(alert);
  if (incident?.resolvedAt === undefined) return undefined;
  const at = moment(incident.resolvedAt, situation.now);
  return {
    rule: 'leave.resolved',
    message: `${incident.key} was resolved at ${at} while this fired. It counts again when it fires anew.`,
    serviceIds: incident.rootServiceId ? [incident.rootServiceId] : [],
  };
}

function never({ severity }: PolicyAlert, { input }: Situation) {
  if (input.policy.waitSeconds[severity] !== undefined) return undefined;
  return {
    rule: 'leave.never',
    message: `Alerts of severity ${severity} have no part in incidents.`,
  };
}

function future({ startsAt }: PolicyAlert, { now }: Situation) {
  if (startsAt <= now) return undefined;
  return {
    rule: 'leave.future',
    message: `It says that it begins at ${moment(
      startsAt,
      now,
    )}, which is still to come: the clock of its source is wrong.`,
    until: startsAt,
  };
}

const SUPPRESSED: Record<NonNullable<Alert['suppressed']>, string> = {
  maintenance: 'Its source says that it belongs to announced maintenance.',
  inhibited: 'Another alert makes it superfluous, says Alertmanager.',
  silenced: 'Somebody has silenced it.',
  flapping: 'It comes and goes.',
};

/** What keeps one copy of an alert quiet keeps all of them quiet. */
function suppressed(alert: PolicyAlert, situation: Situation) {
  const reason = situation
    .copies(alert)
    .filter(one => situation.isFiring(one))
    .find(one => one.suppressed)?.suppressed;
  if (!reason) return undefined;
  return { rule: `leave.${reason}`, message: SUPPRESSED[reason] };
}

function covers(
  maintenance: PolicyMaintenance,
  { serviceId, cluster }: Pick<PolicyAlert, 'serviceId' | 'cluster'>,
  environment: string,
): boolean {
  const fits = (one: string | undefined, other: string | undefined) =>
    one === undefined || one === other;
  return (
    maintenance.serviceId === serviceId &&
    fits(maintenance.environment, environment) &&
    fits(maintenance.cluster, cluster)
  );
}

/** The maintenance of a service that ends last, so that the order in which it is announced does not matter. */
function lastOf(running: PolicyMaintenance[]): PolicyMaintenance | undefined {
  return [...running]
    .sort(
      (a, b) =>
        a.endsAt - b.endsAt ||
        byText(b.title, a.title) ||
        byText(b.serviceId, a.serviceId),
    )
    .at(-1);
}

function runningMaintenance({ input, now }: Situation): PolicyMaintenance[] {
  return input.maintenance.filter(({ endsAt }) => endsAt > now);
}

function maintained(alert: PolicyAlert, situation: Situation) {
  const environment = situation.environmentOf(alert);
  const running = lastOf(
    runningMaintenance(situation).filter(one =>
      covers(one, alert, environment),
    ),
  );
  if (!running) return undefined;
  return {
    rule: 'leave.maintenance',
    message: `In announced maintenance until ${moment(
      running.endsAt,
      situation.now,
    )}: ${running.title}.`,
    until: running.endsAt,
  };
}

/**
 * What a service needs is in announced maintenance: it is expected to suffer. Where nothing is known of it to be
 * broken yet, that is waited for as long as things that belong together are apart.
 */
function maintainedNeed(alert: PolicyAlert, situation: Situation) {
  const { serviceId, startsAt } = alert;
  const { now, dependencies, input } = situation;
  if (!serviceId || input.maintenance.length === 0) return undefined;
  const environment = situation.environmentOf(alert);
  const reached = dependencies.of(serviceId);
  const tolerance = input.policy.dependencySeconds * 1000;
  const running = runningMaintenance(situation).filter(
    ({ serviceId: id, environment: only }) =>
      reached.has(id) && (only === undefined || only === environment),
  );
  const broken = running.filter(one =>
    situation
      .ofService(one.serviceId)
      .some(
        other =>
          covers(one, other, environment) &&
          (other.endsAt ?? now) >= startsAt - tolerance,
      ),
  );
  const certain = lastOf(broken);
  const likely = certain ?? lastOf(running);
  if (!likely) return undefined;
  const title = dependencies.title(likely.serviceId);
  if (certain) {
    return {
      rule: 'leave.dependency-maintenance',
      message: `It needs ${title}, which is in announced maintenance until ${moment(
        certain.endsAt,
        now,
      )}: ${certain.title}.`,
      serviceIds: [certain.serviceId],
      until: certain.endsAt,
    };
  }
  const until = startsAt + tolerance;
  if (until <= now) return undefined;
  return {
    rule: 'leave.dependency-maintenance',
    message: `It needs ${title}, which is in announced maintenance. It counts if it still fires at ${moment(
      until,
      now,
    )} while ${title} is well.`,
    serviceIds: [likely.serviceId],
    until,
  };
}

function flapping(alert: PolicyAlert, situation: Situation) {
  const until = flapsUntil(alert, situation);
  if (until === undefined) return undefined;
  const { times, withinSeconds, calmSeconds } = situation.input.policy.flapping;
  return {
    rule: 'leave.flapping',
    message: `It comes and goes: ${times} times or more within ${span(
      withinSeconds * 1000,
    )}. It counts when it has fired for ${span(
      calmSeconds * 1000,
    )} without a break.`,
    until,
  };
}

/** What holds an alert back from incidents, in the order in which it is asked. */
const RULES: Rule[] = [
  resolved,
  never,
  future,
  suppressed,
  maintained,
  flapping,
  maintainedNeed,
];

/** What holds an alert back, if anything does. */
export function heldBack(
  alert: PolicyAlert,
  situation: Situation,
): Held | undefined {
  for (const rule of RULES) {
    const held = rule(alert, situation);
    if (held) return held;
  }
  return undefined;
}
