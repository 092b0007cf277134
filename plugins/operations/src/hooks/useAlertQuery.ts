import { Alert, AlertQuery } from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  oneOf,
  unreadOf,
  valuesOf,
} from './addressValues';
import { AskedList, useListQuery } from './useListQuery';

/** What the address may ask for. */
const FILTERS = ['severity', 'owner', 'service'] as const;
/** @internal */
export const SEVERITIES: Alert['severity'][] = ['page', 'ticket', 'info'];

const READERS = {
  severity: oneOf(SEVERITIES),
  owner: entityRef,
  service: entityRef,
};

/** What of the alerts is asked for; which of them fire is not a matter of the address. @internal */
export type AlertFilter = Pick<AlertQuery, 'severity' | 'owner' | 'service'>;

/** Reads an address: what cannot be meant is left out and told, and is never an error. @internal */
export function readAlertAddress(
  params: URLSearchParams,
): AskedList<AlertFilter, 'severity'> {
  const read = {
    severity: valuesOf(params, 'severity', READERS.severity).slice(0, 1),
    owner: valuesOf(params, 'owner', READERS.owner),
    service: valuesOf(params, 'service', READERS.service),
  };
  const unread = unreadOf(params, READERS);
  return {
    filter: {
      severity: read.severity[0],
      owner: chosen(read.owner),
      service: chosen(read.service),
    },
    sort: 'severity',
    order: 'desc',
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which alerts are shown, kept in the address.
 *
 * @internal
 */
export function useAlertQuery() {
  return useListQuery(readAlertAddress, FILTERS);
}

/** @internal */
export type AlertQueryState = ReturnType<typeof useAlertQuery>;
