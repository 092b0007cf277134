import { EventBucket, Scope } from '@operate-first/plugin-operations-common';
import { sliKey } from '../observations/scopes';

/** Events that are good or bad by themselves. @internal */
export const EVENTS_MEASURE = '';

/** What is counted, before it has a row. @internal */
export interface CountedScope {
  serviceId: string;
  source: string;
  scope: Scope;
  /** What is counted: events, or the seconds for which looks were within a threshold. */
  measure: string;
  buckets: Map<number, EventBucket>;
}

/** One string for what is counted. @internal */
export function countedKey(counted: Omit<CountedScope, 'buckets'>): string {
  const { serviceId, source, scope, measure } = counted;
  return `${measure} ${sliKey(serviceId, source, scope)}`;
}
