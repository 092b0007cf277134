import { LoggerService } from '@backstage/backend-plugin-api';
import { stepStart } from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliRequest,
  SliSource,
} from '@operate-first/plugin-operations-node';
import { BucketTiers } from '../buckets/BucketTiers';
import { Batcher } from '../database/Batcher';
import { Turns } from '../database/Turns';
import { Lease, pause } from '../leases';
import { gapsOf } from './gaps';
import { groupedBy } from './groupedBy';
import { MeasurementWriter } from './MeasurementWriter';
import { SliMemory } from './SliMemory';
import { SliSourceSet } from './SliSourceSet';
import { SloBook } from './SloBook';
import { TrackedSli } from './TrackedSli';
import { historyWanted, newestWanted, partOf, WantContext } from './wants';

const LOOK_MILLISECONDS = 1_000;
/** What a scrape has brought is there to be read after so long. */
const SETTLE_MILLISECONDS = 5_000;
const HISTORY_BATCH = 50;
/** So many SLIs of one server are measured in steps of a minute; more of them in the steps after those. */
const MOST_IN_FINE_STEPS = 2_000;
const FIRST_RETRY = 15_000;
const LAST_RETRY = { newest: 5 * 60_000, history: 60 * 60_000 };
const RECHECK_MILLISECONDS = 15 * 60_000;
const RECHECKS_OF_A_LOOK = 20;
/** Sources have limits of their own; whoever has none is told to stop after so long. */
const LONGEST_ANSWER = 10 * 60_000;
const END_MILLISECONDS = 5_000;

type Kind = 'newest' | 'history';

/** @internal */
export interface SliMeasurerOptions {
  book: SloBook;
  memory: SliMemory;
  writer: MeasurementWriter;
  sources: SliSourceSet;
  tiers: BucketTiers;
  logger: LoggerService;
  now: () => number;
}

/**
 * Asks the sources of SLIs for what is missing: the newest steps of all SLIs first, and beside them what is older, from
 * new to old. What one server answers is asked apart from the others, so that none waits for another.
 *
 * @internal
 */
export class SliMeasurer {
  readonly #options: SliMeasurerOptions;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #turns = Turns.create();
  /** How many SLIs are still looked through for gaps in this look. */
  #rechecks = 0;

  static create(options: SliMeasurerOptions): SliMeasurer {
    return new SliMeasurer(options);
  }

  private constructor(options: SliMeasurerOptions) {
    this.#options = options;
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.look(lease, signal);
      await pause(LOOK_MILLISECONDS, signal);
    }
    // A source that does not hear the signal must not keep the lease from being given back.
    const heard = new AbortController();
    await Promise.race([this.idle(), pause(END_MILLISECONDS, heard.signal)]);
    heard.abort();
  }

  /** Resolves once nothing is being asked. */
  async idle(): Promise<void> {
    await Promise.all(this.#busy.values());
  }

  /** Begins to ask for what is due, of every server that is not being asked. */
  look(lease: Lease, signal: AbortSignal) {
    this.#rechecks = RECHECKS_OF_A_LOOK;
    for (const [lane, slis] of this.#lanes()) {
      for (const kind of ['newest', 'history'] as const) {
        const key = `${kind} ${lane}`;
        if (this.#busy.has(key)) continue;
        const asking = this.#askFor(kind, slis, lease, signal).finally(() =>
          this.#busy.delete(key),
        );
        this.#busy.set(key, asking);
      }
    }
  }

  /** Asks for what is due of SLIs that one server answers for. */
  async #askFor(
    kind: Kind,
    slis: TrackedSli[],
    lease: Lease,
    signal: AbortSignal,
  ) {
    const source = this.#options.sources.get(slis[0].source ?? '');
    if (!source) return;
    const requests = await this.#due(kind, slis);
    if (requests.length === 0 || signal.aborted) return;
    await this.#ask(kind, source, requests, lease, signal);
  }

  #lanes(): Map<string, TrackedSli[]> {
    const measured = [...this.#options.book.slis.values()].filter(
      ({ source, plan }) => source && plan.ok,
    );
    return groupedBy(measured, ({ source, server }) => `${source} ${server}`);
  }

  async #due(kind: Kind, slis: TrackedSli[]): Promise<SliRequest[]> {
    const { now, memory, tiers } = this.#options;
    const at = now();
    const [fine, middle] = tiers.tiers;
    const least = (slis.length > MOST_IN_FINE_STEPS ? middle : fine)
      .stepSeconds;
    const closed = stepStart(at - SETTLE_MILLISECONDS, least);
    const requests: SliRequest[] = [];
    for (const sli of slis) {
      if (kind === 'history' && requests.length >= HISTORY_BATCH) break;
      await this.#turns.take();
      if (sli.retryAt[kind] > at || !memory.series(sli.id)) continue;
      const context: WantContext = {
        now: at,
        tiers,
        stepOf: time => {
          const kept = tiers.stepOf(time, at);
          if (kept === undefined) return undefined;
          return Math.max(kept, least, memory.stepOf(sli.id, time) ?? 0);
        },
      };
      const request =
        kind === 'newest'
          ? this.#newest(sli, closed, context)
          : this.#history(sli, closed, context);
      if (request) requests.push(request);
    }
    return requests;
  }

  #newest(sli: TrackedSli, closed: number, context: WantContext) {
    if (closed <= sli.askedUntil) return undefined;
    return newestWanted(sli, closed, context);
  }

  #history(sli: TrackedSli, closed: number, context: WantContext) {
    // The newest steps first: a server that cannot answer for them is not asked for a month.
    if (sli.failures.newest > 0 || sli.answered.length === 0) return undefined;
    const wanted = historyWanted(sli, closed, context);
    if (wanted || sli.recheckAt > context.now || this.#rechecks <= 0) {
      return wanted;
    }
    this.#rechecks -= 1;
    sli.recheckAt = context.now + RECHECK_MILLISECONDS;
    const gaps = gapsOf(sli, this.#options.memory.series(sli.id), context);
    return gaps && partOf(sli, gaps, context);
  }

  async #ask(
    kind: Kind,
    source: SliSource,
    requests: SliRequest[],
    lease: Lease,
    signal: AbortSignal,
  ) {
    const { writer, logger } = this.#options;
    const waiting = new Map(requests.map(request => [request.sli.id, request]));
    const storing: Array<Promise<void>> = [];
    const failures = new Set<string>();
    const batcher = new Batcher<SliMeasurement>(items =>
      writer.write(lease, items, kind === 'newest'),
    );
    const limited = AbortSignal.any([
      signal,
      AbortSignal.timeout(LONGEST_ANSWER),
    ]);
    try {
      for await (const measurement of source.measure(requests, {
        signal: limited,
      })) {
        if (signal.aborted) break;
        const request = waiting.get(measurement.request.sli.id);
        if (!request) continue;
        waiting.delete(request.sli.id);
        await this.#turns.take();
        const answer = { ...measurement, request };
        const stored = batcher.add([answer]).then(
          () => this.#judge(kind, answer),
          error => {
            this.#putOff(kind, request);
            failures.add(String(error));
          },
        );
        storing.push(stored);
      }
    } catch (error) {
      failures.add(String(error));
    }
    await Promise.all(storing);
    if (signal.aborted) return;
    for (const failure of failures) {
      logger.warn(`Cannot measure SLIs through ${source.id}: ${failure}`);
    }
    // It has not spoken of these at all.
    for (const request of waiting.values()) this.#putOff(kind, request);
  }

  #judge(kind: Kind, { request, measuredUntil }: SliMeasurement) {
    const sli = this.#options.book.slis.get(request.sli.id);
    if (!sli) return;
    // Who speaks of some time has answered, also where there is nothing in it: what is older is asked for all the same.
    if (measuredUntil <= request.from) {
      this.#putOff(kind, request);
      return;
    }
    sli.failures[kind] = 0;
    sli.retryAt[kind] = 0;
    if (kind !== 'newest') return;
    sli.askedUntil = request.to;
    // Not all of it is there yet: soon again, instead of with the next step.
    if (measuredUntil < request.to) this.#soonAgain(sli);
  }

  #soonAgain(sli: TrackedSli) {
    sli.askedUntil = 0;
    sli.retryAt.newest = this.#options.now() + FIRST_RETRY;
  }

  #putOff(kind: Kind, request: SliRequest) {
    const sli = this.#options.book.slis.get(request.sli.id);
    if (!sli) return;
    const wait = FIRST_RETRY * 2 ** Math.min(sli.failures[kind], 10);
    sli.failures[kind] += 1;
    sli.retryAt[kind] = this.#options.now() + Math.min(wait, LAST_RETRY[kind]);
  }
}
