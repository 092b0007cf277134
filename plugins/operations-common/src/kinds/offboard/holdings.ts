import { parseAllDocuments } from 'yaml';
import { fromFolder, PLACES } from '../../onboarding/tree/places';
import { fieldOf, listOf } from '../../onboarding/tree/there';
import type { TreeFiles } from '../model';

/** How a service comes into a namespace of a cluster. @internal */
export interface TreeDelivery {
  engine: 'argocd' | 'flux';
  environment: string;
  cluster: string;
  team: string;
  namespace: string;
  service: string;
  path: string;
  /** Files that are for nothing else. */
  beside: string[];
}

/** Where a namespace is listed. @internal */
export interface TreeOverlay {
  environment: string;
  cluster: string;
  path: string;
}

const ARGO =
  /^argocd\/overlays\/prod\/applications\/envs\/([^/]+)\/([^/]+)\/([^/]+)\/([^/.]+)\.([^/.]+)\.yaml$/;
const FLUX = /^flux\/envs\/([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\/([^/.]+)\.yaml$/;
const DELIVERED = /^(argocd\/overlays\/prod\/applications|flux\/envs)\//;
const OVERLAY =
  /^cluster-scope\/overlays\/prod\/([^/]+)\/([^/]+)\/kustomization\.yaml$/;
const NAMESPACE =
  /^cluster-scope\/base\/core\/namespaces\/([^/]+)\/kustomization\.yaml$/;
const BINDING =
  /^cluster-scope\/components\/project-admin-rolebindings\/([^/]+)\/kustomization\.yaml$/;
const SERVICE = /^services\/([^/]+)\//;
const OF_SERVICE = /services\/([^/]+)\//;
const OWNER = 'operate-first.io/owner';
/** Lists and accounts that come with deliveries. */
const OWN_FILE = /\/(kustomization|account|rbac|[^/]+\.source)\.yaml$/;
const FLUX_KIND = 'kustomize.toolkit.fluxcd.io/';
const BINDINGS = PLACES.roleBinding('');

/** `group:default/sales` and `sales` are one. */
function teamOf(owner: unknown): string | undefined {
  return typeof owner === 'string'
    ? owner.replace(/^group:/, '').replace(/^default\//, '')
    : undefined;
}

/** What stands in a tree, and whose it is: found by names, and read only where it is asked for. @internal */
export class Holdings {
  readonly #files: TreeFiles;
  readonly deliveries: readonly TreeDelivery[];
  /** Names of folders. */
  readonly services: ReadonlySet<string>;
  readonly namespaces: ReadonlySet<string>;
  readonly #overlays: TreeOverlay[] = [];
  /** What is delivered by files whose names say nothing. */
  readonly #others: string[] = [];

  static of(files: TreeFiles): Holdings {
    return new Holdings(files);
  }

  private constructor(files: TreeFiles) {
    this.#files = files;
    const deliveries: TreeDelivery[] = [];
    const services = new Set<string>();
    const namespaces = new Set<string>();
    for (const path of files.paths()) {
      const delivery = this.#deliveryAt(path);
      if (delivery) deliveries.push(delivery);
      else if (DELIVERED.test(path)) this.#others.push(path);
      const [, service] = SERVICE.exec(path) ?? [];
      if (service) services.add(service);
      const [, namespace] = NAMESPACE.exec(path) ?? [];
      if (namespace) namespaces.add(namespace);
      const [, environment, cluster] = OVERLAY.exec(path) ?? [];
      if (environment) this.#overlays.push({ environment, cluster, path });
    }
    this.deliveries = deliveries.sort((a, b) => (a.path < b.path ? -1 : 1));
    this.services = services;
    this.namespaces = namespaces;
  }

  teamOfService(name: string): string | undefined {
    const text = this.#files.get(`${PLACES.service(name)}/catalog-info.yaml`);
    return text === undefined
      ? undefined
      : teamOf(fieldOf(text, ['spec', 'owner']));
  }

  /** Of whom it says that it is; older ones only say who has the rights. */
  teamOfNamespace(name: string): string | undefined {
    const folder = PLACES.namespace(name);
    const text = this.#files.get(`${folder}/namespace.yaml`);
    const owner = fieldOf(text, ['metadata', 'annotations', OWNER]);
    return teamOf(owner) ?? this.boundIn(name)[0];
  }

  /** Teams that have rights there. */
  boundIn(namespace: string): string[] {
    const bindings = fromFolder(PLACES.namespace(namespace), BINDINGS);
    return this.componentsOf(namespace).flatMap(each =>
      each.startsWith(bindings) ? [each.slice(bindings.length)] : [],
    );
  }

  componentsOf(namespace: string): string[] {
    const path = `${PLACES.namespace(namespace)}/kustomization.yaml`;
    return listOf(this.#files.get(path), 'components');
  }

  /** Services that are delivered to a namespace, or measured there. */
  servicesIn(namespace: string): string[] {
    const delivered = this.deliveries.flatMap(each =>
      each.namespace === namespace ? [each.service] : [],
    );
    const measured = this.componentsOf(namespace).flatMap(
      each => OF_SERVICE.exec(each)?.[1] ?? [],
    );
    return [...new Set([...delivered, ...measured])].sort();
  }

  /** Files that deliver something there, and nobody knows what. */
  unclearIn(namespace: string): string[] {
    const word = new RegExp(`amespace:\\s*['"]?${namespace}['"]?\\s*$`, 'm');
    return this.#others.filter(
      path => !OWN_FILE.test(path) && word.test(this.#files.get(path) ?? ''),
    );
  }

  /** Namespaces that list parts of a service. */
  measuring(service: string): string[] {
    return this.#namespacesWith(`/${PLACES.service(service)}/`);
  }

  /** Namespaces that name the role binding of a team. */
  boundTo(team: string): string[] {
    return this.#namespacesWith(`/project-admin-rolebindings/${team}`).filter(
      name => this.boundIn(name).includes(team),
    );
  }

  /** Namespaces that say that they are of a team. */
  namespacesOf(team: string): string[] {
    return [...this.namespaces]
      .filter(name => {
        const folder = PLACES.namespace(name);
        const texts = ['namespace.yaml', 'kustomization.yaml'].map(
          file => this.#files.get(`${folder}/${file}`) ?? '',
        );
        return (
          texts.some(text => text.includes(team)) &&
          this.teamOfNamespace(name) === team
        );
      })
      .sort();
  }

  /** Teams that have rights. */
  teams(): string[] {
    return [...this.#files.paths()].flatMap(
      path => BINDING.exec(path)?.[1] ?? [],
    );
  }

  /** Whether the tree says anything of a team itself. */
  hasTeam(team: string): boolean {
    return [
      `${PLACES.projects}/${team}.yaml`,
      `${PLACES.roleBinding(team)}/kustomization.yaml`,
      `${PLACES.group(team)}/kustomization.yaml`,
    ].some(path => this.#files.has(path));
  }

  servicesOf(team: string): string[] {
    return [...this.services]
      .filter(name => {
        const path = `${PLACES.service(name)}/catalog-info.yaml`;
        return (
          this.#files.get(path)?.includes(team) &&
          this.teamOfService(name) === team
        );
      })
      .sort();
  }

  /** Where a namespace is. */
  overlaysOf(namespace: string): TreeOverlay[] {
    const folder = PLACES.namespace(namespace);
    return this.#overlays.filter(({ path }) => {
      const text = this.#files.get(path) ?? '';
      const here = path.slice(0, path.lastIndexOf('/'));
      return (
        text.includes(`/${namespace}`) &&
        listOf(text, 'resources').includes(fromFolder(here, folder))
      );
    });
  }

  /** The repository that a delivery brings, as Argo CD names it. */
  sourceOf({ path }: TreeDelivery): string | undefined {
    const url = fieldOf(this.#files.get(path), ['spec', 'source', 'repoURL']);
    return typeof url === 'string' ? url : undefined;
  }

  /** Whether the entity of a service must not be named to everybody. */
  isInternal(service: string): boolean {
    const path = `${PLACES.service(service)}/catalog-info.yaml`;
    const text = this.#files.get(path) ?? '';
    return parseAllDocuments(text).some(document => {
      const written = document.getIn([
        'metadata',
        'labels',
        'operate-first.io/visibility',
      ]);
      return written !== undefined && written !== 'public';
    });
  }

  #namespacesWith(words: string): string[] {
    return [...this.namespaces]
      .filter(name =>
        this.#files
          .get(`${PLACES.namespace(name)}/kustomization.yaml`)
          ?.includes(words),
      )
      .sort();
  }

  #deliveryAt(path: string): TreeDelivery | undefined {
    const argo = ARGO.exec(path);
    if (argo) {
      const [, environment, cluster, team, namespace, service] = argo;
      const place = { environment, cluster, team, namespace, service };
      return { engine: 'argocd', ...place, path, beside: [] };
    }
    const [, environment, cluster, team, namespace, service] =
      FLUX.exec(path) ?? [];
    // Beside it are accounts and lists, which are called as a service might be.
    if (!service || !this.#files.get(path)?.includes(FLUX_KIND)) {
      return undefined;
    }
    const source = path.replace(/\.yaml$/, '.source.yaml');
    const place = { environment, cluster, team, namespace, service };
    const beside = this.#files.has(source) ? [source] : [];
    return { engine: 'flux', ...place, path, beside };
  }
}
