import {
  INCIDENT_CAUSES,
  IncidentFilter,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  oneOf,
  text,
  unreadOf,
  valuesOf,
} from './addressValues';
import { AskedList, useListQuery } from './useListQuery';

/** The statuses in the order in which an incident usually goes through them. @internal */
export const INCIDENT_STATUSES: IncidentStatus[] = [
  'triggered',
  'reopened',
  'acknowledged',
  'analysing',
  'fixing',
  'observing',
  'resolved',
];

/** What narrows the list down, and is kept in the address. */
const FILTERS = [
  'state',
  'status',
  'severity',
  'owner',
  'system',
  'service',
  'cause',
  'drill',
] as const;

const STATES = ['open', 'resolved'] as const;
const SEVERITIES = ['1', '2', '3', '4'] as const;
const YES_OR_NO = ['true', 'false'] as const;

const READERS = {
  state: oneOf(STATES),
  status: oneOf(INCIDENT_STATUSES),
  severity: oneOf(SEVERITIES),
  owner: entityRef,
  system: entityRef,
  service: entityRef,
  cause: oneOf(INCIDENT_CAUSES),
  drill: oneOf(YES_OR_NO),
};

/** What orders the list. @internal */
export const INCIDENT_SORTS = [
  'urgency',
  'started',
  'severity',
  'updated',
] as const;
/** @internal */
export type IncidentSort = (typeof INCIDENT_SORTS)[number];

/**
 * Reads an address: what cannot be meant is left out and told, and is never an error.
 *
 * @internal
 */
export function readIncidentAddress(
  params: URLSearchParams,
): AskedList<IncidentFilter, IncidentSort> {
  const read = {
    state: valuesOf(params, 'state', READERS.state).slice(0, 1),
    status: valuesOf(params, 'status', READERS.status),
    severity: valuesOf(params, 'severity', READERS.severity),
    owner: valuesOf(params, 'owner', READERS.owner),
    system: valuesOf(params, 'system', READERS.system),
    service: valuesOf(params, 'service', READERS.service),
    cause: valuesOf(params, 'cause', READERS.cause),
    drill: valuesOf(params, 'drill', READERS.drill).slice(0, 1),
    text: valuesOf(params, 'text', text).slice(0, 1),
    sort: valuesOf(params, 'sort', oneOf(INCIDENT_SORTS)).slice(0, 1),
  };
  const unread = unreadOf(params, READERS);
  const [drill] = read.drill;
  return {
    filter: {
      state: read.state[0],
      status: chosen(read.status),
      severity: chosen(read.severity.map(Number)),
      owner: chosen(read.owner),
      system: chosen(read.system),
      service: chosen(read.service),
      cause: chosen(read.cause),
      drill: drill === undefined ? undefined : drill === 'true',
      text: read.text[0],
    },
    sort: read.sort[0] ?? 'urgency',
    // The API knows one order for each: what presses most, the latest, the worst.
    order: 'desc',
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which incidents the list shows, kept in the address.
 *
 * @internal
 */
export function useIncidentQuery() {
  return useListQuery(readIncidentAddress, FILTERS);
}

/** @internal */
export type IncidentQueryState = ReturnType<typeof useIncidentQuery>;
