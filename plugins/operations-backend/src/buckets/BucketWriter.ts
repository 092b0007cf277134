import { ObservationInput } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { claimBatch, Lease } from '../leases';
import { addToDays } from './storedDays';
import { CountedScope, EventBuffer } from './EventBuffer';

/**
 * Counts the events of a source in memory and adds them to the stored days now and then: a service that
 * is looked at every ten seconds costs a write every flush, not every look.
 *
 * A batch has a number that is claimed in the transaction which stores it. Whatever happens to a batch,
 * be it sent again after a lost answer or lost with its process, it is counted at most once.
 *
 * @internal
 */
export class BucketWriter {
  readonly #database: Knex;
  readonly #lease: Lease;
  #buffer = new EventBuffer();
  #batch?: { number: number; buffer: EventBuffer };
  #number = 0;
  #flushing?: Promise<void>;
  #generation = 0;

  static create(options: { database: Knex; lease: Lease }): BucketWriter {
    return new BucketWriter(options.database, options.lease);
  }

  private constructor(database: Knex, lease: Lease) {
    this.#database = database;
    this.#lease = lease;
  }

  add(source: string, inputs: ObservationInput[]) {
    for (const input of inputs) this.#buffer.add(source, input);
  }

  /** Stores what was counted so far. */
  async flush(): Promise<void> {
    this.#flushing ??= this.#flushOnce().finally(() => {
      this.#flushing = undefined;
    });
    await this.#flushing;
  }

  /**
   * Reads stored days together with what is not stored yet, and neither misses nor doubles a batch that
   * is on its way while they are read.
   */
  async read<T>(stored: () => Promise<T>): Promise<[T, CountedScope[]]> {
    for (;;) {
      await this.#flushing?.catch(() => {});
      const generation = this.#generation;
      const result = await stored();
      if (generation === this.#generation) {
        return [
          result,
          [...(this.#batch?.buffer.scopes() ?? []), ...this.#buffer.scopes()],
        ];
      }
    }
  }

  async #flushOnce() {
    // A batch that failed goes first and alone: only so does its number tell whether it is stored.
    if (this.#batch) await this.#store(this.#batch);
    if (this.#buffer.empty) return;
    this.#number += 1;
    this.#batch = { number: this.#number, buffer: this.#buffer };
    this.#buffer = new EventBuffer();
    await this.#store(this.#batch);
  }

  async #store(batch: { number: number; buffer: EventBuffer }) {
    this.#generation += 1;
    await this.#database.transaction(async transaction => {
      if (!(await claimBatch(transaction, this.#lease, batch.number))) return;
      await addToDays(transaction, batch.buffer.scopes());
    });
    this.#batch = undefined;
    this.#generation += 1;
  }
}
