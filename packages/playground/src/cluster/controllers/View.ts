import {
  at,
  Fields,
  isFields,
  KubeObject,
  listAt,
  OwnerReference,
} from '../model';
import { sameMeaning } from '../sameJson';
import { ApiError, Client, Draft } from './Client';

/** Where APIs have each kind that the controllers work with: the newest version first, older servers have others. */
const PLACES: Record<string, [apis: string[], plural: string]> = {
  Namespace: [['/api/v1'], 'namespaces'],
  Node: [['/api/v1'], 'nodes'],
  Pod: [['/api/v1'], 'pods'],
  Service: [['/api/v1'], 'services'],
  Endpoints: [['/api/v1'], 'endpoints'],
  ResourceQuota: [['/api/v1'], 'resourcequotas'],
  Deployment: [['/apis/apps/v1'], 'deployments'],
  ReplicaSet: [['/apis/apps/v1'], 'replicasets'],
  StatefulSet: [['/apis/apps/v1'], 'statefulsets'],
  DaemonSet: [['/apis/apps/v1'], 'daemonsets'],
  Job: [['/apis/batch/v1'], 'jobs'],
  CronJob: [['/apis/batch/v1', '/apis/batch/v1beta1'], 'cronjobs'],
  HorizontalPodAutoscaler: [
    ['/apis/autoscaling/v2', '/apis/autoscaling/v2beta2'],
    'horizontalpodautoscalers',
  ],
  PodDisruptionBudget: [
    ['/apis/policy/v1', '/apis/policy/v1beta1'],
    'poddisruptionbudgets',
  ],
  PersistentVolumeClaim: [['/api/v1'], 'persistentvolumeclaims'],
  PersistentVolume: [['/api/v1'], 'persistentvolumes'],
  StorageClass: [['/apis/storage.k8s.io/v1'], 'storageclasses'],
};

/** @internal */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(({ controller }) => controller);
}

function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.resourceVersion);
}

/** Somebody else was there first; the next pass sees what they did. */
function isOvertaken(error: unknown): boolean {
  return error instanceof ApiError && [404, 409].includes(error.code);
}

/**
 * What the controllers know of a cluster: every object of their kinds, as told last. What they write
 * themselves is known at once, so that nothing is done twice.
 *
 * @internal
 */
export class View {
  readonly #client: Client;
  readonly #paths = new Map<string, string>();
  readonly #kinds = new Map<string, Map<string, KubeObject>>();

  private constructor(client: Client) {
    this.#client = client;
  }

  static create(client: Client): View {
    return new View(client);
  }

  /** Follows all kinds until the client ends; resolves when all are known. */
  async follow(changed: () => void): Promise<void> {
    await this.#discover();
    const known = [...this.#paths.keys()].map(
      kind =>
        new Promise<void>(done => {
          void this.#client.follow(this.#collection(kind), {
            all: objects => {
              this.#kinds.set(
                kind,
                new Map(objects.map(object => [object.metadata.uid, object])),
              );
              done();
              changed();
            },
            written: object => {
              this.#learn(object);
              changed();
            },
            gone: object => {
              this.#kinds.get(kind)?.delete(object.metadata.uid);
              changed();
            },
          });
        }),
    );
    await Promise.all(known);
  }

  /** Whether the API has a kind, in any version. */
  serves(kind: string): boolean {
    return this.#paths.has(kind);
  }

  all(kind: string, namespace?: string): KubeObject[] {
    const objects = [...(this.#kinds.get(kind)?.values() ?? [])];
    return namespace
      ? objects.filter(({ metadata }) => metadata.namespace === namespace)
      : objects;
  }

  /** Everything that is known, of whatever kind. */
  everything(): KubeObject[] {
    return [...this.#kinds.values()].flatMap(objects => [...objects.values()]);
  }

  /** What an object controls, oldest first. */
  ownedBy(kind: string, owner: KubeObject): KubeObject[] {
    const age = ({ metadata }: KubeObject) =>
      `${metadata.creationTimestamp} ${metadata.name}`;
    return this.all(kind, owner.metadata.namespace)
      .filter(object => controllerOf(object)?.uid === owner.metadata.uid)
      .sort((a, b) => (age(a) < age(b) ? -1 : 1));
  }

  async create(draft: Draft): Promise<void> {
    const path = this.#collection(draft.kind, draft.metadata.namespace);
    await this.#write(() => this.#client.create(path, draft));
  }

  async patch(
    object: KubeObject,
    patch: Fields,
    subresource = '',
  ): Promise<void> {
    const path = `${this.#pathOf(object)}${subresource && `/${subresource}`}`;
    await this.#write(() => this.#client.patch(path, patch));
  }

  /** Reports a status, when it is another one than that which is there. */
  async report(object: KubeObject, status: Fields): Promise<void> {
    const before = isFields(object.status) ? object.status : {};
    if (sameMeaning(before, status)) return;
    const gone = Object.keys(before).filter(key => status[key] === undefined);
    const removed = Object.fromEntries(gone.map(key => [key, null]));
    // A merge patch merges objects and replaces lists: only what has lists or scalars may be in a status.
    await this.patch(object, { status: { ...removed, ...status } }, 'status');
  }

  async delete(object: KubeObject, grace?: number): Promise<void> {
    try {
      await this.#client.delete(this.#pathOf(object), grace);
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
    if (grace === 0 || !at(object, 'spec', 'nodeName')) {
      this.#kinds.get(object.kind)?.delete(object.metadata.uid);
    } else {
      const metadata = {
        ...object.metadata,
        deletionTimestamp: new Date().toISOString(),
      };
      this.#kinds
        .get(object.kind)
        ?.set(object.metadata.uid, { ...object, metadata });
    }
  }

  /** Tells a pod its node. */
  async bind(pod: KubeObject, name: string): Promise<void> {
    await this.#write(async () => {
      await this.#client.create(`${this.#pathOf(pod)}/binding`, {
        apiVersion: 'v1',
        kind: 'Binding',
        metadata: {
          name: pod.metadata.name,
          namespace: pod.metadata.namespace,
        },
        target: { apiVersion: 'v1', kind: 'Node', name },
      });
      return this.#client.get(this.#pathOf(pod));
    });
  }

  /** Lets a namespace go whose contents have gone. */
  async finalize(namespace: KubeObject): Promise<void> {
    await this.#write(() =>
      this.#client.put(`${this.#pathOf(namespace)}/finalize`, {
        ...namespace,
        spec: {},
      }),
    );
  }

  /** Asks which version of each kind the server has. */
  async #discover(): Promise<void> {
    for (const [kind, [apis, plural]] of Object.entries(PLACES)) {
      for (const api of apis) {
        if (!this.#paths.has(kind) && (await this.#has(api, plural))) {
          this.#paths.set(kind, api);
        }
      }
    }
  }

  async #has(api: string, plural: string): Promise<boolean> {
    try {
      const resources = listAt(await this.#client.get(api), 'resources');
      return resources.some(({ name }) => name === plural);
    } catch (error) {
      if (error instanceof ApiError && error.code === 404) return false;
      throw error;
    }
  }

  #collection(kind: string, namespace?: string): string {
    const [, plural] = PLACES[kind];
    const within = namespace ? `/namespaces/${namespace}` : '';
    return `${this.#paths.get(kind)}${within}/${plural}`;
  }

  #pathOf({ kind, metadata }: KubeObject): string {
    return `${this.#collection(kind, metadata.namespace)}/${metadata.name}`;
  }

  async #write(write: () => Promise<KubeObject>): Promise<void> {
    try {
      this.#learn(await write());
    } catch (error) {
      if (!isOvertaken(error)) throw error;
    }
  }

  #learn(object: KubeObject): void {
    const objects = this.#kinds.get(object.kind);
    const before = objects?.get(object.metadata.uid);
    if (!before || revisionOf(before) <= revisionOf(object)) {
      objects?.set(object.metadata.uid, object);
    }
  }
}
