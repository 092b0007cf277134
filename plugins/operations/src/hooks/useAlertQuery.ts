import { Alert, AlertQuery } from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  oneOf,
  plain,
  text,
  unreadOf,
  valuesOf,
} from './addressValues';
import { AskedList, useListQuery } from './useListQuery';

/** What the address may ask for. */
const FILTERS = ['severity', 'source', 'mapped', 'owner', 'service'] as const;
const LONGEST_SOURCE = 64;
const YES_OR_NO = ['true', 'false'] as const;
/** @internal */
export const SEVERITIES: Alert['severity'][] = ['page', 'ticket', 'info'];

const READERS = {
  severity: oneOf(SEVERITIES),
  source: plain(LONGEST_SOURCE),
  mapped: oneOf(YES_OR_NO),
  owner: entityRef,
  service: entityRef,
};

/** What of the alerts is asked for; which of them fire is not a matter of the address. @internal */
export type AlertFilter = Pick<
  AlertQuery,
  'severity' | 'source' | 'mapped' | 'owner' | 'service' | 'text'
>;

/** Reads an address: what cannot be meant is left out and told, and is never an error. @internal */
export function readAlertAddress(
  params: URLSearchParams,
): AskedList<AlertFilter, 'severity'> {
  const read = {
    severity: valuesOf(params, 'severity', READERS.severity).slice(0, 1),
    source: valuesOf(params, 'source', READERS.source),
    mapped: valuesOf(params, 'mapped', READERS.mapped).slice(0, 1),
    owner: valuesOf(params, 'owner', READERS.owner),
    service: valuesOf(params, 'service', READERS.service),
    text: valuesOf(params, 'text', text).slice(0, 1),
  };
  const [mapped] = read.mapped;
  const unread = unreadOf(params, READERS);
  return {
    filter: {
      severity: read.severity[0],
      source: chosen(read.source),
      mapped: mapped === undefined ? undefined : mapped === 'true',
      owner: chosen(read.owner),
      service: chosen(read.service),
      text: read.text[0],
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
