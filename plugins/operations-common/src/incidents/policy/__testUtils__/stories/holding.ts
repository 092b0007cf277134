import { Story } from '../story';

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
    name: 'a silenced budget is silenced for who measures it as well, whatever labels Prometheus adds',
    alerts: [
      'page mail 1m of page_1h silenced on eu-1 as alertmanager',
      'page mail 1m of page_1h as slo',
    ],
    then: ['leave.silenced mail', 'leave.silenced mail'],
  },
  {
    name: 'a budget that is silenced in one cluster is not in another',
    alerts: [
      'page mail 1m of page_1h silenced on eu-1 as alertmanager',
      'page mail 1m of page_1h on us-1 as alertmanager',
    ],
    then: ['open.service mail SEV3', 'leave.silenced mail'],
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
    name: 'twice by two Prometheus is not four times',
    alerts: [
      'page mail 9m ended 8m of page_1h by a',
      'page mail 9m ended 8m of page_1h by b',
      'page mail 1m of page_1h by a',
      'page mail 1m of page_1h by b',
    ],
    then: ['open.service mail SEV3'],
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
