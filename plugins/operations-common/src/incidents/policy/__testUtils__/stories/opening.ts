import { Story } from '../story';

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
