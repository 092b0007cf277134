import { LoggerService } from '@backstage/backend-plugin-api';
import { Lease, pause } from '../leases';
import { ServiceChange } from '../observations/ObservationStore';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { CatalogWatch } from './CatalogWatch';
import { ServiceProjection } from './ServiceProjection';

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
      try {
        const problem = await this.follow(lease);
        await projection.checked(lease, problem);
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
      await pause(intervalMilliseconds, signal);
    }
  }

  /**
   * Looks once.
   *
   * @returns why nothing was taken over, where that is so.
   */
  async follow(lease: Lease): Promise<string | undefined> {
    const { watch, projection, registry, onChange } = this.#options;
    const news = await watch.look(this.#unsettled);
    if (news.present.size === 0 && registry.list().length > 0) {
      // A catalog that has just been emptied and begins to fill is the likelier story.
      watch.reset();
      return 'The catalog is empty. The services known so far are kept until it holds entities again.';
    }
    if (!news.different) return undefined;
    try {
      const { changes, unsettled } = await projection.apply(lease, news);
      this.#unsettled = unsettled;
      await registry.refresh();
      if (changes.length > 0) onChange(changes);
    } catch (error) {
      watch.reset();
      throw error;
    }
    return undefined;
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
