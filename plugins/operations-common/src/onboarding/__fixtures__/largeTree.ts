/** How many namespaces and services there are; each service is in the namespace of its number, of one of 200 teams. */
const COUNT = 2000;
const TEAMS = 200;

function listFile(head: string, items: string[], indent: string): string {
  return `${head}${items
    .sort()
    .map(item => `${indent}- ${item}\n`)
    .join('')}`;
}

function numbered(count: number, name: (number: string) => string): string[] {
  return Array.from({ length: count }, (_, index) =>
    name(String(index).padStart(4, '0')),
  );
}

/** The long lists of a tree with 2,000 namespaces, and every namespace and service of it. */
export function largeTree(): Map<string, string> {
  const kind = (name: string) =>
    `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: ${name}\n`;
  const files = new Map<string, string>();
  files.set(
    'cluster-scope/overlays/prod/production/eu-1/kustomization.yaml',
    listFile(
      `# All that is on eu-1.\n${kind('Kustomization')}resources:\n`,
      numbered(COUNT, n => `../../../../base/core/namespaces/space-${n}`),
      '  ',
    ),
  );
  files.set(
    'services/all.yaml',
    listFile(
      'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata:\n  name: services\nspec:\n  targets:\n',
      [
        ...numbered(COUNT, n => `./service-${n}/catalog-info.yaml`),
        ...numbered(COUNT, n => `./service-${n}/slo.yaml`),
      ],
      '    ',
    ),
  );
  files.set(
    'argocd/overlays/prod/projects/kustomization.yaml',
    listFile(
      `${kind('Kustomization')}resources:\n`,
      numbered(TEAMS, n => `team-${n}.yaml`),
      '  ',
    ),
  );
  for (const number of numbered(COUNT, n => n)) {
    const folder = `cluster-scope/base/core/namespaces/space-${number}`;
    const team = `team-${String(Number(number) % TEAMS).padStart(4, '0')}`;
    files.set(
      `${folder}/namespace.yaml`,
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: space-${number}\n  annotations:\n    operate-first.io/owner: group:default/${team}\n`,
    );
    files.set(
      `${folder}/kustomization.yaml`,
      `${kind(
        'Kustomization',
      )}namespace: space-${number}\nresources:\n  - namespace.yaml\n`,
    );
    files.set(
      `services/service-${number}/catalog-info.yaml`,
      `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: service-${number}\nspec:\n  type: service\n  lifecycle: production\n  owner: group:${team}\n`,
    );
  }
  return files;
}
