import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Batcher } from '../database/Batcher';
import {
  acquireLease,
  Lease,
  releaseLease,
  renewLease,
  renewLeases,
  takenLeases,
} from './leases';

/** @internal */
export interface LeaseTimes {
  ttlMilliseconds: number;
  renewMilliseconds: number;
  /** How often a process that waits for a lease looks whether it is free. */
  retryMilliseconds: number;
}

/** Any replica can die at any time; another takes over within 60 s. */
const DEFAULT_TIMES: LeaseTimes = {
  ttlMilliseconds: 45_000,
  renewMilliseconds: 15_000,
  retryMilliseconds: 5_000,
};

/** What runs while a lease is held. It ends when the signal is aborted. @internal */
export type LeaseWork = (lease: Lease, signal: AbortSignal) => Promise<void>;

interface Wanted {
  name: string;
  taken: boolean;
}

interface Renewal {
  lease: Lease;
  renewed: boolean;
}

/**
 * Waits for leases, keeps them, and runs what may run only while they are held. Hundreds of leases, as of a
 * source for each cluster, are waited for and renewed at the same moments, together.
 *
 * @internal
 */
export class LeaseKeeper {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #times: LeaseTimes;
  readonly #holder = randomUUID();
  readonly #held = new Set<string>();
  readonly #wanted: Batcher<Wanted>;
  readonly #renewals: Batcher<Renewal>;

  static create(options: {
    database: Knex;
    logger: LoggerService;
    times?: Partial<LeaseTimes>;
  }): LeaseKeeper {
    return new LeaseKeeper(options.database, options.logger, {
      ...DEFAULT_TIMES,
      ...options.times,
    });
  }

  private constructor(
    database: Knex,
    logger: LoggerService,
    times: LeaseTimes,
  ) {
    this.#database = database;
    this.#logger = logger;
    this.#times = times;
    this.#wanted = new Batcher(async items => {
      const names = items.map(({ name }) => name);
      const taken = await takenLeases(database, names);
      for (const item of items) item.taken = taken.has(item.name);
    });
    this.#renewals = new Batcher(async items => {
      const leases = items.map(({ lease }) => lease);
      const { ttlMilliseconds } = times;
      const renewed = await renewLeases(database, leases, ttlMilliseconds);
      for (const item of items) item.renewed = renewed.has(item.lease);
    });
  }

  /** Names of the leases that this process holds. */
  get held(): string[] {
    return [...this.#held];
  }

  /** Runs the work whenever the lease is held, until the signal is aborted and the work has ended. */
  async run(name: string, work: LeaseWork, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const lease = await this.#acquire(name);
      if (lease) {
        await this.#runHeld(lease, work, signal);
        // Also after the work ended by itself: an error that returns at once must not spin.
        await pause(this.#times.retryMilliseconds, signal);
      } else {
        await untilNext(this.#times.retryMilliseconds, signal);
      }
    }
  }

  async #acquire(name: string): Promise<Lease | undefined> {
    try {
      const wanted = { name, taken: false };
      await this.#wanted.add([wanted]);
      if (wanted.taken) return undefined;
      return await acquireLease(this.#database, {
        name,
        holder: this.#holder,
        ttlMilliseconds: this.#times.ttlMilliseconds,
      });
    } catch (error) {
      this.#logger.warn(`Cannot ask for the lease ${name}: ${error}`);
      return undefined;
    }
  }

  async #runHeld(lease: Lease, work: LeaseWork, signal: AbortSignal) {
    const lost = new AbortController();
    const either = AbortSignal.any([signal, lost.signal]);
    const ended = new AbortController();
    this.#held.add(lease.name);
    const renewing = this.#renew(
      lease,
      AbortSignal.any([signal, lost.signal, ended.signal]),
    ).then(stillHeld => {
      if (!stillHeld) lost.abort();
    });
    try {
      await work(lease, either);
    } catch (error) {
      if (!either.aborted) {
        this.#logger.error(
          `The work under lease ${lease.name} failed: ${error}`,
        );
      }
    } finally {
      ended.abort();
      await renewing;
      this.#held.delete(lease.name);
      await releaseLease(this.#database, lease).catch(error =>
        this.#logger.warn(`Cannot give back lease ${lease.name}: ${error}`),
      );
    }
  }

  async #renewOnce(lease: Lease): Promise<boolean> {
    const renewal = { lease, renewed: false };
    await this.#renewals.add([renewal]);
    return (
      renewal.renewed ||
      renewLease(this.#database, lease, this.#times.ttlMilliseconds)
    );
  }

  /** Renews until the signal is aborted; false where the lease is lost. */
  async #renew(lease: Lease, signal: AbortSignal): Promise<boolean> {
    const { ttlMilliseconds, renewMilliseconds } = this.#times;
    let renewedAt = performance.now();
    for (;;) {
      await untilNext(renewMilliseconds, signal);
      if (signal.aborted) return true;
      const startedAt = performance.now();
      // Stop before another process may begin.
      const left = renewedAt + ttlMilliseconds - renewMilliseconds - startedAt;
      const answered = new AbortController();
      const renewal = this.#renewOnce(lease);
      try {
        const renewed = await Promise.race([
          renewal,
          pause(Math.max(left, 0), AbortSignal.any([signal, answered.signal])),
        ]);
        if (signal.aborted) return true;
        if (renewed === undefined) {
          this.#logger.warn(`The renewal of lease ${lease.name} hangs`);
          return false;
        }
        if (!renewed) {
          this.#logger.warn(`Lease ${lease.name} was taken by another process`);
          return false;
        }
        renewedAt = startedAt;
      } catch (error) {
        this.#logger.warn(`Cannot renew lease ${lease.name}: ${error}`);
        const next = performance.now() - renewedAt + renewMilliseconds;
        if (next >= ttlMilliseconds) return false;
      } finally {
        answered.abort();
      }
    }
  }
}

/** Sleeps, or wakes at once when the signal is aborted. @internal */
export async function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {});
}

/** Sleeps until the clock strikes: whoever waits in the same steps wakes at the same moment. */
async function untilNext(milliseconds: number, signal: AbortSignal) {
  await pause(milliseconds - (performance.now() % milliseconds), signal);
}

/** Waits until the signal is aborted. @internal */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
