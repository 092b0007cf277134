import {
  QuestionListQuery,
  QuestionState,
} from '@operate-first/plugin-operations-common';
import {
  chosen,
  cleanAddress,
  entityRef,
  oneOf,
  Read,
  text,
  unreadOf,
  valuesOf,
} from './addressValues';
import { AskedList, useListQuery } from './useListQuery';

/** @internal */
export const QUESTION_STATES: QuestionState[] = [
  'open',
  'answered',
  'accepted',
  'closed',
];

const FILTERS = ['state', 'owner', 'system', 'service', 'incident'] as const;
const INCIDENT_KEY = /^[A-Za-z][A-Za-z0-9]*-[0-9]+$/;
const LONGEST_KEY = 32;
const incidentKey: Read<string> = value =>
  value.length <= LONGEST_KEY && INCIDENT_KEY.test(value) ? value : undefined;

const READERS = {
  state: oneOf(QUESTION_STATES),
  owner: entityRef,
  system: entityRef,
  service: entityRef,
  incident: incidentKey,
};

/** @internal */
export type QuestionFilter = Omit<
  QuestionListQuery,
  'scope' | 'cursor' | 'limit'
>;

/** @internal */
export function readQuestionAddress(
  params: URLSearchParams,
): AskedList<QuestionFilter, 'waiting'> {
  const read = {
    state: valuesOf(params, 'state', READERS.state),
    owner: valuesOf(params, 'owner', READERS.owner),
    system: valuesOf(params, 'system', READERS.system),
    service: valuesOf(params, 'service', READERS.service),
    incident: valuesOf(params, 'incident', READERS.incident).slice(0, 1),
    text: valuesOf(params, 'text', text).slice(0, 1),
  };
  const unread = unreadOf(params, READERS);
  return {
    filter: {
      state: chosen(read.state),
      owner: chosen(read.owner),
      system: chosen(read.system),
      service: chosen(read.service),
      incident: read.incident[0],
      text: read.text[0],
    },
    // The API knows one order: who waits longest first, then the most recent.
    sort: 'waiting',
    order: 'asc',
    unread,
    clean: cleanAddress(params, read, unread),
  };
}

/**
 * Which questions the list shows, kept in the address.
 *
 * @internal
 */
export function useQuestionQuery() {
  return useListQuery(readQuestionAddress, FILTERS);
}

/** @internal */
export type QuestionQueryState = ReturnType<typeof useQuestionQuery>;
