import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { chunksOf } from '../database/rows';

const PAGE = 500;
const REFS_PER_REQUEST = 200;
/** Enough to see whether an entity has changed. */
const LIGHT_FIELDS = [
  'kind',
  'metadata.namespace',
  'metadata.name',
  'metadata.etag',
];

/** @internal */
export interface CatalogNews {
  /** Every entity ref there is. */
  present: ReadonlySet<string>;
  /** The entities that are new or different since the news before. */
  changed: Entity[];
  /** Whether anything at all is different. */
  different: boolean;
}

/**
 * Looks through the whole catalog, or a part of it, and tells what is different. After the first time it asks only for
 * names and etags, and in full for what has changed.
 *
 * @internal
 */
export class CatalogWatch {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #kinds?: string[];
  #etags?: Map<string, string | undefined>;

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    /** The kinds of entities that are looked at; all when missing. */
    kinds?: string[];
  }): CatalogWatch {
    return new CatalogWatch(options.catalog, options.auth, options.kinds);
  }

  private constructor(
    catalog: CatalogService,
    auth: AuthService,
    kinds?: string[],
  ) {
    this.#catalog = catalog;
    this.#auth = auth;
    this.#kinds = kinds;
  }

  /** Forgets what is known, so that everything is news again. */
  reset() {
    this.#etags = undefined;
  }

  /** Forgets some entities, so that they are news again. */
  forget(refs: Iterable<string>) {
    for (const ref of refs) this.#etags?.delete(ref);
  }

  /**
   * @param again - refs to be read in full although they have not changed.
   */
  async look(again: Iterable<string> = []): Promise<CatalogNews> {
    const known = this.#etags;
    const etags = new Map<string, string | undefined>();
    const full = new Map<string, Entity>();
    for await (const page of this.#pages(known ? LIGHT_FIELDS : undefined)) {
      for (const entity of page) {
        const ref = stringifyEntityRef(entity);
        etags.set(ref, entity.metadata.etag);
        if (!known) full.set(ref, entity);
      }
    }
    const gone = [...(known?.keys() ?? [])].some(ref => !etags.has(ref));
    const refs = known
      ? [...etags.keys()].filter(
          ref => !etags.get(ref) || etags.get(ref) !== known.get(ref),
        )
      : [];
    const different = !known || gone || refs.length > 0;
    const wanted = new Set(refs);
    if (different) {
      for (const ref of again) if (etags.has(ref)) wanted.add(ref);
    }
    const changed = known
      ? await this.#entities([...wanted])
      : [...full.values()];
    this.#etags = etags;
    return { present: new Set(etags.keys()), changed, different };
  }

  async *#pages(fields: string[] | undefined): AsyncGenerator<Entity[]> {
    let cursor: string | undefined;
    const kinds = this.#kinds;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, fields, limit: PAGE }
          : { fields, limit: PAGE, ...(kinds && { filter: { kind: kinds } }) },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      yield items;
      cursor = pageInfo.nextCursor;
    } while (cursor);
  }

  async #entities(refs: string[]): Promise<Entity[]> {
    const entities: Entity[] = [];
    for (const entityRefs of chunksOf(refs, REFS_PER_REQUEST)) {
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs },
        { credentials: await this.#auth.getOwnServiceCredentials() },
      );
      for (const entity of items) if (entity) entities.push(entity);
    }
    return entities;
  }
}
