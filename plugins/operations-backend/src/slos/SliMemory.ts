import {
  SliSeries,
  TimeRange,
  utcDay,
} from '@operate-first/plugin-operations-common';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { BucketDay } from '../buckets/dayRows';
import { chunksOf } from '../database/rows';
import { SliBucketStore } from './SliBucketStore';

const DAY = 24 * 60 * 60 * 1000;
/** So many SLIs with a month each are taken over while others wait. */
const SLIS_PER_READ = 2;
/** So many single days. */
const DAYS_PER_READ = 50;
/** The fine data of these last days is held for all, because every evaluation sums parts of them. */
const DAYS_IN_FULL = 1;

/** What is needed of an SLI. @internal */
export interface SliNeed {
  from: number;
  /** Whether every step is read, not only sums. */
  everyStep: boolean;
}

interface Held extends SliNeed {
  series: SliSeries;
  steps: Map<string, number>;
  /** Grows whenever something was measured. */
  version: number;
}

/**
 * What the holder of the lease knows of each SLI, in memory: read once, then kept in step with what is written. Of days
 * that no edge of a window falls into, only the sums of hours are held, unless every step is needed.
 *
 * @internal
 */
export class SliMemory {
  readonly #store: SliBucketStore;
  readonly #now: () => number;
  readonly #held = new Map<string, Held>();
  /** Days that were written while others were being read, for each reading. */
  readonly #meanwhile = new Set<Map<string, BucketDay>>();
  #releasedOn = '';

  static create(store: SliBucketStore, now: () => number): SliMemory {
    return new SliMemory(store, now);
  }

  private constructor(store: SliBucketStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  series(id: string): SliSeries | undefined {
    return this.#held.get(id)?.series;
  }

  version(id: string): number {
    return this.#held.get(id)?.version ?? 0;
  }

  /** The step of a day, where something of it is known. */
  stepOf(id: string, time: number): number | undefined {
    return this.#held.get(id)?.steps.get(utcDay(time));
  }

  /**
   * Reads what is not held yet.
   *
   * @throws after all others were read, where some could not be.
   */
  async load(wanted: ReadonlyMap<string, SliNeed>): Promise<void> {
    const missing = [...wanted].filter(([id, { from, everyStep }]) => {
      const held = this.#held.get(id);
      return !held || held.from > from || (everyStep && !held.everyStep);
    });
    const failures: unknown[] = [];
    for (const chunk of chunksOf(missing, SLIS_PER_READ)) {
      try {
        await this.#loadTogether(chunk);
      } catch {
        for (const one of chunk) {
          await this.#loadTogether([one]).catch(error => failures.push(error));
        }
      }
      await othersTurn();
    }
    if (failures.length > 0) throw failures[0];
  }

  async #loadTogether(chunk: Array<[string, SliNeed]>) {
    const earliest = Math.min(...chunk.map(([, { from }]) => from));
    const ids = chunk.map(([id]) => id);
    const days = await this.#read(ids, earliest, this.#now() + DAY);
    for (const [id, need] of chunk) {
      const version = (this.#held.get(id)?.version ?? 0) + 1;
      const series = SliSeries.create();
      this.#held.set(id, { ...need, series, steps: new Map(), version });
    }
    for (const day of days) this.#set(day);
    for (const id of ids) this.#releaseInner(id);
  }

  /** Reads days as they are now: of those that are written meanwhile, what was written. */
  async #read(ids: string[], from: number, to: number): Promise<BucketDay[]> {
    const written = new Map<string, BucketDay>();
    this.#meanwhile.add(written);
    try {
      const read = await this.#store.days(ids, from, to);
      const unmoved = read.filter(day => !written.has(keyOf(day)));
      const moved = [...written.values()].filter(day =>
        ids.includes(day.sliId),
      );
      return [...unmoved, ...moved];
    } finally {
      this.#meanwhile.delete(written);
    }
  }

  /** Takes over days that were written. */
  apply(days: BucketDay[]) {
    for (const day of days) {
      for (const written of this.#meanwhile) written.set(keyOf(day), day);
      const held = this.#held.get(day.sliId);
      if (!held) continue;
      held.version += 1;
      this.#set(day);
      this.#releaseDay(held, day.day);
    }
  }

  /** Reads in full again the days into which edges of ranges fall. */
  async ensure(wanted: Iterable<[string, TimeRange]>): Promise<void> {
    const needs = new Map<string, Set<string>>();
    for (const [id, range] of wanted) {
      for (const day of this.series(id)?.needs(range) ?? []) {
        const ids = needs.get(day) ?? new Set<string>();
        needs.set(day, ids.add(id));
      }
    }
    for (const [day, ids] of needs) {
      const at = Date.parse(`${day}T00:00:00Z`);
      for (const chunk of chunksOf([...ids], DAYS_PER_READ)) {
        const days = await this.#read(chunk, at, at + 1);
        for (const read of days) this.#set(read);
        await othersTurn();
      }
    }
  }

  /** Forgets SLIs that nothing uses, and days that no window reaches. */
  keep(wanted: ReadonlyMap<string, SliNeed>) {
    for (const [id, held] of this.#held) {
      const need = wanted.get(id);
      if (need === undefined) {
        this.#held.delete(id);
        continue;
      }
      held.from = Math.max(held.from, need.from);
      held.everyStep = need.everyStep;
      const first = utcDay(held.from);
      for (const day of held.series.days()) {
        if (day < first) {
          held.series.dropDay(day);
          held.steps.delete(day);
        }
      }
    }
    // Edges of windows lie in the same days until the next day begins.
    const today = utcDay(this.#now());
    if (today === this.#releasedOn) return;
    for (const id of this.#held.keys()) this.#releaseInner(id);
    this.#releasedOn = today;
  }

  #set({ sliId, day, stepSeconds, data }: BucketDay) {
    const held = this.#held.get(sliId);
    if (!held || day < utcDay(held.from)) return;
    held.series.setDay(day, data);
    held.steps.set(day, stepSeconds);
  }

  #releaseInner(id: string) {
    const held = this.#held.get(id);
    for (const day of held?.series.days() ?? []) this.#releaseDay(held, day);
  }

  #releaseDay(held: Held | undefined, day: string) {
    if (held?.everyStep || this.#isRecent(day)) return;
    held?.series.release(day);
  }

  #isRecent(day: string): boolean {
    return day >= utcDay(this.#now() - DAYS_IN_FULL * DAY);
  }
}

function keyOf({ sliId, day }: BucketDay): string {
  return `${sliId} ${day}`;
}
