import { Alert } from '../../generated/openapi';
import { IncidentPolicy } from '../model';
import { listed, span } from './words';

const SEVERITIES: Array<Alert['severity']> = ['page', 'ticket', 'info'];

function said(seconds: number): string {
  return span(seconds * 1000);
}

function openers({ opens, waitSeconds }: IncidentPolicy): string[] {
  const known = SEVERITIES.filter(one => waitSeconds[one] !== undefined);
  const opening = known.filter(one => opens.includes(one));
  const joining = known.filter(one => !opens.includes(one));
  const never = SEVERITIES.filter(one => waitSeconds[one] === undefined);
  const when = (one: Alert['severity']) => {
    const seconds = waitSeconds[one] ?? 0;
    return seconds === 0 ? 'at once' : `when it has fired for ${said(seconds)}`;
  };
  return [
    ...opening.map(
      one => `An alert of severity ${one} opens an incident ${when(one)}.`,
    ),
    ...(opening.length === 0 ? ['No alert opens an incident.'] : []),
    ...(joining.length > 0
      ? [
          `Alerts of severity ${listed(
            joining,
          )} join open incidents and open none.`,
        ]
      : []),
    ...(never.length > 0
      ? [`Alerts of severity ${listed(never)} have no part in incidents.`]
      : []),
  ];
}

function severities({ severityOf, widespreadServices }: IncidentPolicy) {
  const { outage, major, minor } = severityOf;
  return `An outage is SEV${outage}, or SEV1 if more than ${widespreadServices} services suffer; major is SEV${major}, minor is SEV${minor}. What becomes worse is raised; what people have set is never lowered.`;
}

function closing({ closeUntouchedSeconds, calmSeconds }: IncidentPolicy) {
  const suggested = `When nothing of an incident has fired for ${said(
    calmSeconds,
  )}, resolving it is suggested.`;
  const never =
    'What people declared or touched is only ever resolved by people.';
  return closeUntouchedSeconds === undefined
    ? [suggested, 'Incidents are only ever resolved by people.']
    : [
        suggested,
        `An incident that nobody touched is resolved when nothing of it has fired for ${said(
          closeUntouchedSeconds,
        )}.`,
        never,
      ];
}

function aftermath({ aftermathSeconds }: IncidentPolicy) {
  if (aftermathSeconds === 0) return [];
  return [
    `A budget that burns within ${said(
      aftermathSeconds,
    )} after an incident of its service was resolved may still burn from that: it opens and reopens nothing while nothing else fires there or in what the service needs.`,
  ];
}

/**
 * The policy in words, with its numbers.
 *
 * @public
 */
export function policySentences(policy: IncidentPolicy): string[] {
  const { environments, flapping, dependencySeconds, dependencyDepth } = policy;
  const { times, withinSeconds, calmSeconds } = flapping;
  return [
    ...openers(policy),
    environments.length > 0
      ? `Only alerts of ${listed(
          environments,
        )} open incidents; an alert that names no environment counts as of ${
          environments[0]
        }.`
      : 'No environment is named whose alerts open incidents.',
    'All that burns in one service is one incident, whichever source tells of it; the same alert of two sources counts once.',
    `A service that suffers with one that it needs, up to ${dependencyDepth} steps away, is part of that one's incident if they are at most ${said(
      dependencySeconds,
    )} apart, or while the other is still broken. When what is needed is told of last, the incident moves to it, and those that turn out to be one are merged.`,
    `More than ${policy.stormServices} services that break within ${said(
      dependencySeconds,
    )} without a common root are one incident, by cluster where they share one.`,
    'An alert that belongs to no service opens an incident only if it is of severity page, one for all of its name.',
    `An alert that fires ${times} times or more within ${said(
      withinSeconds,
    )} flaps, and counts when it has fired for ${said(
      calmSeconds,
    )} without a break.`,
    'In announced maintenance of a service nothing opens, neither of it nor of those that need it and suffer with it. Silenced and inhibited alerts do not count.',
    severities(policy),
    `What fires again within ${said(
      policy.reopenSeconds,
    )} after it was resolved reopens its incident.`,
    ...aftermath(policy),
    ...closing(policy),
  ];
}
