import { kustomization, component } from '../onboarding/tree/kustomization';
import { fromFolder, PLACES } from '../onboarding/tree/places';
import type { Planned } from '../onboarding/tree/plan';
import type { TreeFiles } from './model';

const NAMESPACES = PLACES.namespace('');
const IN_NAMESPACE = /^[^/]+\/kustomization\.yaml$/;

function namesOf(files: TreeFiles, pattern: RegExp): string[] {
  return [...files.paths()]
    .flatMap(path => pattern.exec(path)?.[1] ?? [])
    .sort();
}

/** Namespaces that take in a part of the service's folder. */
function takingIn(files: TreeFiles, part: string): string[] {
  return [...files.paths()]
    .filter(
      path =>
        path.startsWith(NAMESPACES) &&
        IN_NAMESPACE.test(path.slice(NAMESPACES.length)) &&
        new RegExp(`(^|\\s|/)${part}(["'\\s,\\]]|$)`, 'm').test(
          files.get(path) ?? '',
        ),
    )
    .map(path => path.slice(NAMESPACES.length).split('/')[0])
    .sort();
}

/** Namespaces into which the service is delivered. */
function deliveredTo(files: TreeFiles, service: string): string[] {
  return [
    ...namesOf(
      files,
      new RegExp(`^argocd/.*/envs/.*/([^/.]+)\\.${service}\\.yaml$`),
    ),
    ...namesOf(files, new RegExp(`^flux/envs/.*/([^/]+)/${service}\\.yaml$`)),
  ].filter(name => files.has(`${PLACES.namespace(name)}/kustomization.yaml`));
}

/**
 * A file among the rules of a service, and the namespace that takes them in: one is enough, so none is added where there is
 * one.
 *
 * @internal
 */
export function planAlerting(
  service: string,
  file: string,
  files: TreeFiles,
): Planned[] {
  const folder = `${PLACES.service(service)}/alerting`;
  const planned: Planned[] = [component(folder, [file])];
  if (takingIn(files, folder).length > 0) return planned;
  const [namespace] = [
    ...takingIn(files, `${PLACES.service(service)}/monitoring`),
    ...deliveredTo(files, service),
  ];
  if (namespace === undefined) {
    return [
      ...planned,
      {
        kind: 'note',
        note: `No namespace of the tree takes in ${folder}. Prometheus has the rules where whoever runs it reads that folder.`,
      },
    ];
  }
  const place = PLACES.namespace(namespace);
  return [
    ...planned,
    kustomization(place, { components: [fromFolder(place, folder)] }),
  ];
}
