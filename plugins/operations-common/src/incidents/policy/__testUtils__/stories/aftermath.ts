import { Story } from '../story';

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
