import { Entity } from '@backstage/catalog-model';

/** What can be put into labels and queries of a service. @internal */
export function placeholdersOf(
  entity: Entity,
  environment: string,
): Record<string, string> {
  const { name, namespace = 'default', annotations } = entity.metadata;
  return {
    name,
    namespace,
    kind: entity.kind.toLowerCase(),
    environment,
    kubernetesId: annotations?.['backstage.io/kubernetes-id'] ?? name,
  };
}

/** @internal */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(
    /\{\{\s*(\w+)\s*\}\}/g,
    (whole, name) => values[name] ?? whole,
  );
}

/** `service="shop",environment="production"`: how the series of a service are found. @internal */
export function matchersOf(
  labels: Record<string, string>,
  values: Record<string, string>,
): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(fill(value, values))}`)
    .join(',');
}
