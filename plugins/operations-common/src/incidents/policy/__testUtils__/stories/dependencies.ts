import { Story } from '../story';

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
