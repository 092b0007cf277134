import { Story } from '../story';

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
