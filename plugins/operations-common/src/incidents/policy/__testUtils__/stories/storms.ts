import { Story } from '../story';

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
