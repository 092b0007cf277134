import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  IncidentRoleName,
  IncidentSeverity,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import { IncidentTopic } from '../incidents/model';
import { IncidentRow } from '../incidents/rows';

type NotificationPayload = NotificationSendOptions['payload'];

const SEVERITIES: Record<IncidentSeverity, NotificationPayload['severity']> = {
  1: 'critical',
  2: 'high',
  3: 'normal',
  4: 'low',
};

const STATES: Record<IncidentStatus, string> = {
  triggered: 'Nobody has taken it on yet.',
  acknowledged: 'Somebody has taken it on.',
  analysing: 'It is being analysed.',
  fixing: 'It is being fixed.',
  observing: 'It is mended and being observed.',
  resolved: 'It is resolved.',
  reopened: 'It is open again.',
};

const ROLES: Record<IncidentRoleName, string> = {
  commander: 'commander',
  communications: 'in charge of communications',
  technicalLead: 'technical lead',
  scribe: 'scribe',
};

/** What is told first where several things happened. */
const BY_WEIGHT: IncidentTopic[] = [
  'resolved',
  'assigned',
  'opened',
  'reopened',
  'escalated',
  'noted',
  'updated',
];

/** An incident as a notification tells of it. @internal */
export interface ToldIncident {
  row: IncidentRow;
  /** What the root is called. */
  root?: string;
}

/**
 * What of all that happened is still so, the weightiest of it.
 *
 * @internal
 */
export function topicToTell(
  topics: IncidentTopic[],
  { row }: ToldIncident,
  roles: IncidentRoleName[],
): IncidentTopic | undefined {
  const holds = (topic: IncidentTopic) =>
    (topic !== 'resolved' || row.status === 'resolved') &&
    (topic !== 'assigned' || roles.length > 0);
  return BY_WEIGHT.find(topic => topics.includes(topic) && holds(topic));
}

function headline(
  topic: IncidentTopic,
  { key, title }: IncidentRow,
  roles: IncidentRoleName[],
): string {
  switch (topic) {
    case 'opened':
      return `${key} opened: ${title}`;
    case 'reopened':
      return `${key} reopened: ${title}`;
    case 'escalated':
      return `${key} got worse: ${title}`;
    case 'resolved':
      return `${key} resolved: ${title}`;
    case 'assigned': {
      const names = roles.map(role => ROLES[role]).join(' and ');
      return `${key}: you are ${names}: ${title}`;
    }
    default:
      return `${key} has news: ${title}`;
  }
}

/** A notification: one for each person and incident, updated in place. @internal */
export function notificationOf(
  topic: IncidentTopic,
  incident: ToldIncident,
  roles: IncidentRoleName[],
): NotificationPayload {
  const { row, root } = incident;
  const drill = Boolean(row.drill);
  const place = root && `It comes from ${root}`;
  const sentences = [
    drill && 'This is a drill.',
    `SEV${row.severity}, ${row.impact}.`,
    STATES[row.status],
    place && `${place}${row.environment ? `, ${row.environment}` : ''}.`,
  ];
  return {
    title: `${drill ? 'Drill: ' : ''}${headline(topic, row, roles)}`,
    description: sentences.filter(Boolean).join(' '),
    link: `/operations/incidents/${row.key}`,
    severity: SEVERITIES[row.severity],
    topic,
    scope: row.key,
  };
}
