import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterCache } from '@operate-first/cluster-cache';
import { Ask } from '../finding/Ask';
import { Finder, Found } from '../finding/Finder';
import { RUNNING_KINDS } from '../finding/kinds';

/** @internal */
export interface OpenFinderOptions {
  finder: Finder;
  cache: ClusterCache;
  cluster: string;
  isHidden: (namespace: string) => boolean;
  logger: LoggerService;
}

/**
 * Finds objects of services, but none in hidden namespaces: whoever registers entities chooses their selectors,
 * and must not read the logs of the cluster itself by a wide one. What cannot be read costs its service only.
 *
 * @internal
 */
export class OpenFinder {
  readonly #options: OpenFinderOptions;

  private constructor(options: OpenFinderOptions) {
    this.#options = options;
  }

  static create(options: OpenFinderOptions): OpenFinder {
    return new OpenFinder(options);
  }

  /** Whether anything of the service runs here. */
  finds(ask: Ask): boolean {
    return (
      this.#options.finder.finds(ask) &&
      (this.#runsInTheOpen(ask) || this.find(ask).length > 0)
    );
  }

  /** What runs of the service, by namespace, with everything that has to do with it. */
  find(ask: Ask): Found[] {
    const { finder, isHidden, logger, cluster } = this.#options;
    try {
      return finder.find(ask).filter(({ namespace }) => !isHidden(namespace));
    } catch (error) {
      logger.warn(
        `Cannot read what ${ask.selector} finds in ${cluster}: ${error}`,
      );
      return [];
    }
  }

  /** What a namespace without anything of the service still tells: that it is going, for instance. */
  empty(namespace: string): Found {
    return this.#options.isHidden(namespace)
      ? { namespace, objects: [], touchedBy: new Set() }
      : this.#options.finder.empty(namespace);
  }

  namespaceExists(name: string): boolean {
    const { finder, isHidden } = this.#options;
    return !isHidden(name) && finder.namespaceExists(name);
  }

  /** The usual case, which is known without gathering everything. */
  #runsInTheOpen({ namespace, selector }: Ask): boolean {
    const { cache, cluster, isHidden } = this.#options;
    return RUNNING_KINDS.some(kind =>
      cache
        .find({ cluster, kind, namespace, labelSelector: selector })
        .some(({ object }) => !isHidden(object.metadata.namespace ?? '')),
    );
  }
}
