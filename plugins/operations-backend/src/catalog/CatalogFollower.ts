import { LoggerService } from '@backstage/backend-plugin-api';
import { Lease, pause } from '../leases';
import { ServiceChange } from '../observations/ObservationStore';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { CatalogWatch } from './CatalogWatch';
import { ServiceProjection } from './ServiceProjection';

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
        const message = error instanceof Error ? error.message : String(error);
        logger.warn(`Cannot follow the catalog: ${message}`);
        watch.reset();
        await projection
          .checked(
            lease,
            `The catalog does not answer (${message}). The services known so far are shown and observed; new, renamed and removed ones are seen once it answers.`,
          )
          .catch(() => {});
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
    const { watch, projection, registry, onChange } = this.#options;
    const news = await watch.look(this.#unsettled);
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
      const { changes, unsettled } = await projection.apply(lease, news);
      this.#unsettled = unsettled;
      await registry.refresh();
      if (changes.length > 0) onChange(changes);
      return { moving: changes.length > 0 || news.present.size === 0 };
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
