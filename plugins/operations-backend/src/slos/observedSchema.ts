import {
  MetricQuery,
  SliDefinition,
} from '@operate-first/plugin-operations-common';
import { z } from 'zod';
import { EVENTS_MEASURE } from '../buckets/CountedScope';
import { measureOf } from '../buckets/thresholds';

/** The type of data sources that the portal itself answers for. @internal */
export const OBSERVED_TYPE = 'Operations';

const querySchema = z.object({
  source: z.string().max(64).optional(),
  measure: z.enum(['availability', 'duration']),
  events: z.enum(['good', 'bad', 'total']).optional(),
});

type Query = z.infer<typeof querySchema>;

/** What is to be read of what the portal counted. @internal */
export interface ObservedQuery {
  serviceRef: string;
  environment: string;
  /** Whose looks count; those of all sources when missing. */
  source?: string;
  measure: string;
}

/** @internal */
export type ObservedPlan =
  | { ok: true; query: ObservedQuery }
  | { ok: false; message: string; remedy: string };

function queriesOf({ measure }: SliDefinition): MetricQuery[] {
  return measure.kind === 'ratio'
    ? [measure.total, measure.good ?? measure.bad].flatMap(query => query ?? [])
    : [measure.query];
}

/** Whether what the portal counted is asked for, by any of the queries. @internal */
export function isObserved(sli: SliDefinition): boolean {
  return queriesOf(sli).some(({ type }) => isOwnType(type));
}

function isOwnType(type: string): boolean {
  return (
    type.toLocaleLowerCase('en-US') === OBSERVED_TYPE.toLocaleLowerCase('en-US')
  );
}

/** Understands an SLI over what the portal counted. @internal */
export function planObserved(sli: SliDefinition): ObservedPlan {
  const { measure, serviceRef, environment } = sli;
  const queries = queriesOf(sli);
  if (!queries.every(({ type }) => isOwnType(type))) {
    return refused(
      'Its queries are of several types, and no source measures them together.',
      `Write both with the type ${OBSERVED_TYPE}, or both with another.`,
    );
  }
  if (!serviceRef) {
    return refused(
      'The portal does not know which service it is about.',
      'Name the service by the annotation openslo.operate-first.io/service.',
    );
  }
  const parsed = queries.map(({ spec }) => querySchema.safeParse(spec));
  const specs = parsed.flatMap(({ data }) => data ?? []);
  if (specs.length < parsed.length) {
    return refused(
      'Its query is not understood.',
      'Write measure: availability with events: good or total, or measure: duration; nothing else but source.',
    );
  }
  const fault = faultOf(measure.kind, specs);
  if (fault) return fault;
  const [{ source }] = specs;
  return {
    ok: true,
    query: {
      serviceRef,
      environment,
      ...(source && { source }),
      measure:
        measure.kind === 'threshold' ? measureOf(measure) : EVENTS_MEASURE,
    },
  };
}

function faultOf(
  kind: SliDefinition['measure']['kind'],
  [first, second]: Query[],
): ObservedPlan | undefined {
  if (kind === 'raw') {
    return refused(
      'The portal counts events and has no ratios to read.',
      'Write a ratio of good and total, or a threshold.',
    );
  }
  const wanted = kind === 'threshold' ? 'duration' : 'availability';
  if (first.measure !== wanted || (second && second.measure !== wanted)) {
    return refused(
      `A ${kind} of the portal's own looks is one of ${wanted}.`,
      `Write measure: ${wanted}.`,
    );
  }
  if (second && first.source !== second.source) {
    return refused(
      'Its queries name different sources.',
      'Name the same source in both, or none.',
    );
  }
  return undefined;
}

function refused(message: string, remedy: string): ObservedPlan {
  return { ok: false, message, remedy };
}
