import { AuthService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isOpenSloEntity,
  OPENSLO_ANNOTATIONS,
  Visibility,
  visibilityOf,
} from '@operate-first/plugin-operations-common';

/** What a document is linked to. @internal */
export interface LinkedService {
  ref: string;
  ownerRef?: string;
  visibility: Visibility;
}

/** Kinds in which a name is looked for, in this order. */
const KINDS = ['component', 'resource', 'system'];

/** Finds the entity that a document means by its annotation or by a name. @internal */
export class ServiceFinder {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  private constructor(auth: AuthService, catalog: CatalogService) {
    this.#auth = auth;
    this.#catalog = catalog;
  }

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
  }): ServiceFinder {
    return new ServiceFinder(options.auth, options.catalog);
  }

  /** The service of a document, as far as the catalog knows it by now. */
  async find(document: Entity): Promise<LinkedService | undefined> {
    const { annotations, namespace = 'default', name } = document.metadata;
    const named = document.kind === 'SLO' ? document.spec?.service : name;
    const linked = annotations?.[OPENSLO_ANNOTATIONS.service];
    if (linked) return this.#first(refsOf(linked, namespace));
    if (typeof named !== 'string' || !named) return undefined;

    const service = `service:${namespace}/${named}`;
    const [written] =
      document.kind === 'SLO' ? await this.#entities([service]) : [];
    const further =
      written && isOpenSloEntity(written)
        ? written.metadata.annotations?.[OPENSLO_ANNOTATIONS.service]
        : undefined;
    return this.#first(refsOf(further ?? named, namespace));
  }

  async #first(refs: string[]): Promise<LinkedService | undefined> {
    const found = (await this.#entities(refs)).find(Boolean);
    if (!found) return undefined;
    const ownerRef = found.relations?.find(
      relation => relation.type === RELATION_OWNED_BY,
    )?.targetRef;
    return {
      ref: stringifyEntityRef(found),
      ...(ownerRef && { ownerRef }),
      visibility: visibilityOf(found),
    };
  }

  async #entities(entityRefs: string[]): Promise<Array<Entity | undefined>> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs,
        fields: ['apiVersion', 'kind', 'metadata', 'relations'],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items;
  }
}

function refsOf(text: string, namespace: string): string[] {
  const kinds = text.includes(':') ? [''] : KINDS;
  return kinds.flatMap(kind => {
    const namespaces = new Set([namespace, 'default']);
    return [...namespaces].flatMap(defaultNamespace => {
      try {
        const ref = parseEntityRef(text.trim(), {
          defaultKind: kind || 'component',
          defaultNamespace,
        });
        return [stringifyEntityRef(ref)];
      } catch {
        return [];
      }
    });
  });
}
