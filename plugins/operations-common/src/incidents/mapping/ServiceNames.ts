import { parseEntityRef } from '@backstage/catalog-model';
import { MappableService } from './model';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const KUBERNETES_NAMESPACE = 'backstage.io/kubernetes-namespace';

/** What a controller appends to its name for its pods: `-7d9f8b6c5-x2x1z`, `-x2x1z`, `-0`. */
const POD_SUFFIX = /^-(?:[a-z0-9]{8,10}-[a-z0-9]{5}|[a-z0-9]{5}|\d{1,4})$/;

/** Services by their refs, names and Kubernetes ids, all without regard to case. */
export class ServiceNames {
  readonly #byRef = new Map<string, MappableService>();
  readonly #byName = new Map<string, MappableService[]>();
  readonly #byId = new Map<string, MappableService>();
  readonly #byNamespace = new Map<string, MappableService[]>();

  static create(services: MappableService[]): ServiceNames {
    return new ServiceNames(services);
  }

  private constructor(services: MappableService[]) {
    for (const service of services) {
      this.#byId.set(service.id, service);
      this.#byRef.set(key(service.entityRef), service);
      const names = [
        parseEntityRef(service.entityRef).name,
        service.annotations[KUBERNETES_ID] ?? '',
      ];
      for (const name of new Set(names.map(key))) {
        if (name) push(this.#byName, name, service);
      }
      const namespace = namespaceOf(service);
      if (namespace) push(this.#byNamespace, namespace, service);
    }
  }

  /** By id or entity ref. */
  get(named: string): MappableService | undefined {
    return this.#byId.get(named) ?? this.#byRef.get(key(named));
  }

  /** By entity ref, whole or without what is default, else by name. */
  called(value: string): MappableService[] {
    const service = this.#byRef.get(key(value));
    if (service) return [service];
    const [, namespace, name] = /^([^:/]+)\/([^:/]+)$/.exec(value) ?? [];
    if (name === undefined) return this.#byName.get(key(value)) ?? [];
    return (this.#byName.get(key(name)) ?? []).filter(
      one => parseEntityRef(one.entityRef).namespace === key(namespace),
    );
  }

  /** By the name that it has in a cluster. */
  running(name: string, namespace: string | undefined): MappableService[] {
    return (this.#byName.get(key(name)) ?? []).filter(
      one => !namespace || (namespaceOf(one) ?? namespace) === namespace,
    );
  }

  /** By the name of a pod, which begins with that of its workload; the longest name wins. */
  ofPod(pod: string, namespace: string | undefined): MappableService[] {
    for (let end = pod.length; end > 0; end = pod.lastIndexOf('-', end - 1)) {
      const suffix = pod.slice(end);
      if (suffix === '' || POD_SUFFIX.test(suffix)) {
        const found = this.running(pod.slice(0, end), namespace);
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  /** All that run in a namespace. */
  inNamespace(namespace: string): MappableService[] {
    return this.#byNamespace.get(namespace) ?? [];
  }
}

function key(name: string): string {
  return name.toLocaleLowerCase('en-US');
}

function namespaceOf({ annotations }: MappableService): string | undefined {
  return annotations[KUBERNETES_NAMESPACE];
}

function push<K, V>(lists: Map<K, V[]>, name: K, value: V): void {
  const list = lists.get(name);
  if (list) list.push(value);
  else lists.set(name, [value]);
}
