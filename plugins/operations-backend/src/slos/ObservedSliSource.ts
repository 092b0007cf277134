import {
  coarsen,
  EventBucket,
  SliDefinition,
  stepStart,
} from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliPlan,
  SliRequest,
  SliSource,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import {
  combinedSteps,
  CountedDay,
  readCountedDays,
} from '../buckets/countedDays';
import { EVENTS_MEASURE } from '../buckets/CountedScope';
import { chunksOf } from '../database/rows';
import { groupedBy } from './groupedBy';
import {
  isObserved,
  OBSERVED_TYPE,
  ObservedQuery,
  planObserved,
} from './observedSchema';

const SERVICES_PER_READ = 50;
/** What was counted may be on its way to the store for so long after it was due there. */
const STORING_MILLISECONDS = 5_000;

/**
 * Measures SLIs by what the portal's own sources counted, so that SLOs need no Prometheus.
 *
 * @internal
 */
export class ObservedSliSource implements SliSource {
  readonly id = 'operations';
  readonly title = "The portal's own looks";
  readonly #database: Knex;
  readonly #lateMilliseconds: number;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    /** How long what was counted waits until it is stored. */
    flushMilliseconds: number;
    now?: () => number;
  }): ObservedSliSource {
    const { database, flushMilliseconds, now = Date.now } = options;
    return new ObservedSliSource(database, flushMilliseconds, now);
  }

  private constructor(
    database: Knex,
    flushMilliseconds: number,
    now: () => number,
  ) {
    this.#database = database;
    this.#lateMilliseconds = flushMilliseconds + STORING_MILLISECONDS;
    this.#now = now;
  }

  plan(sli: SliDefinition): SliPlan | undefined {
    if (!isObserved(sli)) return undefined;
    const planned = planObserved(sli);
    if (!planned.ok) {
      const { message, remedy } = planned;
      return {
        ok: false,
        problem: { code: 'operations.query', message, remedy },
      };
    }
    const { query } = planned;
    return {
      ok: true,
      server: 'portal',
      queries: [
        { title: titleOf(query), language: OBSERVED_TYPE, query: sayOf(query) },
      ],
      notes:
        query.measure === EVENTS_MEASURE
          ? []
          : ['Looks are compared as they come in, since the SLO is there.'],
    };
  }

  async *measure(
    requests: SliRequest[],
    { signal }: { signal: AbortSignal },
  ): AsyncIterable<SliMeasurement> {
    for (const group of groupsOf(requests)) {
      for (const chunk of chunksOf(group, SERVICES_PER_READ)) {
        if (signal.aborted) return;
        yield* await this.#measureTogether(chunk);
        await othersTurn();
      }
    }
  }

  /** Requests of the same range, environment and measure. */
  async #measureTogether(asked: Asked[]): Promise<SliMeasurement[]> {
    const [{ query, request }] = asked;
    const rows: Array<{ id: string; entity_ref: string }> =
      await this.#database('services')
        .select('id', 'entity_ref')
        .whereIn(
          'entity_ref',
          asked.map(one => one.query.serviceRef),
        );
    const ids = new Map(rows.map(({ id, entity_ref }) => [entity_ref, id]));
    const { environment, measure, source } = query;
    const days = await readCountedDays(
      this.#database,
      [...ids.values()],
      { environments: [environment], measure, source },
      request,
    );
    const byService = groupedBy(days, ({ serviceId }) => serviceId);
    return asked.map(one => {
      const id = ids.get(one.query.serviceRef);
      return this.#measured(one, byService.get(id ?? '') ?? []);
    });
  }

  #measured({ request }: Asked, days: CountedDay[]): SliMeasurement {
    const { from, to, stepSeconds } = request;
    const stored = stepStart(this.#now() - this.#lateMilliseconds, stepSeconds);
    const measuredUntil = Math.max(from, Math.min(to, stored));
    // What is kept in longer steps than are asked for cannot be told apart any more.
    const fitting = days.filter(day => day.stepSeconds <= stepSeconds);
    const steps: EventBucket[] = coarsen(
      combinedSteps(fitting),
      stepSeconds,
    ).filter(({ start }) => start >= from && start < measuredUntil);
    return { request, steps, measuredUntil, warnings: [] };
  }
}

interface Asked {
  request: SliRequest;
  query: ObservedQuery;
}

function groupsOf(requests: SliRequest[]): Asked[][] {
  const asked = requests.flatMap(request => {
    const planned = planObserved(request.sli);
    return planned.ok ? [{ request, query: planned.query }] : [];
  });
  const groups = groupedBy(asked, ({ request, query }) =>
    JSON.stringify([
      request.from,
      request.to,
      query.environment,
      query.measure,
      query.source,
    ]),
  );
  return [...groups.values()];
}

function titleOf({ measure }: ObservedQuery): string {
  return measure === EVENTS_MEASURE
    ? 'Looks that succeeded, and all looks'
    : 'Seconds for which looks were within the threshold';
}

function sayOf({ serviceRef, environment, source, measure }: ObservedQuery) {
  const what = measure === EVENTS_MEASURE ? 'availability' : 'duration';
  const by = source ? ` by ${source}` : '';
  return `${what} of ${serviceRef} in ${environment}${by}`;
}
