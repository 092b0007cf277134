/** An organisation of any size for the catalog: groups, systems and services, the same ones each time. */
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';

const LOCATION = 'generated:bench';
const SERVICES_PER_SYSTEM = 10;
const SYSTEMS_PER_GROUP = 5;

function entity(
  kind: string,
  name: string,
  spec: Entity['spec'],
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      title: name.replace(/-/g, ' '),
      description: `${kind} ${name} of the generated organisation`,
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
        ...annotations,
      },
    },
    spec,
  };
}

export function generatedEntities(services: number): Entity[] {
  const systems = Math.ceil(services / SERVICES_PER_SYSTEM);
  const groups = Math.ceil(systems / SYSTEMS_PER_GROUP);
  const range = (length: number) => Array.from({ length }, (_, i) => i);
  return [
    ...range(groups).map(i =>
      entity('Group', `team-${i}`, { type: 'team', children: [] }),
    ),
    ...range(systems).map(i =>
      entity('System', `system-${i}`, {
        owner: `team-${Math.floor(i / SYSTEMS_PER_GROUP)}`,
      }),
    ),
    ...range(services).map(i => {
      const system = Math.floor(i / SERVICES_PER_SYSTEM);
      return entity('Component', `service-${i}`, {
        type: 'service',
        lifecycle: 'production',
        owner: `team-${Math.floor(system / SYSTEMS_PER_GROUP)}`,
        system: `system-${system}`,
      });
    }),
  ];
}

export function generatedCatalogModule(services: number) {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'bench-generated',
    register(env) {
      env.registerInit({
        deps: { catalog: catalogProcessingExtensionPoint },
        async init({ catalog }) {
          catalog.addEntityProvider({
            getProviderName: () => 'bench-generated',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: generatedEntities(services).map(item => ({
                  entity: item,
                  locationKey: LOCATION,
                })),
              }),
          });
        },
      });
    },
  });
}
