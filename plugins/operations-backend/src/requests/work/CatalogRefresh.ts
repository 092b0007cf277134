import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

const AGAIN_MILLISECONDS = 5_000;

/** Whether a location reads from an address. */
function reads({ spec = {} }: Entity, target: string): boolean {
  const { targets } = spec;
  return (
    spec.target === target ||
    (Array.isArray(targets) && targets.includes(target))
  );
}

/**
 * Has the catalog read the services of the tree again, so that nobody waits for its own turn.
 *
 * @internal
 */
export class CatalogRefresh {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #target?: string;
  readonly #now: () => number;
  #again = 0;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    /** The address that the location names; nothing is refreshed without it. */
    target?: string;
    now?: () => number;
  }): CatalogRefresh {
    return new CatalogRefresh(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    target?: string;
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#target = options.target;
    this.#now = options.now ?? Date.now;
  }

  /** Not more often than every few seconds, however many ask. What fails is only late. */
  async refresh(): Promise<void> {
    const target = this.#target;
    if (!target || this.#now() < this.#again) return;
    this.#again = this.#now() + AGAIN_MILLISECONDS;
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const { items } = await this.#catalog.getEntities(
        {
          filter: { kind: 'Location' },
          fields: ['kind', 'metadata.name', 'metadata.namespace', 'spec'],
        },
        { credentials },
      );
      for (const location of items.filter(each => reads(each, target))) {
        await this.#catalog.refreshEntity(stringifyEntityRef(location), {
          credentials,
        });
      }
    } catch (error) {
      this.#logger.warn(`Cannot have the catalog read ${target}: ${error}`);
    }
  }
}
