import { Story } from '../story';

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
