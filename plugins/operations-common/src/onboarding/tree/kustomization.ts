import { JsonObject } from '@backstage/types';
import { PlannedDocument } from './plan';

const GROWS = [{ path: ['resources'] }, { path: ['components'] }];

interface Lists {
  resources?: string[];
  components?: string[];
}

function listsOf({ resources = [], components = [] }: Lists): JsonObject {
  return {
    ...(resources.length > 0 && { resources: [...resources].sort() }),
    ...(components.length > 0 && { components: [...components].sort() }),
  };
}

/** What kustomize builds in a folder. @internal */
export function kustomization(
  folder: string,
  { namespace, ...lists }: Lists & { namespace?: string },
): PlannedDocument {
  return {
    kind: 'document',
    path: `${folder}/kustomization.yaml`,
    value: {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      ...(namespace && { namespace }),
      ...listsOf(lists),
    },
    grows: GROWS,
  };
}

/** What others put into their namespaces: it needs kustomize 4 or newer. @internal */
export function component(
  folder: string,
  resources: string[],
): PlannedDocument {
  return {
    kind: 'document',
    path: `${folder}/kustomization.yaml`,
    value: {
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      ...listsOf({ resources }),
    },
    grows: GROWS,
  };
}
