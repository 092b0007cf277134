import { Story } from './story';

/** From alert to incident. */
export const OPENING: Story[] = [
  {
    name: 'nothing fires, nothing happens',
    then: [],
  },
  {
    name: 'a page opens an incident at once',
    alerts: ['page mail 0s'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'what its source calls an outage is severer than a page that says nothing',
    alerts: ['page mail 0s outage'],
    then: ['open.service mail SEV2'],
  },
  {
    name: 'what its source calls minor is less severe',
    alerts: ['page mail 0s minor'],
    then: ['open.service mail SEV4'],
  },
  {
    name: 'several alerts of a service are one incident, as bad as the worst',
    alerts: ['page mail 1m named Slow', 'page mail 30s outage named Down'],
    then: ['open.service mail SEV2'],
  },
  {
    name: 'the same alert from two sources is one incident',
    alerts: ['page mail 1m as prometheus', 'page mail 1m as slo'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'a page takes the tickets of its service along',
    alerts: ['page mail 10s', 'ticket mail 5s named Slow'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'a ticket opens nothing by itself',
    alerts: ['ticket mail 1h'],
    then: ['leave.severity mail'],
  },
  {
    name: 'where tickets open incidents, they wait',
    alerts: ['ticket mail 299s'],
    policy: { opens: ['page', 'ticket'] },
    then: ['leave.wait mail'],
  },
  {
    name: 'where tickets open incidents, they do so after five minutes',
    alerts: ['ticket mail 300s'],
    policy: { opens: ['page', 'ticket'] },
    then: ['open.service mail SEV4'],
  },
  {
    name: 'where pages wait, they wait',
    alerts: ['page mail 59s'],
    policy: { waitSeconds: { page: 60 } },
    then: ['leave.wait mail'],
  },
  {
    name: 'an alert that waits is taken along by one that does not',
    alerts: ['page mail 59s named Young', 'page mail 60s named Old'],
    policy: { waitSeconds: { page: 60 } },
    then: ['open.service mail SEV3'],
  },
  {
    name: 'info has no part in incidents',
    alerts: ['info mail 1d'],
    then: ['leave.never mail'],
  },
  {
    name: 'info does not join, either',
    alerts: ['page mail 10s', 'info mail 1d named Note'],
    then: ['open.service mail SEV3', 'leave.never mail'],
  },
  {
    name: 'what is not of production opens nothing',
    alerts: ['page mail 1m in staging'],
    then: ['leave.environment mail'],
  },
  {
    name: 'production and staging are not mixed',
    alerts: ['page mail 1m in staging', 'page mail 1m in production'],
    then: ['open.service mail SEV3', 'leave.environment mail'],
  },
  {
    name: 'an alert that names no environment counts as of production',
    alerts: ['page mail 1m', 'page mail 1m in production named Slow'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'two environments that matter have incidents of their own',
    alerts: ['page mail 1m in production', 'page mail 1m in public'],
    policy: { environments: ['production', 'public'] },
    then: ['open.service mail SEV3', 'open.service mail SEV3'],
  },
  {
    name: 'a page without a service opens an incident by its name',
    alerts: ['page - 1m named DiskFull', 'page - 30s named DiskFull on eu-1'],
    then: ['open.name alert:DiskFull:production SEV3'],
  },
  {
    name: 'pages without a service and of different names are different incidents',
    alerts: ['page - 1m named DiskFull', 'page - 1m named ClockSkew'],
    then: [
      'open.name alert:ClockSkew:production SEV3',
      'open.name alert:DiskFull:production SEV3',
    ],
  },
  {
    name: 'a ticket without a service opens nothing, even where tickets do',
    alerts: ['ticket - 1h named DiskFull'],
    policy: { opens: ['page', 'ticket'] },
    then: ['leave.unmapped DiskFull'],
  },
  {
    name: 'a service that the catalog does not know any more counts as none',
    alerts: ['page gone 1m named Lost'],
    then: ['open.name alert:Lost:production SEV3'],
  },
  {
    name: 'an alert whose clock is a little ahead counts',
    alerts: ['page mail 59s future'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'an alert of the future is waited for',
    alerts: ['page mail 61s future'],
    then: ['leave.future mail'],
  },
  {
    name: 'what has ended before it was seen opens nothing',
    alerts: ['page mail 2m ended 1m'],
    then: ['leave.ended mail'],
  },
  {
    name: 'what ended long ago is not spoken of',
    alerts: ['page mail 2h ended 1h'],
    then: [],
  },
];

/** One failure, many services. */
export const DEPENDENCIES: Story[] = [
  {
    name: 'a broken database is one incident of the database',
    alerts: [
      'page db 40s outage',
      'page payments 30s',
      'page cart 20s',
      'page billing 10s',
    ],
    then: [
      'open.service db SEV2',
      'join.dependency new-db payments',
      'join.dependency new-db cart',
      'join.dependency new-db billing',
    ],
  },
  {
    name: 'also when it is told of last',
    alerts: ['page payments 40s', 'page cart 30s', 'page db 10s outage'],
    then: [
      'open.service db SEV2',
      'join.dependency new-db payments',
      'join.dependency new-db cart',
    ],
  },
  {
    name: 'dependencies are followed through services that seem well',
    alerts: ['page db 40s', 'page web 10s'],
    then: ['open.service db SEV3', 'join.dependency new-db web'],
  },
  {
    name: 'but not further than allowed',
    alerts: ['page db 40s', 'page web 10s'],
    policy: { dependencyDepth: 2 },
    then: ['open.service db SEV3', 'open.service web SEV3'],
  },
  {
    name: 'with each step broken, the way may be longer',
    map: ['a > b > c > d > e > f'],
    alerts: ['page a 10s', 'page c 12s', 'page e 14s', 'page f 16s'],
    policy: { dependencyDepth: 2 },
    then: [
      'open.service f SEV3',
      'join.dependency new-f e',
      'join.dependency new-f c',
      'join.dependency new-f a',
    ],
  },
  {
    name: 'services that do not need each other have incidents of their own',
    alerts: ['page mail 40s', 'page search 30s'],
    then: ['open.service mail SEV3', 'open.service search SEV3'],
  },
  {
    name: 'two services that need the same, which is well, have incidents of their own',
    alerts: ['page cart 40s', 'page billing 30s'],
    then: ['open.service cart SEV3', 'open.service billing SEV3'],
  },
  {
    name: 'what a service needs may have been broken for long',
    alerts: ['page db 3h', 'page cart 30s'],
    then: ['open.service db SEV3', 'join.dependency new-db cart'],
  },
  {
    name: 'what broke much later is not the cause',
    alerts: ['page cart 10m', 'page db 30s'],
    then: ['open.service cart SEV3', 'open.service db SEV3'],
  },
  {
    name: 'two minutes later is still together',
    alerts: ['page cart 150s', 'page db 30s'],
    then: ['open.service db SEV3', 'join.dependency new-db cart'],
  },
  {
    name: 'a ticket of what a service needs is a cause where it began with it',
    alerts: ['ticket db 100s', 'page cart 30s'],
    then: ['open.service db SEV3', 'join.dependency new-db cart'],
  },
  {
    name: 'a ticket that is old explains nothing',
    alerts: ['ticket db 3h', 'page cart 30s'],
    then: ['open.service cart SEV3', 'leave.severity db'],
  },
  {
    name: 'of two causes the one that began nearest in time counts',
    map: ['shop > stock', 'shop > prices'],
    alerts: ['page stock 2d', 'page prices 40s', 'page shop 30s'],
    then: [
      'open.service stock SEV3',
      'open.service prices SEV3',
      'join.dependency new-prices shop',
    ],
  },
  {
    name: 'a circle has the root that broke first',
    map: ['a > b > c > a'],
    alerts: ['page b 40s', 'page a 30s', 'page c 20s'],
    then: [
      'open.service b SEV3',
      'join.dependency new-b a',
      'join.dependency new-b c',
    ],
  },
  {
    name: 'a circle in which all broke at once has one root all the same',
    map: ['a > b > a'],
    alerts: ['page b 40s', 'page a 40s'],
    then: ['open.service a SEV3', 'join.dependency new-a b'],
  },
  {
    name: 'a service that needs itself is no cause of itself',
    map: ['a > a'],
    alerts: ['page a 40s'],
    then: ['open.service a SEV3'],
  },
  {
    name: 'staging does not break production',
    alerts: ['page db 40s in staging', 'page cart 30s'],
    then: ['open.service cart SEV3', 'leave.environment db'],
  },
  {
    name: 'an outage of more than ten services is of severity 1',
    map: 'abcdefghijk'.split('').map(name => `${name} > db`),
    alerts: [
      'page db 40s outage',
      ...'abcdefghij'.split('').map(name => `page ${name} 30s`),
    ],
    then: [
      'open.service db SEV1',
      ...'abcdefghij'.split('').map(name => `join.dependency new-db ${name}`),
    ],
  },
  {
    name: 'a ticket comes along with the page of what it needs',
    alerts: ['page db 40s', 'ticket cart 30s'],
    then: ['open.service db SEV3', 'join.dependency new-db cart'],
  },
];

/** What becomes of open incidents. */
export const JOINING: Story[] = [
  {
    name: 'a new alert of the root joins',
    alerts: ['page mail 10m (INC-1)', 'page mail 1m named Slow'],
    incidents: ['INC-1 mail 10m'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'a ticket joins, too, and at once',
    alerts: ['page mail 10m (INC-1)', 'ticket mail 1s named Slow'],
    incidents: ['INC-1 mail 10m'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'a new alert of what is affected joins',
    alerts: [
      'page db 10m (INC-1)',
      'page cart 9m (INC-1)',
      'page cart 1m named Slow',
    ],
    incidents: ['INC-1 db+cart 10m'],
    then: ['join.service INC-1 cart'],
  },
  {
    name: 'a service whose dependency has an incident joins it',
    alerts: ['page db 40s (INC-1)', 'page checkout 0s'],
    incidents: ['INC-1 db 40s'],
    then: ['join.dependency INC-1 checkout'],
  },
  {
    name: 'through one that is affected, while the root is well again',
    alerts: [
      'page db 5m ended 4m (INC-1)',
      'page payments 4m (INC-1)',
      'page checkout 0s',
    ],
    incidents: ['INC-1 db+payments 5m db:well'],
    then: ['join.dependency INC-1 checkout'],
  },
  {
    name: 'what breaks long after the dependency is well does not join',
    alerts: ['page db 1h ended 30m (INC-1)', 'page checkout 1m'],
    incidents: ['INC-1 db 1h db:well suggests x'],
    then: ['open.service checkout SEV3', 'suggest.resolve INC-1'],
  },
  {
    name: 'the same alert told by another source joins',
    alerts: ['page mail 1m as prometheus (INC-1)', 'page mail 1m as slo'],
    incidents: ['INC-1 mail 1m'],
    then: ['join.copy INC-1 mail'],
  },
  {
    name: 'more of a name without a service joins',
    alerts: [
      'page - 5m named DiskFull (INC-1)',
      'page - 1m named DiskFull on eu-2',
    ],
    incidents: ['INC-1 - 5m group alert:DiskFull:production'],
    then: ['join.name INC-1 DiskFull'],
  },
  {
    name: 'what people declared takes the alerts of its service',
    alerts: ['page mail 1m'],
    incidents: ['INC-1 mail 5m declared'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'what people declared explains those that need it',
    alerts: ['page cart 1m'],
    incidents: ['INC-1 db 2m declared'],
    then: ['join.dependency INC-1 cart'],
  },
  {
    name: 'a drill that people declared takes no alerts',
    alerts: ['page mail 1m'],
    incidents: ['INC-1 mail 5m drill declared'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'what people call a drill later keeps its alerts',
    alerts: ['page mail 10m (INC-1)', 'page mail 1m named Slow'],
    incidents: ['INC-1 mail 10m drill touched'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'an incident of another environment takes none, either',
    alerts: ['page mail 1m'],
    incidents: ['INC-1 mail 5m declared in staging'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'alerts of staging join what people declared there',
    alerts: ['page mail 1m in staging'],
    incidents: ['INC-1 mail 5m declared in staging'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'a service that was well again is affected again',
    alerts: [
      'page db 10m (INC-1)',
      'page cart 9m ended 5m (INC-1)',
      'page cart 1m',
    ],
    incidents: ['INC-1 db+cart 10m cart:well'],
    then: ['join.again INC-1 cart'],
  },
  {
    name: 'an alert that went on after all makes its service suffer again',
    alerts: ['page mail 10m (INC-1)'],
    incidents: ['INC-1 mail 10m mail:well'],
    then: ['join.again INC-1 mail'],
  },
  {
    name: 'the same service in another cluster is news',
    alerts: ['page mail 10m on eu-1 (INC-1)', 'page mail 1m on us-1'],
    incidents: ['INC-1 mail 10m'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'what joined already joins no more',
    alerts: ['page db 10m (INC-1)', 'page cart 9m (INC-1)'],
    incidents: ['INC-1 db+cart 10m'],
    then: [],
  },
  {
    name: 'alerts of a duplicate belong to the other incident',
    alerts: ['page cart 9m (INC-2)', 'page db 10m (INC-1)'],
    incidents: [
      'INC-1 db+cart 10m',
      'INC-2 cart 9m resolved 5m duplicate-of INC-1',
    ],
    then: [],
  },
];

/** How bad it is. */
export const ESCALATION: Story[] = [
  {
    name: 'a worse alert escalates',
    alerts: ['page mail 10m (INC-1)', 'page mail 1m outage named Down'],
    incidents: ['INC-1 mail 10m'],
    then: ['join.service INC-1 mail', 'escalate.impact INC-1 SEV2 outage'],
  },
  {
    name: 'a worse one in what is affected escalates, too',
    alerts: ['page db 10m (INC-1)', 'page cart 1m outage'],
    incidents: ['INC-1 db 10m'],
    then: ['join.dependency INC-1 cart', 'escalate.impact INC-1 SEV2 outage'],
  },
  {
    name: 'a milder alert lowers nothing',
    alerts: ['page mail 10m outage (INC-1)', 'ticket mail 1m named Slow'],
    incidents: ['INC-1 mail 10m outage SEV2'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'a severity that people raised stays',
    alerts: ['page mail 10m (INC-1)', 'page mail 1m outage named Down'],
    incidents: ['INC-1 mail 10m touched SEV1'],
    then: ['join.service INC-1 mail', 'escalate.impact INC-1 SEV1 outage'],
  },
  {
    name: 'a severity that people lowered is not raised by what was known',
    alerts: ['page mail 10m outage (INC-1)'],
    incidents: ['INC-1 mail 10m touched outage SEV4'],
    then: [],
  },
  {
    name: 'nor by more of the same',
    alerts: ['page db 10m outage (INC-1)', 'page cart 1m outage'],
    incidents: ['INC-1 db 10m touched outage SEV4'],
    then: ['join.dependency INC-1 cart'],
  },
  {
    name: 'an outage that spreads becomes severity 1',
    map: 'abcdefghijk'.split('').map(name => `${name} > db`),
    alerts: [
      'page db 10m outage (INC-1)',
      ...'abcdefghij'.split('').map(name => `page ${name} 30s`),
    ],
    incidents: ['INC-1 db 10m outage SEV2'],
    then: [
      ...'abcdefghij'.split('').map(name => `join.dependency INC-1 ${name}`),
      'escalate.widespread INC-1 SEV1 outage',
    ],
  },
];

/** Incidents that turn out to come from elsewhere. */
export const MOVING: Story[] = [
  {
    name: 'the dependency turns out to be broken: the incident moves to it',
    alerts: ['page cart 60s (INC-1)', 'page db 10s outage'],
    incidents: ['INC-1 cart 60s'],
    then: [
      'reroot.dependency INC-1 db',
      'join.service INC-1 db',
      'escalate.impact INC-1 SEV2 outage',
    ],
  },
  {
    name: 'not when it broke much later',
    alerts: ['page cart 10m (INC-1)', 'page db 10s'],
    incidents: ['INC-1 cart 10m'],
    then: ['open.service db SEV3'],
  },
  {
    name: 'two incidents get one root: the younger goes into the older',
    alerts: [
      'page cart 60s (INC-1)',
      'page billing 50s (INC-2)',
      'page db 10s',
    ],
    incidents: ['INC-1 cart 60s', 'INC-2 billing 50s'],
    then: [
      'reroot.dependency INC-1 db',
      'join.merge INC-1 billing',
      'merge.root INC-2 INC-1',
      'join.service INC-1 db',
    ],
  },
  {
    name: 'the one that people work in stays',
    alerts: [
      'page cart 60s (INC-1)',
      'page billing 50s (INC-2)',
      'page db 10s',
    ],
    incidents: ['INC-1 cart 60s', 'INC-2 billing 50s touched'],
    then: [
      'reroot.dependency INC-2 db',
      'join.merge INC-2 cart',
      'merge.root INC-1 INC-2',
      'join.service INC-2 db',
    ],
  },
  {
    name: 'where people work in both, it is only suggested',
    alerts: [
      'page cart 60s (INC-1)',
      'page billing 50s (INC-2)',
      'page db 10s',
    ],
    incidents: ['INC-1 cart 60s touched', 'INC-2 billing 50s touched'],
    then: [
      'reroot.dependency INC-1 db',
      'join.service INC-1 db',
      'suggest.duplicate INC-2',
    ],
  },
  {
    name: 'an incident of the dependency exists already',
    alerts: ['page cart 60s (INC-1)', 'page db 50s (INC-2)'],
    incidents: ['INC-1 cart 60s', 'INC-2 db 50s'],
    then: ['join.merge INC-2 cart', 'merge.root INC-1 INC-2'],
  },
  {
    name: 'what people declared is not moved, only suggested to be another',
    alerts: ['page cart 60s (INC-1)', 'page db 50s'],
    incidents: ['INC-1 cart 60s declared'],
    then: ['open.service db SEV3', 'suggest.duplicate INC-1'],
  },
  {
    name: 'in a circle an incident stays where it is',
    map: ['a > b > a'],
    alerts: ['page b 50s (INC-1)', 'page a 60s'],
    incidents: ['INC-1 b 50s'],
    then: ['join.dependency INC-1 a'],
  },
  {
    name: 'two incidents of a circle become the older',
    map: ['a > b > a'],
    alerts: ['page b 50s (INC-1)', 'page a 60s (INC-2)'],
    incidents: ['INC-1 b 50s', 'INC-2 a 60s'],
    then: ['join.merge INC-2 b', 'merge.root INC-1 INC-2'],
  },
  {
    name: 'a merge brings what is worse',
    alerts: ['page cart 60s outage (INC-1)', 'page db 50s (INC-2)'],
    incidents: ['INC-1 cart 60s outage SEV2', 'INC-2 db 50s'],
    then: [
      'join.merge INC-2 cart',
      'merge.root INC-1 INC-2',
      'escalate.impact INC-2 SEV2 outage',
    ],
  },
  {
    name: 'three steps: everything ends up at the last',
    alerts: [
      'page checkout 60s (INC-1)',
      'page payments 50s (INC-2)',
      'page db 10s',
    ],
    incidents: ['INC-1 checkout 60s', 'INC-2 payments 50s'],
    then: [
      'reroot.dependency INC-1 db',
      'join.merge INC-1 payments',
      'merge.root INC-2 INC-1',
      'join.service INC-1 db',
    ],
  },
];

/** What does not count, and for how long. */
export const HOLDING: Story[] = [
  {
    name: 'a silenced alert',
    alerts: ['page mail 1m silenced'],
    then: ['leave.silenced mail'],
  },
  {
    name: 'silenced in one source is silenced in all',
    alerts: ['page mail 1m silenced as alertmanager', 'page mail 1m as slo'],
    then: ['leave.silenced mail', 'leave.silenced mail'],
  },
  {
    name: 'an alert that another makes superfluous',
    alerts: ['page mail 1m inhibited'],
    then: ['leave.inhibited mail'],
  },
  {
    name: 'a service in maintenance',
    alerts: ['page mail 1m'],
    maintenance: ['mail 10m'],
    then: ['leave.maintenance mail'],
  },
  {
    name: 'maintenance of one cluster',
    alerts: ['page mail 1m on eu-1', 'page mail 1m on us-1'],
    maintenance: ['mail 10m on eu-1'],
    then: ['open.service mail SEV3', 'leave.maintenance mail'],
  },
  {
    name: 'maintenance of another environment',
    alerts: ['page mail 1m'],
    maintenance: ['mail 10m in staging'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'maintenance that is over',
    alerts: ['page mail 1m'],
    maintenance: ['mail 0s'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'what needs a service that is broken in maintenance',
    alerts: ['page db 1m', 'page cart 50s'],
    maintenance: ['db 10m'],
    then: ['leave.maintenance db', 'leave.dependency-maintenance cart'],
  },
  {
    name: 'what needs a service in maintenance waits for word of it',
    alerts: ['page cart 50s'],
    maintenance: ['db 10m'],
    then: ['leave.dependency-maintenance cart'],
  },
  {
    name: 'and counts when there is none',
    alerts: ['page cart 120s'],
    maintenance: ['db 10m'],
    then: ['open.service cart SEV3'],
  },
  {
    name: 'when maintenance is over and it is still broken, it is an incident',
    alerts: ['page db 1h', 'page cart 1h'],
    then: ['open.service db SEV3', 'join.dependency new-db cart'],
  },
  {
    name: 'an alert that comes and goes',
    alerts: [
      'page mail 10m ended 9m',
      'page mail 8m ended 7m',
      'page mail 6m ended 5m',
      'page mail 1m',
    ],
    then: ['leave.ended mail', 'leave.flapping mail'],
  },
  {
    name: 'three times is not flapping',
    alerts: ['page mail 10m ended 9m', 'page mail 8m ended 7m', 'page mail 1m'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'an alert that came and went, and stays now',
    alerts: [
      'page mail 14m ended 13m',
      'page mail 12m ended 11m',
      'page mail 10m ended 9m',
      'page mail 5m',
    ],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'what was resolved while it fired is left to people',
    alerts: ['page mail 1h (INC-1)'],
    incidents: ['INC-1 mail 1h resolved 10m'],
    then: ['leave.resolved mail'],
  },
];

/** Budgets that still burn from what is over. */
export const AFTERMATH: Story[] = [
  {
    name: 'after the end the budgets of all that suffered still burn, as both sources say',
    alerts: [
      'page db 30m ended 10m as health (INC-1)',
      'page db 8m named SloBurn as slo (INC-1)',
      'page cart 1m named SloBurn as slo',
      'page cart 1m named SloBurn',
      'ticket billing 1m named SloBurn as slo',
    ],
    incidents: ['INC-1 db+cart+billing 30m db:well cart:well resolved 2m'],
    then: [
      'leave.resolved db',
      'leave.aftermath billing',
      'leave.aftermath cart',
      'leave.aftermath cart',
    ],
  },
  {
    name: 'while the incident is open they belong to it',
    alerts: [
      'page db 30m as health (INC-1)',
      'page cart 1m named SloBurn as slo',
    ],
    incidents: ['INC-1 db+cart 30m'],
    then: ['join.service INC-1 cart'],
  },
  {
    name: 'when something else tells of the service, they count',
    alerts: [
      'page cart 2m named SloBurn as slo',
      'page cart 1m outage as health',
    ],
    incidents: ['INC-1 cart 30m cart:well resolved 10m'],
    then: [
      'reopen.again INC-1',
      'join.again INC-1 cart',
      'escalate.impact INC-1 SEV2 outage',
    ],
  },
  {
    name: 'and when something tells of what the service needs',
    alerts: [
      'page cart 2m named SloBurn as slo',
      'page db 2m outage as health',
    ],
    incidents: ['INC-1 cart 30m cart:well resolved 10m'],
    then: ['open.service db SEV2', 'join.dependency new-db cart'],
  },
  {
    name: 'what burns anew is news for those that need it',
    alerts: [
      'page cart 2m named SloBurn as slo',
      'page db 2m named SloBurn as slo',
    ],
    incidents: ['INC-1 cart 30m cart:well resolved 10m'],
    then: ['open.service db SEV3', 'join.dependency new-db cart'],
  },
  {
    name: 'nobody who breaks later is taken for their victim',
    alerts: [
      'page db 5m named SloBurn as slo',
      'page cart 1m outage as health',
    ],
    incidents: ['INC-1 db 30m db:well resolved 20m'],
    then: ['open.service cart SEV2', 'leave.aftermath db'],
  },
  {
    name: 'silenced alerts and those for information tell of nothing else',
    alerts: [
      'page mail 5m named SloBurn as slo',
      'page mail 1m silenced',
      'info mail 1m named Chatter',
    ],
    incidents: ['INC-1 mail 30m mail:well resolved 20m'],
    then: ['leave.aftermath mail', 'leave.never mail', 'leave.silenced mail'],
  },
  {
    name: 'another environment has its own',
    alerts: ['page mail 1m named SloBurn as slo in public'],
    incidents: ['INC-1 mail 30m mail:well resolved 20m'],
    policy: { environments: ['production', 'public'] },
    then: ['open.service mail SEV3'],
  },
  {
    name: 'after an hour they count',
    alerts: ['page mail 5m named SloBurn as slo'],
    incidents: ['INC-1 mail 3h mail:well resolved 1h'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'not a second earlier',
    alerts: ['page mail 5m named SloBurn as slo'],
    incidents: ['INC-1 mail 3h mail:well resolved 3599s'],
    then: ['leave.aftermath mail'],
  },
  {
    name: 'where that is configured, at once',
    alerts: ['page mail 1m named SloBurn as slo'],
    incidents: ['INC-1 mail 30m mail:well resolved 10m'],
    policy: { aftermathSeconds: 0 },
    then: ['reopen.again INC-1', 'join.again INC-1 mail'],
  },
];

/** The way to the end, and back. */
export const ENDING: Story[] = [
  {
    name: 'a service whose alerts ended is well again',
    alerts: ['page db 10m (INC-1)', 'page cart 9m ended 1m (INC-1)'],
    incidents: ['INC-1 db+cart 10m'],
    then: ['recover.ended INC-1 cart'],
  },
  {
    name: 'it is not while one of its alerts fires',
    alerts: [
      'page mail 9m ended 1m (INC-1)',
      'ticket mail 9m named Slow (INC-1)',
    ],
    incidents: ['INC-1 mail 10m'],
    then: [],
  },
  {
    name: 'a service that people added recovers by no alert',
    alerts: ['page db 10m (INC-1)'],
    incidents: ['INC-1 db+mail 10m'],
    then: [],
  },
  {
    name: 'one whose alert comes and goes is not well between',
    alerts: [
      'page mail 10m ended 9m (INC-1)',
      'page mail 8m ended 7m (INC-1)',
      'page mail 6m ended 5m (INC-1)',
      'page mail 3m ended 1m (INC-1)',
    ],
    incidents: ['INC-1 mail 10m'],
    then: [],
  },
  {
    name: 'when nothing has fired for five minutes, resolving is suggested',
    alerts: ['page mail 20m ended 5m (INC-1)'],
    incidents: ['INC-1 mail 20m mail:well'],
    then: ['suggest.resolve INC-1'],
  },
  {
    name: 'not a second earlier',
    alerts: ['page mail 20m ended 299s (INC-1)'],
    incidents: ['INC-1 mail 20m mail:well'],
    then: [],
  },
  {
    name: 'what people declared is only suggested to be over, too',
    alerts: ['page mail 20m ended 2h (INC-1)'],
    incidents: ['INC-1 mail 20m mail:well declared'],
    policy: { closeUntouchedSeconds: 600 },
    then: ['suggest.resolve INC-1'],
  },
  {
    name: 'a declared incident without alerts says nothing',
    incidents: ['INC-1 mail 20m declared'],
    then: [],
  },
  {
    name: 'what was suggested days ago still holds when nobody tells of the alerts any more',
    incidents: ['INC-1 mail 9d mail:well suggests x'],
    then: [],
  },
  {
    name: 'a suggestion is withdrawn when it fires again',
    alerts: ['page mail 20m ended 10m (INC-1)', 'page mail 1m'],
    incidents: ['INC-1 mail 20m mail:well suggests x'],
    then: ['join.again INC-1 mail', 'suggest.withdraw INC-1'],
  },
  {
    name: 'what nobody touched is resolved where that is configured',
    alerts: ['page mail 20m ended 10m (INC-1)'],
    incidents: ['INC-1 mail 20m mail:well'],
    policy: { closeUntouchedSeconds: 600 },
    then: ['resolve.untouched INC-1'],
  },
  {
    name: 'what people touched is not',
    alerts: ['page mail 20m ended 10m (INC-1)'],
    incidents: ['INC-1 mail 20m mail:well touched'],
    policy: { closeUntouchedSeconds: 600 },
    then: ['suggest.resolve INC-1'],
  },
  {
    name: 'what fires again soon after reopens its incident',
    alerts: ['page mail 2h ended 1h (INC-1)', 'page mail 1m'],
    incidents: ['INC-1 mail 2h mail:well resolved 20m'],
    then: ['reopen.again INC-1', 'join.again INC-1 mail'],
  },
  {
    name: 'and takes those along that need it',
    alerts: ['page db 1m', 'page cart 50s'],
    incidents: ['INC-1 db 2h db:well resolved 20m'],
    then: [
      'reopen.again INC-1',
      'join.again INC-1 db',
      'join.dependency INC-1 cart',
    ],
  },
  {
    name: 'what fires again much later is a new incident',
    alerts: ['page mail 1m'],
    incidents: ['INC-1 mail 2h mail:well resolved 32m'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'a ticket reopens nothing',
    alerts: ['ticket mail 1m'],
    incidents: ['INC-1 mail 2h mail:well resolved 20m'],
    then: ['leave.severity mail'],
  },
  {
    name: 'what was only affected is a new incident while the root is well',
    alerts: ['page cart 2h ended 1h (INC-1)', 'page cart 1m'],
    incidents: ['INC-1 db+cart 2h db:well cart:well resolved 20m'],
    then: ['open.service cart SEV3'],
  },
  {
    name: 'also while the root is not well elsewhere, or only tells of something',
    alerts: [
      'page cart 2h ended 1h (INC-1)',
      'page cart 1m',
      'page db 3h in staging',
      'info db 3h named Note',
    ],
    incidents: ['INC-1 db+cart 2h db:well cart:well resolved 20m'],
    then: ['open.service cart SEV3', 'leave.never db', 'leave.environment db'],
  },
  {
    name: 'what was only affected reopens its incident while the root is not well',
    alerts: [
      'page cart 2h ended 1h (INC-1)',
      'page db 2h (INC-1)',
      'page cart 1m',
    ],
    incidents: ['INC-1 db+cart 2h cart:well resolved 20m'],
    then: ['reopen.again INC-1', 'join.again INC-1 cart'],
  },
  {
    name: 'where nobody knows where it came from, what was affected reopens it',
    alerts: ['page cart 2h ended 1h (INC-1)', 'page cart 1m'],
    incidents: [
      'INC-1 cart+mail 2h cart:well mail:well group storm:production: resolved 20m',
    ],
    then: ['reopen.again INC-1', 'join.again INC-1 cart'],
  },
  {
    name: 'a duplicate is not reopened',
    alerts: ['page mail 1m'],
    incidents: ['INC-1 mail 2h resolved 20m duplicate-of INC-9'],
    then: ['open.service mail SEV3'],
  },
  {
    name: 'of two that were resolved, the later goes on',
    alerts: ['page mail 1m'],
    incidents: [
      'INC-2 mail 1h mail:well resolved 10m',
      'INC-1 mail 2h mail:well resolved 25m',
    ],
    then: ['reopen.again INC-2', 'join.again INC-2 mail'],
  },
];

/** Much at once. */
export const STORMS: Story[] = [
  {
    name: 'five services without a common root are five incidents',
    map: ['a', 'b', 'c', 'd', 'e'],
    alerts: 'abcde'.split('').map(name => `page ${name} 10s`),
    then: 'abcde'.split('').map(name => `open.service ${name} SEV3`),
  },
  {
    name: 'six are one',
    map: ['a', 'b', 'c', 'd', 'e', 'f'],
    alerts: 'abcdef'.split('').map(name => `page ${name} 10s`),
    then: ['open.storm storm:production: SEV3'],
  },
  {
    name: 'not when they broke one after the other',
    map: ['a', 'b', 'c', 'd', 'e', 'f'],
    alerts: 'abcdef'.split('').map((name, i) => `page ${name} ${i * 60}s`),
    then: 'fedcba'.split('').map(name => `open.service ${name} SEV3`),
  },
  {
    name: 'clusters have storms of their own',
    map: ['a', 'b', 'c'],
    alerts: 'abc'
      .split('')
      .flatMap(name => [`page ${name} 10s on eu-1 named E${name}`])
      .concat('def'.split('').map(name => `page - 10s named ${name} on us-1`)),
    policy: { stormServices: 2 },
    then: [
      'open.storm storm:production:eu-1 SEV3',
      'open.storm storm:production:us-1 SEV3',
    ],
  },
  {
    name: 'incidents of the last two minutes become part of it',
    map: ['a', 'b', 'c'],
    alerts: ['page a 60s (INC-1)', 'page b 50s (INC-2)', 'page c 10s'],
    incidents: ['INC-1 a 60s', 'INC-2 b 50s'],
    policy: { stormServices: 2 },
    then: [
      'open.storm storm:production: SEV3',
      'merge.storm INC-1 storm:production:',
      'merge.storm INC-2 storm:production:',
    ],
  },
  {
    name: 'but not those that people touched',
    map: ['a', 'b', 'c'],
    alerts: ['page a 60s (INC-1)', 'page b 50s (INC-2)', 'page c 10s'],
    incidents: ['INC-1 a 60s', 'INC-2 b 50s touched'],
    policy: { stormServices: 2 },
    then: [
      'open.storm storm:production: SEV3',
      'merge.storm INC-1 storm:production:',
    ],
  },
  {
    name: 'while it rages, what breaks joins it',
    map: ['a', 'b', 'c', 'd'],
    alerts: [
      'page a 90s (INC-1)',
      'page b 80s (INC-1)',
      'page c 70s (INC-1)',
      'page d 10s',
    ],
    incidents: ['INC-1 a+b+c 90s group storm:production:'],
    policy: { stormServices: 2 },
    then: ['join.storm INC-1 d'],
  },
  {
    name: 'afterwards it does not',
    map: ['a', 'b', 'c', 'd'],
    alerts: [
      'page a 20m (INC-1)',
      'page b 19m (INC-1)',
      'page c 18m (INC-1)',
      'page d 10s',
    ],
    incidents: ['INC-1 a+b+c 20m group storm:production:'],
    policy: { stormServices: 2 },
    then: ['open.service d SEV3'],
  },
  {
    name: 'another storm while the last one is open adds to it',
    map: ['a', 'b', 'c', 'd'],
    alerts: ['page a 20m (INC-1)', 'page b 10s', 'page c 10s', 'page d 10s'],
    incidents: ['INC-1 a 20m group storm:production:'],
    policy: { stormServices: 2 },
    then: ['join.storm INC-1 b', 'join.storm INC-1 c', 'join.storm INC-1 d'],
  },
  {
    name: 'a storm finds its root when it is told of',
    map: ['a > net', 'b > net', 'c > net'],
    alerts: [
      'page a 90s (INC-1)',
      'page b 80s (INC-1)',
      'page c 70s (INC-1)',
      'page net 10s',
    ],
    incidents: ['INC-1 a+b+c 90s group storm:production:'],
    policy: { stormServices: 2 },
    then: ['reroot.dependency INC-1 net', 'join.service INC-1 net'],
  },
  {
    name: 'services with a root are no storm, however many',
    map: 'abcdefgh'.split('').map(name => `${name} > db`),
    alerts: [
      'page db 20s',
      ...'abcdefgh'.split('').map(name => `page ${name} 10s`),
    ],
    then: [
      'open.service db SEV3',
      ...'abcdefgh'.split('').map(name => `join.dependency new-db ${name}`),
    ],
  },
  {
    name: 'alerts without a service can be a storm, too',
    alerts: 'abcdef'.split('').map(name => `page - 10s named ${name}`),
    then: ['open.storm storm:production: SEV3'],
  },
];
