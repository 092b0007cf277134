/** A rule of the policy, as it is documented. @public */
export interface IncidentRule {
  /** As decisions name it, `<verb>.<why>`. */
  rule: string;
  /** When it is decided. */
  when: string;
}

/**
 * The rules of the incident policy, by what they do.
 *
 * @public
 */
export const INCIDENT_RULES: IncidentRule[] = [
  {
    rule: 'open.service',
    when: 'Alerts that open incidents fire in a service, and no open incident is about it or what it needs.',
  },
  {
    rule: 'open.name',
    when: 'Alerts of one name page, and belong to no service that is known.',
  },
  {
    rule: 'open.storm',
    when: 'Many services break at about the same time, and nothing is known that all of them need.',
  },
  {
    rule: 'join.service',
    when: 'An alert is of a service that an open incident is about.',
  },
  {
    rule: 'join.copy',
    when: 'Another source tells of an alert that belongs to an open incident.',
  },
  {
    rule: 'join.name',
    when: 'An alert without a service is called like those of an open incident.',
  },
  {
    rule: 'join.dependency',
    when: 'A service that needs another breaks with it, or while it is broken.',
  },
  {
    rule: 'join.again',
    when: 'A service of an open incident was well again, and its alerts fire again.',
  },
  {
    rule: 'join.merge',
    when: 'Another incident goes into this one, and brings its services and alerts.',
  },
  {
    rule: 'join.storm',
    when: 'Something breaks while a storm goes on.',
  },
  {
    rule: 'reroot.dependency',
    when: 'What an incident depends on turns out to be broken, and broke at the same time or earlier.',
  },
  {
    rule: 'merge.root',
    when: 'Two open incidents turn out to have one root, and nobody has touched one of them.',
  },
  {
    rule: 'merge.storm',
    when: 'An incident that nobody has touched began with a storm.',
  },
  {
    rule: 'escalate.impact',
    when: 'New alerts are worse than the incident was.',
  },
  {
    rule: 'escalate.widespread',
    when: 'An outage spreads over many services.',
  },
  {
    rule: 'reopen.again',
    when: 'What an incident was about fires again soon after it was resolved.',
  },
  {
    rule: 'recover.ended',
    when: 'The last alert of a service has ended, and it does not flap.',
  },
  {
    rule: 'suggest.resolve',
    when: 'Nothing of an incident has fired for a while.',
  },
  {
    rule: 'suggest.duplicate',
    when: 'Two incidents seem to have one root, but people work in them.',
  },
  {
    rule: 'suggest.withdraw',
    when: 'What was suggested does not hold any more.',
  },
  {
    rule: 'resolve.untouched',
    when: 'Nothing of an incident has fired for long, nobody has touched it, and the configuration wants it resolved then.',
  },
  {
    rule: 'leave.resolved',
    when: 'The incident of an alert was resolved while it fired.',
  },
  {
    rule: 'leave.never',
    when: 'Alerts of its severity have no part in incidents.',
  },
  {
    rule: 'leave.future',
    when: 'An alert says that it begins in the future.',
  },
  {
    rule: 'leave.silenced',
    when: 'Somebody has silenced the alert, in whichever source.',
  },
  {
    rule: 'leave.inhibited',
    when: 'Alertmanager says that another alert makes it superfluous.',
  },
  {
    rule: 'leave.maintenance',
    when: 'The service is in announced maintenance there.',
  },
  {
    rule: 'leave.dependency-maintenance',
    when: 'The service needs one that is in announced maintenance, and that is broken or may soon be known to be.',
  },
  {
    rule: 'leave.flapping',
    when: 'An alert comes and goes.',
  },
  {
    rule: 'leave.aftermath',
    when: 'The budget of a service still burns from an incident that was resolved not long ago, and nothing else fires there or in what it needs.',
  },
  {
    rule: 'leave.environment',
    when: 'Alerts of its environment open no incidents, and none is open that it belongs to.',
  },
  {
    rule: 'leave.severity',
    when: 'Alerts of its severity only join, and none is open that it belongs to.',
  },
  {
    rule: 'leave.unmapped',
    when: 'It belongs to no service, and does not page.',
  },
  {
    rule: 'leave.wait',
    when: 'It has not fired for long enough.',
  },
  {
    rule: 'leave.ended',
    when: 'It ended before it belonged to any incident.',
  },
];
