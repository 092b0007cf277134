import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

const AGAIN_MILLISECONDS = 5_000;

/** Whether a location reads from one of these addresses. */
function reads({ spec = {} }: Entity, targets: string[]): boolean {
  const read = [spec.target ?? [], spec.targets ?? []].flat();
  return targets.some(target => read.includes(target));
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
  readonly #targets: string[];
  readonly #now: () => number;
  #again = 0;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    /** The addresses that locations name; nothing is refreshed without one. */
    targets: string[];
    now?: () => number;
  }): CatalogRefresh {
    return new CatalogRefresh(options);
  }

  private constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    targets: string[];
    now?: () => number;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#targets = options.targets;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Not more often than every few seconds, however many ask. What fails is only late.
   *
   * @param refs - entities that are there and are about to change, whose own files are read again
   */
  async refresh(refs: string[] = []): Promise<void> {
    const targets = this.#targets;
    if (targets.length + refs.length === 0 || this.#now() < this.#again) return;
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
      for (const location of items.filter(each => reads(each, targets))) {
        await this.#catalog.refreshEntity(stringifyEntityRef(location), {
          credentials,
        });
      }
      for (const entityRef of refs) {
        // What is new is not there yet.
        const entity = await this.#catalog.getEntityByRef(entityRef, {
          credentials,
        });
        if (entity)
          await this.#catalog.refreshEntity(entityRef, { credentials });
      }
    } catch (error) {
      this.#logger.warn(
        `Cannot have the catalog read ${targets.join(', ')}: ${error}`,
      );
    }
  }
}
