import { InspectConfig } from '../config';
import { TooManyRequestsError } from '../api/TooManyRequestsError';
import { RateWindow } from './RateWindow';

/** An open log may end at any moment: so long later it is worth another try. */
const OPEN_RETRY_SECONDS = 10;

/**
 * Keeps one reader from asking a cluster for so much that others wait. Counted in this process alone: with
 * several replicas, each allows as much.
 *
 * @internal
 */
export class InspectionLimits {
  readonly #limits: InspectConfig;
  readonly #looks: RateWindow;
  readonly #logs: RateWindow;
  readonly #open = new Map<string, number>();

  static create(
    limits: InspectConfig,
    options?: { now?: () => number },
  ): InspectionLimits {
    const now = options?.now ?? (() => performance.now());
    return new InspectionLimits(limits, now);
  }

  private constructor(limits: InspectConfig, now: () => number) {
    this.#limits = limits;
    this.#looks = RateWindow.create(limits.looksPerMinute, now);
    this.#logs = RateWindow.create(limits.logsPerMinute, now);
  }

  /** Counts a look into a workload, or refuses it. */
  look(reader: string, cluster: string): void {
    const wait = this.#looks.take(keyOf(reader, cluster));
    if (wait === undefined) return;
    throw new TooManyRequestsError(
      `You have looked into ${cluster} ${
        this.#limits.looksPerMinute
      } times within a minute. Try again in ${wait} s.`,
      wait,
    );
  }

  /**
   * Counts a log that is opened, or refuses it.
   *
   * @returns what is to be called once it is closed.
   */
  openLog(reader: string, cluster: string): () => void {
    const key = keyOf(reader, cluster);
    const open = this.#open.get(key) ?? 0;
    if (open >= this.#limits.openLogs) {
      throw new TooManyRequestsError(
        `You have ${open} logs of ${cluster} open. Close one of them, then open this one.`,
        OPEN_RETRY_SECONDS,
      );
    }
    const wait = this.#logs.take(key);
    if (wait !== undefined) {
      throw new TooManyRequestsError(
        `You have opened ${
          this.#limits.logsPerMinute
        } logs of ${cluster} within a minute. Try again in ${wait} s.`,
        wait,
      );
    }
    this.#open.set(key, open + 1);
    return () => {
      const left = (this.#open.get(key) ?? 1) - 1;
      if (left > 0) this.#open.set(key, left);
      else this.#open.delete(key);
    };
  }
}

function keyOf(reader: string, cluster: string): string {
  return JSON.stringify([reader, cluster]);
}
