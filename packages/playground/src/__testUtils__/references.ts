import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The fields of a spec that refer to other entities, and the kind they mean when none is written. */
const REFERENCES: Record<string, string | undefined> = {
  owner: 'group',
  system: 'system',
  domain: 'domain',
  subdomainOf: 'domain',
  subcomponentOf: 'component',
  dependsOn: undefined,
  dependencyOf: undefined,
  providesApis: 'api',
  consumesApis: 'api',
  memberOf: 'group',
  members: 'user',
  parent: 'group',
  children: 'group',
};

/** Every reference that leads nowhere, as `who: field → whom`. */
export function danglingReferences(entities: Entity[]): string[] {
  const known = new Set(entities.map(entity => stringifyEntityRef(entity)));
  return entities.flatMap(entity =>
    Object.entries(REFERENCES).flatMap(([field, defaultKind]) =>
      [entity.spec?.[field] ?? []].flat().flatMap(written => {
        const ref = stringifyEntityRef(
          parseEntityRef(String(written), { defaultKind }),
        );
        return known.has(ref)
          ? []
          : [`${stringifyEntityRef(entity)}: ${field} → ${ref}`];
      }),
    ),
  );
}
