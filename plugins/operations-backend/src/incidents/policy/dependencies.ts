import {
  Entity,
  RELATION_CONSUMES_API,
  RELATION_DEPENDS_ON,
  RELATION_PROVIDES_API,
} from '@backstage/catalog-model';

/** A service with its entity, as far as dependencies ask. @internal */
export interface Related {
  id: string;
  entityRef: string;
  relations: Entity['relations'];
}

function targetsOf({ relations = [] }: Related, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
}

/**
 * What each service needs: the services that it depends on, and those that provide an API that it consumes. Whatever
 * is no service itself is not followed.
 *
 * @returns ids by ids.
 * @internal
 */
export function dependenciesOf(services: Related[]): Map<string, string[]> {
  const byRef = new Map<string, string>();
  const providers = new Map<string, string[]>();
  for (const service of services) {
    byRef.set(service.entityRef.toLocaleLowerCase('en-US'), service.id);
    for (const api of targetsOf(service, RELATION_PROVIDES_API)) {
      const known = providers.get(api);
      if (known) known.push(service.id);
      else providers.set(api, [service.id]);
    }
  }
  return new Map(
    services.map(service => {
      const direct = targetsOf(service, RELATION_DEPENDS_ON).flatMap(
        ref => byRef.get(ref) ?? [],
      );
      const byApi = targetsOf(service, RELATION_CONSUMES_API).flatMap(
        api => providers.get(api) ?? [],
      );
      const needed = new Set([...direct, ...byApi]);
      needed.delete(service.id);
      return [service.id, [...needed]];
    }),
  );
}
