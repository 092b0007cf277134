import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  documentsYaml,
  visibilityOf,
} from '@operate-first/plugin-operations-common';
import { isLink } from './schema';
import { JoinedSloRow } from './SloRow';

/** An SLO as it is written. @internal */
export interface SloDocuments {
  /** All documents it is made of. */
  yaml?: string;
  /** The SLO alone, to be changed. */
  own?: string;
  sourceUrl?: string;
}

/** @internal */
export interface SloDocumentReaderOptions {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
}

/**
 * Reads the documents that an SLO is made of from the catalog, as the plugin: what is internal is left out for readers
 * who may not see it.
 *
 * @internal
 */
export class SloDocumentReader {
  readonly #options: SloDocumentReaderOptions;

  static create(options: SloDocumentReaderOptions): SloDocumentReader {
    return new SloDocumentReader(options);
  }

  private constructor(options: SloDocumentReaderOptions) {
    this.#options = options;
  }

  /** Nothing where the catalog does not answer: the rest of the page needs no catalog. */
  async read(
    row: JoinedSloRow,
    options: { seesInternal: boolean },
  ): Promise<SloDocuments> {
    const refs: string[] = JSON.parse(row.documents);
    const own = await this.#entities([row.ref]);
    const others = await this.#entities(refs.filter(ref => ref !== row.ref));
    const shown = [...own, ...others].filter(
      entity => options.seesInternal || visibilityOf(entity) === 'public',
    );
    return {
      yaml: shown.length > 0 ? documentsYaml(shown) : undefined,
      own: own.length > 0 ? documentsYaml(own) : undefined,
      sourceUrl: own.map(sourceUrlOf).at(0),
    };
  }

  async #entities(entityRefs: string[]): Promise<Entity[]> {
    const { catalog, auth, logger } = this.#options;
    if (entityRefs.length === 0) return [];
    try {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return items.flatMap(item => item ?? []);
    } catch (error) {
      logger.warn(`Cannot read ${entityRefs.join(', ')}: ${error}`);
      return [];
    }
  }
}

function sourceUrlOf({ metadata }: Entity): string | undefined {
  const { annotations = {} } = metadata;
  const location = annotations[ANNOTATION_SOURCE_LOCATION]?.replace(
    /^url:/,
    '',
  );
  return [annotations[ANNOTATION_VIEW_URL], location].find(
    url => url !== undefined && isLink(url),
  );
}
