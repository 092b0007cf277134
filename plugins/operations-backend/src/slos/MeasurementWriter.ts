import { bucketsOf } from '@operate-first/plugin-operations-common';
import { SliMeasurement } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { BucketTiers } from '../buckets/BucketTiers';
import { Lease } from '../leases';
import { SliBucketStore, SliWrite } from './SliBucketStore';
import { SliMemory } from './SliMemory';
import { SloBook } from './SloBook';
import { TrackedSli } from './TrackedSli';

const DAY = 24 * 60 * 60 * 1000;
/** To pack a day takes about a millisecond: so many are packed while others wait. */
const DAYS_PER_TRANSACTION = 20;

/** @internal */
export interface MeasurementWriterOptions {
  store: SliBucketStore;
  memory: SliMemory;
  book: SloBook;
  tiers: BucketTiers;
  now: () => number;
}

/**
 * Stores what was measured, and in the same transaction how far it is measured: whoever goes on after a crash neither
 * misses nor doubles anything.
 *
 * @internal
 */
export class MeasurementWriter {
  readonly #options: MeasurementWriterOptions;
  /** Writes come one after the other, because each begins with what the one before has left. */
  #last: Promise<void> = Promise.resolve();

  static create(options: MeasurementWriterOptions): MeasurementWriter {
    return new MeasurementWriter(options);
  }

  private constructor(options: MeasurementWriterOptions) {
    this.#options = options;
  }

  /**
   * @param newest - whether what they say of their source is how the source is now.
   */
  async write(
    lease: Lease,
    measurements: SliMeasurement[],
    newest: boolean,
  ): Promise<void> {
    const writing = this.#last.then(async () => {
      for (const chunk of chunksByDays(measurements)) {
        await this.#writeChunk(lease, chunk, newest);
        // To pack days takes a while, and SQLite answers at once: others get their turn.
        await othersTurn();
      }
    });
    this.#last = writing.catch(() => {});
    await writing;
  }

  async #writeChunk(
    lease: Lease,
    measurements: SliMeasurement[],
    newest: boolean,
  ) {
    const { store, memory, book, tiers, now } = this.#options;
    const at = now();
    const known = measurements.flatMap(measurement => {
      const sli = book.slis.get(measurement.request.sli.id);
      return sli ? [{ measurement, sli }] : [];
    });
    const writes: SliWrite[] = [];
    const progress = known.map(({ measurement, sli }) => {
      const warnings = new Set(measurement.warnings);
      writes.push(this.#toWrite(sli, measurement, warnings));
      // What follows is thought of as done only once it is stored.
      const next = new TrackedSli(sli.definition, sli.plan, sli.source);
      Object.assign(next, {
        answered: sli.answered,
        problem: sli.problem,
        problemSince: sli.problemSince,
        warnings: sli.warnings,
      });
      const { request, measuredUntil } = measurement;
      const to = Math.min(request.to, measuredUntil);
      next.answer({ from: request.from, to }, tiers.keptSince(at));
      if (newest) next.judge({ ...measurement, warnings: [...warnings] }, at);
      return { sli, next };
    });
    const days = await store.write(lease, writes, transaction =>
      saveProgress(transaction, progress),
    );
    memory.apply(days);
    for (const { sli, next } of progress) {
      const { answered, problem, problemSince, warnings } = next;
      Object.assign(sli, { answered, problem, problemSince, warnings });
    }
  }

  #toWrite(
    sli: TrackedSli,
    measurement: SliMeasurement,
    warnings: Set<string>,
  ): SliWrite {
    const { tiers, memory, now } = this.#options;
    const { request, steps, measuredUntil } = measurement;
    const until = Math.min(request.to, measuredUntil);
    const inside = steps.filter(
      ({ start }) => start >= request.from && start < until,
    );
    const kept = tiers.stepOf(request.from, now()) ?? request.stepSeconds;
    const stepSeconds = Math.max(
      kept,
      request.stepSeconds,
      memory.stepOf(sli.id, request.from) ?? 0,
    );
    const buckets = bucketsOf(
      inside,
      request.stepSeconds,
      sli.definition.slice,
      {
        range: { from: request.from, to: until },
        warn: message => warnings.add(message),
      },
    );
    return { sliId: sli.id, stepSeconds, buckets };
  }
}

/** Splits measurements so that each part touches a few days. */
function chunksByDays(measurements: SliMeasurement[]): SliMeasurement[][] {
  const chunks: SliMeasurement[][] = [];
  let days = Infinity;
  for (const measurement of measurements) {
    const { from, to } = measurement.request;
    const touched = Math.ceil((to - from) / DAY);
    if (days + touched > DAYS_PER_TRANSACTION) {
      chunks.push([]);
      days = 0;
    }
    days += touched;
    chunks[chunks.length - 1].push(measurement);
  }
  return chunks;
}

async function saveProgress(
  transaction: Knex.Transaction,
  progress: Array<{ sli: TrackedSli; next: TrackedSli }>,
) {
  for (const { sli, next } of progress) {
    await transaction('slo_slis').where('id', sli.id).update(next.columns());
  }
}
