import { LoggerService } from '@backstage/backend-plugin-api';
import {
  AlertSource,
  SourceReport,
} from '@operate-first/plugin-operations-node';
import { Lease, LeaseKeeper, pause } from '../leases';
import { SilenceStore } from '../silences/SilenceStore';
import { SourceStates } from '../sources/SourceStates';
import { AlertIntake } from './AlertIntake';

const FIRST_RETRY_MILLISECONDS = 1_000;
const LAST_RETRY_MILLISECONDS = 60_000;

/** @internal */
export interface AlertSourceRunnerOptions {
  logger: LoggerService;
  leases: LeaseKeeper;
  states: SourceStates;
  intake: AlertIntake;
  silences: SilenceStore;
}

/**
 * Lets one source push on every replica, and asks it on the one that holds its lease.
 *
 * @internal
 */
export class AlertSourceRunner {
  readonly #source: AlertSource;
  readonly #options: AlertSourceRunnerOptions;
  /** Reports are stored one after the other, so that the last one stays. */
  #saying = Promise.resolve();

  static create(
    source: AlertSource,
    options: AlertSourceRunnerOptions,
  ): AlertSourceRunner {
    return new AlertSourceRunner(source, options);
  }

  private constructor(source: AlertSource, options: AlertSourceRunnerOptions) {
    this.#source = source;
    this.#options = options;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { leases, intake } = this.#options;
    const { id } = this.#source;
    this.#source.connect?.({ receive: alerts => intake.receive(id, alerts) });
    if (!this.#source.poll) return;
    await leases.run(
      `source:${id}`,
      (lease, held) => this.#pollUntilItWorks(lease, held),
      signal,
    );
  }

  async #pollUntilItWorks(lease: Lease, signal: AbortSignal): Promise<void> {
    const { logger, intake, silences } = this.#options;
    const { id } = this.#source;
    const retry = { wait: FIRST_RETRY_MILLISECONDS };
    while (!signal.aborted) {
      try {
        await this.#source.poll?.({
          signal,
          reconcile: async (alerts, askedAt) => {
            await intake.reconcile(lease, id, alerts, askedAt);
            retry.wait = FIRST_RETRY_MILLISECONDS;
          },
          putSilences: reports => silences.put(lease, id, reports),
          report: report => this.#say(lease, report),
        });
      } catch (error) {
        if (signal.aborted) break;
        logger.error(`Source ${id} failed: ${error}`);
        this.#say(lease, {
          state: 'failing',
          message: `What fires cannot be taken over; the log of the portal says why. The next attempt is in ${
            retry.wait / 1000
          } s.`,
        });
      }
      await pause(retry.wait, signal);
      retry.wait = Math.min(retry.wait * 2, LAST_RETRY_MILLISECONDS);
    }
    await this.#saying;
  }

  #say(lease: Lease, report: SourceReport): void {
    const { logger, states } = this.#options;
    this.#saying = this.#saying.then(() =>
      states
        .put(lease, this.#source, report)
        .catch(error =>
          logger.warn(`Cannot store how ${this.#source.id} is: ${error}`),
        ),
    );
  }
}
