import { AuthService } from '@backstage/backend-plugin-api';
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

/**
 * Reads the documents that an SLO is made of from the catalog, as the plugin: what is internal is left out for readers
 * who may not see it.
 *
 * @internal
 */
export class SloDocumentReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): SloDocumentReader {
    return new SloDocumentReader(options.catalog, options.auth);
  }

  private constructor(catalog: CatalogService, auth: AuthService) {
    this.#catalog = catalog;
    this.#auth = auth;
  }

  async read(
    row: JoinedSloRow,
    options: { seesInternal: boolean },
  ): Promise<SloDocuments> {
    const refs: string[] = JSON.parse(row.documents);
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [row.ref, ...refs.filter(ref => ref !== row.ref)] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    const documents = items.flatMap(item => item ?? []);
    const shown = documents.filter(
      entity => options.seesInternal || visibilityOf(entity) === 'public',
    );
    const [own] = items;
    return {
      yaml: shown.length > 0 ? documentsYaml(shown) : undefined,
      own: own && documentsYaml([own]),
      sourceUrl: own && sourceUrlOf(own),
    };
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
