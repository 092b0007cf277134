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

/** @internal */
export interface FoundServices {
  /** The entity that stands for the service. */
  service?: LinkedService;
  /** The OpenSLO Service that the document names, if there is one. */
  documentRef?: string;
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

  /** What a document is about, as far as the catalog knows it by now. */
  async find(document: Entity): Promise<FoundServices> {
    const { annotations, namespace = 'default', name } = document.metadata;
    const linked = annotations?.[OPENSLO_ANNOTATIONS.service];
    if (document.kind !== 'SLO') {
      return { service: await this.#first(refsOf(linked ?? name, namespace)) };
    }
    const named = document.spec?.service;
    const written =
      typeof named === 'string' && named
        ? await this.#written(named, namespace)
        : undefined;
    const text =
      linked ??
      written?.metadata.annotations?.[OPENSLO_ANNOTATIONS.service] ??
      named;
    return {
      ...(written && { documentRef: stringifyEntityRef(written) }),
      ...(typeof text === 'string' &&
        text && { service: await this.#first(refsOf(text, namespace)) }),
    };
  }

  /** Most names are those of entities, and no OpenSLO Service is written for them. */
  async #written(name: string, namespace: string) {
    const found = await this.#entities(refsOf(name, namespace, ['service']));
    return found.find(entity => entity && isOpenSloEntity(entity));
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
    if (entityRefs.length === 0) return [];
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

function refsOf(text: string, namespace: string, among = KINDS): string[] {
  const kinds = text.includes(':') ? [''] : among;
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
