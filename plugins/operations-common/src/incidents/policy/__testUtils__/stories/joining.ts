import { Story } from '../story';

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
    name: 'a burning budget that another source tells of joins, whatever labels that adds',
    alerts: [
      'page mail 1m of page_1h as slo (INC-1)',
      'page mail 1m of page_1h on eu-1 as prometheus',
    ],
    incidents: ['INC-1 mail 1m'],
    then: ['join.copy INC-1 mail'],
  },
  {
    name: 'another tier of a burning budget is another alert',
    alerts: [
      'page mail 1m of page_1h as slo (INC-1)',
      'ticket mail 1m of ticket_1d on eu-1 as prometheus',
    ],
    incidents: ['INC-1 mail 1m'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'a budget that has burnt before and burns again is no copy',
    alerts: [
      'page mail 9m ended 8m of page_1h as slo (INC-1)',
      'page mail 10m (INC-1)',
      'page mail 1m of page_1h on eu-1 as prometheus',
    ],
    incidents: ['INC-1 mail 10m'],
    then: ['join.service INC-1 mail'],
  },
  {
    name: 'a copy that comes with something new is no copy alone',
    alerts: [
      'page mail 1m of page_1h as slo (INC-1)',
      'page mail 50s of page_1h on eu-1 as prometheus',
      'page mail 40s named Slow',
    ],
    incidents: ['INC-1 mail 1m'],
    then: ['join.service INC-1 mail'],
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
