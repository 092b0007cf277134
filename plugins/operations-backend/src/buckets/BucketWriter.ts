import { ObservationInput } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { chunksOf } from '../database/rows';
import { claimBatch, Lease } from '../leases';
import { CountedScope } from './CountedScope';
import { EventBuffer } from './EventBuffer';
import { addToDays } from './storedDays';
import { Threshold } from './thresholds';

/** The thresholds whose seconds are counted for a service in an environment. @internal */
export type ThresholdsOf = (
  serviceId: string,
  environment: string,
) => Threshold[];

/** So many packed days are read, added to and written in one transaction. */
const SCOPES_PER_BATCH = 100;

interface Batch {
  number: number;
  scopes: CountedScope[];
  storing?: Promise<void>;
}

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
  readonly #thresholdsOf: ThresholdsOf;
  #buffer = new EventBuffer();
  #batches: Batch[] = [];
  #number = 0;
  #flushing?: Promise<void>;

  static create(options: {
    database: Knex;
    lease: Lease;
    thresholdsOf?: ThresholdsOf;
  }): BucketWriter {
    const { database, lease, thresholdsOf = () => [] } = options;
    return new BucketWriter(database, lease, thresholdsOf);
  }

  private constructor(
    database: Knex,
    lease: Lease,
    thresholdsOf: ThresholdsOf,
  ) {
    this.#database = database;
    this.#lease = lease;
    this.#thresholdsOf = thresholdsOf;
  }

  add(source: string, inputs: ObservationInput[]) {
    for (const input of inputs) {
      const { serviceId, scope } = input;
      const thresholds = this.#thresholdsOf(serviceId, scope.environment);
      this.#buffer.add(source, input, thresholds);
    }
  }

  /** Stores what was counted so far. */
  async flush(): Promise<void> {
    this.#flushing ??= this.#flushOnce().finally(() => {
      this.#flushing = undefined;
    });
    await this.#flushing;
  }

  /**
   * Reads stored days of a service together with what is not stored yet, and neither misses nor doubles
   * a batch that is on its way while they are read.
   */
  async read<T>(
    serviceId: string,
    stored: () => Promise<T>,
  ): Promise<[T, CountedScope[]]> {
    for (;;) {
      const waiting = this.#batchesOf(serviceId);
      await Promise.allSettled(waiting.map(({ storing }) => storing));
      const before = this.#batchesOf(serviceId);
      const result = await stored();
      const after = this.#batchesOf(serviceId);
      const unmoved =
        before.length === after.length &&
        after.every((batch, at) => batch === before[at] && !batch.storing);
      if (unmoved) {
        const scopes = [...after.flatMap(batch => batch.scopes)];
        return [
          result,
          [...scopes, ...this.#buffer.scopes()].filter(
            counted => counted.serviceId === serviceId,
          ),
        ];
      }
    }
  }

  #batchesOf(serviceId: string): Batch[] {
    return this.#batches.filter(({ scopes }) =>
      scopes.some(counted => counted.serviceId === serviceId),
    );
  }

  async #flushOnce() {
    for (const scopes of chunksOf(this.#buffer.scopes(), SCOPES_PER_BATCH)) {
      this.#number += 1;
      this.#batches.push({ number: this.#number, scopes });
    }
    this.#buffer = new EventBuffer();
    // In the order of their numbers: a batch that failed is sent again before any other.
    for (let batch = this.#batches.at(0); batch; batch = this.#batches.at(0)) {
      batch.storing = this.#store(batch);
      try {
        await batch.storing;
      } finally {
        batch.storing = undefined;
      }
      this.#batches.shift();
      // SQLite answers at once and would keep this process from answering anybody else.
      await othersTurn();
    }
  }

  async #store({ number, scopes }: Batch) {
    await this.#database.transaction(async transaction => {
      if (await claimBatch(transaction, this.#lease, number)) {
        await addToDays(transaction, scopes);
      }
    });
  }
}
