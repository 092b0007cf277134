import { Story } from '../story';

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
