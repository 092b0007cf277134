/**
 * The catalog of the page times. What the pages look at is in the portal's own catalog, which answers for it; the rest
 * would take an hour to come in, and is followed from memory.
 */
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { CatalogClient } from '@backstage/catalog-client';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { generatedServices, generatedSlos, LOCATION, SHOWN } from './pagesData';

/** What the pages look at, and all that it belongs to. */
function shown(slos: number): Entity[] {
  return [
    ...generatedServices(Math.min(slos, SHOWN)),
    ...generatedSlos(Math.min(slos, SHOWN)),
  ];
}

/** Follows lists page by page as the catalog does, by kind alone. */
function lists(entities: Entity[]): CatalogService['queryEntities'] {
  return async (request = {}) => {
    const asked = request as {
      cursor?: string;
      filter?: { kind?: string[] };
      limit?: number;
    };
    const { at, kinds }: { at: number; kinds?: string[] } = asked.cursor
      ? JSON.parse(asked.cursor)
      : { at: 0, kinds: asked.filter?.kind };
    const all = kinds
      ? entities.filter(({ kind }) => kinds.includes(kind))
      : entities;
    const end = at + (asked.limit ?? all.length);
    return {
      items: all.slice(at, end),
      totalItems: all.length,
      pageInfo:
        end < all.length
          ? { nextCursor: JSON.stringify({ at: end, kinds }) }
          : {},
    };
  };
}

/** The catalog as plugins see it. */
export function catalogFactory(slos: number) {
  const real = new Set(shown(slos).map(each => stringifyEntityRef(each)));
  const entities = [...generatedServices(slos), ...generatedSlos(slos)];
  const queryEntities = lists(entities);
  return createServiceFactory({
    service: catalogServiceRef,
    deps: { auth: coreServices.auth, discovery: coreServices.discovery },
    factory: ({ auth, discovery }) => {
      const memory = catalogServiceMock({ entities });
      const fromMemory = memory.getEntitiesByRefs.bind(memory);
      const client = new CatalogClient({ discoveryApi: discovery });
      const getEntitiesByRefs: CatalogService['getEntitiesByRefs'] = async (
        request,
        options,
      ) => {
        if (!request.entityRefs.every(ref => real.has(ref))) {
          return fromMemory(request, options);
        }
        const token = await auth.getPluginRequestToken({
          onBehalfOf: options.credentials,
          targetPluginId: 'catalog',
        });
        return client.getEntitiesByRefs(request, token);
      };
      return Object.assign(memory, { queryEntities, getEntitiesByRefs });
    },
  });
}

/** Puts into the portal's own catalog what the pages look at. */
export function catalogModule(slos: number) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench-organisation',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'bench',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                // It finds relations by itself.
                entities: shown(slos).map(({ relations: _, ...entity }) => ({
                  entity,
                  locationKey: LOCATION,
                })),
              }),
          });
        },
      });
    },
  });
}
