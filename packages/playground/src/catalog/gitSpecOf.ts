import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { stringify } from 'yaml';
import { GitSpec, Person, Service, Source } from './model';
import { parseWith } from './parse';
import { userSpecSchema } from './schema';

function nameOf(ref: unknown): string {
  return parseEntityRef(String(ref), { defaultKind: 'group' }).name;
}

function personOf({ metadata, spec }: Entity): Person {
  const { profile, memberOf } = parseWith(
    userSpecSchema,
    spec,
    `User ${metadata.name}`,
  );
  return {
    name: profile.displayName,
    email: profile.email,
    groups: memberOf.map(nameOf),
  };
}

function sourceOf(component: Entity, { title, routes }: Service): Source {
  const { name, description = title } = component.metadata;
  return {
    name,
    title,
    description,
    owner: nameOf(component.spec?.owner),
    routes: routes.map(({ method, path }) => `${method} ${path}`),
    calls: [...new Set(routes.flatMap(({ calls }) => calls))],
    catalogInfo: stringify(component, { lineWidth: 0 }),
  };
}

/** Who wrote what: a repository per service, and the users of the catalog as authors. @internal */
export function gitSpecOf(
  entities: Entity[],
  services: Service[],
  served: Omit<GitSpec, 'people' | 'sources'>,
): GitSpec {
  const components = new Map(
    entities
      .filter(({ kind }) => kind === 'Component')
      .map(entity => [entity.metadata.name, entity]),
  );
  return {
    ...served,
    people: entities.filter(({ kind }) => kind === 'User').map(personOf),
    sources: services.flatMap(service => {
      const component = components.get(service.name);
      return component ? [sourceOf(component, service)] : [];
    }),
  };
}
