import { LoggerService } from '@backstage/backend-plugin-api';
import { Lease, pause } from '../leases';
import { ServiceChange } from '../observations/ObservationStore';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { CatalogNews, CatalogWatch } from './CatalogWatch';
import { ServiceProjection } from './ServiceProjection';

const NO_ANSWER =
  'The catalog does not answer; the log of the portal says more. The services known so far are shown and observed; new, renamed and removed ones are seen once it answers.';
const NOT_STORED =
  'The catalog answers, but the database of operations does not take what it says; the log of the portal says more. The services known so far are shown; it is tried again all the time.';

function notTaken(count: number): string {
  return `${count} of the entities in the catalog could not be stored; the log of the portal names them. Everything else is followed.`;
}

/** A catalog that fills, as after a start, is looked at more often until it rests. */
const MOVING_MILLISECONDS = 1_000;

/**
 * Keeps the services in step with the catalog. While the catalog does not answer, everything known stays.
 *
 * @internal
 */
export class CatalogFollower {
  readonly #options: CatalogFollowerOptions;
  #unsettled = new Set<string>();

  static create(options: CatalogFollowerOptions): CatalogFollower {
    return new CatalogFollower(options);
  }

  private constructor(options: CatalogFollowerOptions) {
    this.#options = options;
  }

  async run(lease: Lease, signal: AbortSignal): Promise<void> {
    const { watch, projection, logger, intervalMilliseconds } = this.#options;
    // Another process may have written meanwhile.
    watch.reset();
    while (!signal.aborted) {
      let wait = intervalMilliseconds;
      try {
        const { problem, moving } = await this.follow(lease);
        await projection.checked(lease, problem);
        if (moving) wait = Math.min(wait, MOVING_MILLISECONDS);
      } catch (error) {
        if (signal.aborted) return;
        // An error of the database names the statement and what is in it: that is for the log alone.
        logger.error(`Cannot store what the catalog says: ${error}`);
        watch.reset();
        await projection.checked(lease, NOT_STORED).catch(() => {});
      }
      await pause(wait, signal);
    }
  }

  /**
   * Looks once.
   *
   * @returns why nothing was taken over, where that is so, and whether more is to be expected soon.
   */
  async follow(lease: Lease): Promise<{ problem?: string; moving: boolean }> {
    const { watch, projection, registry, logger, onChange } = this.#options;
    let news: CatalogNews;
    try {
      news = await watch.look(this.#unsettled);
    } catch (error) {
      logger.error(`Cannot read the catalog: ${error}`);
      watch.reset();
      return { problem: NO_ANSWER, moving: false };
    }
    if (news.present.size === 0 && registry.list().length > 0) {
      // A catalog that has just been emptied and begins to fill is the likelier story.
      watch.reset();
      return {
        problem:
          'The catalog is empty. The services known so far are kept until it holds entities again.',
        moving: true,
      };
    }
    if (!news.different) return { moving: news.present.size === 0 };
    try {
      const outcome = await projection.apply(lease, news);
      const { changes, unsettled, failed } = outcome;
      this.#unsettled = unsettled;
      watch.forget(failed);
      await registry.refresh();
      if (changes.length > 0) onChange(changes);
      return {
        problem: failed.size > 0 ? notTaken(failed.size) : undefined,
        moving: changes.length > 0 || news.present.size === 0,
      };
    } catch (error) {
      watch.reset();
      throw error;
    }
  }
}

/** @internal */
export interface CatalogFollowerOptions {
  watch: CatalogWatch;
  projection: ServiceProjection;
  registry: ServiceRegistry;
  logger: LoggerService;
  onChange: (changes: ServiceChange[]) => void;
  intervalMilliseconds: number;
}
