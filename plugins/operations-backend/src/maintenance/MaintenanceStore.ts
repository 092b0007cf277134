import { TimeRange } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  fromRow,
  inScope,
  MaintenanceRow,
  MaintenanceSubject,
  StoredMaintenance,
  windowsOf,
} from './StoredMaintenance';

/** What another replica has announced is known here after so long at most. */
const KEPT_MILLISECONDS = 5_000;
/** Windows are worked out for whole hours, so that those who ask at the same time share them. */
const HOUR = 60 * 60 * 1000;
/** Longer than one window may be; others may follow it without a break. */
const LONGEST_WINDOW = 32 * 24 * HOUR;

/**
 * Announced maintenance. What thousands of SLOs ask for at once is read once.
 *
 * @internal
 */
export class MaintenanceStore {
  readonly #database: Knex;
  #known?: Promise<StoredMaintenance[]>;
  #knownSince = -Infinity;
  #windows = new Map<string, TimeRange[]>();

  static create(options: { database: Knex }): MaintenanceStore {
    return new MaintenanceStore(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** Every maintenance, also as it was before it was changed. */
  async all(): Promise<StoredMaintenance[]> {
    const age = performance.now() - this.#knownSince;
    if (!this.#known || age > KEPT_MILLISECONDS) {
      this.forget();
      this.#knownSince = performance.now();
      this.#known = this.#read().catch(error => {
        this.forget();
        throw error;
      });
    }
    return this.#known;
  }

  /** Lets the next question be answered from the database. */
  forget(): void {
    this.#known = undefined;
    this.#windows.clear();
  }

  /**
   * When a service may be down, as far as it was announced before: ranges within the range, in order, none
   * touching another.
   */
  async rangesFor(
    subject: MaintenanceSubject,
    range: TimeRange,
  ): Promise<TimeRange[]> {
    const known = await this.all();
    const windows = known
      .filter(({ scope }) => inScope(scope, subject))
      .flatMap(maintenance => this.#windowsOf(maintenance, range));
    return merged(windows, range);
  }

  /** When maintenance of a service ends that runs at a moment; that moment where none does. */
  async runsUntil(subject: MaintenanceSubject, at: number): Promise<number> {
    const [running] = await this.rangesFor(subject, {
      from: at,
      to: at + LONGEST_WINDOW,
    });
    return running && running.from <= at ? running.to : at;
  }

  #windowsOf(maintenance: StoredMaintenance, range: TimeRange): TimeRange[] {
    const hours = {
      from: Math.floor(range.from / HOUR) * HOUR,
      to: Math.ceil(range.to / HOUR) * HOUR,
    };
    const key = `${maintenance.id} ${hours.from} ${hours.to}`;
    const windows = this.#windows.get(key) ?? windowsOf(maintenance, hours);
    this.#windows.set(key, windows);
    return windows.filter(({ from, to }) => from < range.to && to > range.from);
  }

  async #read(): Promise<StoredMaintenance[]> {
    const rows: MaintenanceRow[] = await this.#database('maintenance').orderBy(
      'id',
    );
    return rows.map(fromRow);
  }
}

function merged(windows: TimeRange[], range: TimeRange): TimeRange[] {
  const ranges: TimeRange[] = [];
  for (const window of [...windows].sort((a, b) => a.from - b.from)) {
    const from = Math.max(window.from, range.from);
    const to = Math.min(window.to, range.to);
    const last = ranges.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  }
  return ranges;
}
