import { firstStatus, withDefaults } from './admission/defaults';
import { withLimits } from './admission/limitRange';
import { refusal } from './admission/quota';
import { validate } from './admission/validate';
import { Kind } from './kinds';
import { at, isFields, KubeObject, listAt, timestamp } from './model';
import { Registry } from './Registry';
import { customResourceSchema, DeleteOptions } from './schema';
import { sameJson } from './sameJson';
import { StatusError } from './StatusError';
import { Store } from './store/Store';

const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** The end of a generated name, in the letters that Kubernetes uses. @internal */
export function randomSuffix(length = 5): string {
  return Array.from(
    { length },
    () => LETTERS[Math.floor(Math.random() * LETTERS.length)],
  ).join('');
}

/** The rules by which objects are written: admission, generations, conflicts, deletion in order. @internal */
export class Objects {
  readonly registry: Registry;
  readonly store: Store;
  #addresses = 0;

  private constructor(registry: Registry, store: Store) {
    this.registry = registry;
    this.store = store;
  }

  static create(store: Store): Objects {
    return new Objects(Registry.create(), store);
  }

  create(kind: Kind, sent: KubeObject): KubeObject {
    const { generateName } = sent.metadata;
    const name =
      sent.metadata.name ||
      (generateName ? `${generateName}${randomSuffix()}` : '');
    const object = this.#limited(
      kind,
      withDefaults({
        ...sent,
        metadata: {
          ...sent.metadata,
          name,
          generation: kind.subresources.includes('status') ? 1 : undefined,
        },
      }),
    );
    validate(kind, object);
    this.#admit(kind, object);
    // A status is reported and not asked for; custom resources without the subresource keep theirs.
    if (kind.subresources.includes('status')) {
      object.status = firstStatus(object);
    }
    if (kind.kind === 'Service' && !kind.custom) this.#address(object);
    return this.#served(kind, this.store.create(kind, object));
  }

  /** Writes an object over the one that is there, or only its status. */
  update(kind: Kind, sent: KubeObject, subresource?: string): KubeObject {
    const { name, namespace, resourceVersion, uid } = sent.metadata;
    const before = this.store.get(kind, name, namespace);
    const old = before.metadata;
    if (resourceVersion && resourceVersion !== old.resourceVersion) {
      throw StatusError.conflict(kind, name);
    }
    if (uid && uid !== old.uid) {
      throw StatusError.conflict(
        kind,
        name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.uid}`,
      );
    }
    // Who lets a namespace go sends it without what a default would put back.
    const wanted = subresource ? sent : withDefaults(sent);
    const after = this.#merged(kind, before, wanted, subresource);
    if (subresource !== 'status') validate(kind, after, before);
    if (sameJson(after, before)) return before;
    const { deletionTimestamp, finalizers = [] } = after.metadata;
    const over =
      deletionTimestamp && finalizers.length === 0 && !this.#holds(kind, after);
    return over
      ? this.#remove(kind, after)
      : this.#served(kind, this.store.update(kind, after));
  }

  delete(kind: Kind, object: KubeObject, options: DeleteOptions): KubeObject {
    const { name, finalizers = [], uid, resourceVersion } = object.metadata;
    const { preconditions } = options;
    if (
      (preconditions?.uid && preconditions.uid !== uid) ||
      (preconditions?.resourceVersion &&
        preconditions.resourceVersion !== resourceVersion)
    ) {
      throw StatusError.conflict(
        kind,
        name,
        'Precondition failed: the object is another one or has changed',
      );
    }
    if (options.propagationPolicy === 'Orphan') this.#orphan(object);
    const grace = this.#grace(kind, object, options);
    if (finalizers.length === 0 && grace === 0 && !this.#holds(kind, object)) {
      return this.#remove(kind, object);
    }
    if (object.metadata.deletionTimestamp && grace > 0) return object;
    const until = timestamp(new Date(Date.now() + grace * 1_000));
    return this.store.update(kind, {
      ...object,
      ...(kind.kind === 'Namespace' && {
        status: { phase: 'Terminating' },
      }),
      metadata: {
        ...object.metadata,
        deletionTimestamp: object.metadata.deletionTimestamp ?? until,
        deletionGracePeriodSeconds: grace,
      },
    });
  }

  #merged(
    kind: Kind,
    before: KubeObject,
    sent: KubeObject,
    subresource?: string,
  ): KubeObject {
    const old = before.metadata;
    if (subresource === 'status') return { ...before, status: sent.status };
    if (subresource === 'finalize') return { ...before, spec: sent.spec };
    const changed = !sameJson(sent.spec, before.spec);
    return {
      ...sent,
      ...(kind.subresources.includes('status') && { status: before.status }),
      metadata: {
        ...sent.metadata,
        uid: old.uid,
        resourceVersion: old.resourceVersion,
        creationTimestamp: old.creationTimestamp,
        ...('generation' in old && {
          generation: (old.generation ?? 0) + (changed ? 1 : 0),
        }),
        ...(old.deletionTimestamp && {
          deletionTimestamp: old.deletionTimestamp,
          deletionGracePeriodSeconds: old.deletionGracePeriodSeconds,
        }),
      },
    };
  }

  /** A pod that says nothing of its resources gets what is usual in its namespace. */
  #limited(kind: Kind, object: KubeObject): KubeObject {
    const { namespace } = object.metadata;
    if (kind.kind !== 'Pod' || kind.custom || !namespace) return object;
    const ranges = this.registry.builtIn('limitranges');
    return withLimits(object, this.store.list(ranges, namespace));
  }

  #admit(kind: Kind, object: KubeObject): void {
    const { name, namespace } = object.metadata;
    if (!namespace) return;
    const home = this.store.get(this.registry.builtIn('namespaces'), namespace);
    if (home.metadata.deletionTimestamp) {
      throw StatusError.terminating(kind, name, namespace);
    }
    if (kind.kind !== 'Pod' || kind.custom) return;
    const pods = this.store.list(kind, namespace);
    const quotas = this.registry.builtIn('resourcequotas');
    for (const quota of this.store.list(quotas, namespace)) {
      const why = refusal(quota, pods, object);
      if (why) throw StatusError.forbidden(kind, name, why);
    }
  }

  /** A pod on a node is removed by its kubelet, when its containers have ended. */
  #grace(kind: Kind, object: KubeObject, options: DeleteOptions): number {
    if (kind.kind !== 'Pod' || kind.custom) return 0;
    const onNode = at(object, 'spec', 'nodeName');
    const phase = at(object, 'status', 'phase');
    if (!onNode || phase === 'Succeeded' || phase === 'Failed') return 0;
    return (
      options.gracePeriodSeconds ??
      Number(at(object, 'spec', 'terminationGracePeriodSeconds') ?? 30)
    );
  }

  /** A namespace goes when its contents have gone. */
  #holds(kind: Kind, object: KubeObject): boolean {
    const finalizers = at(object, 'spec', 'finalizers');
    return (
      kind.kind === 'Namespace' &&
      Array.isArray(finalizers) &&
      finalizers.length > 0
    );
  }

  #orphan(owner: KubeObject): void {
    for (const kind of this.registry.kinds) {
      for (const object of this.store.list(kind)) {
        const owners = object.metadata.ownerReferences ?? [];
        const others = owners.filter(({ uid }) => uid !== owner.metadata.uid);
        if (others.length < owners.length) {
          const metadata = { ...object.metadata, ownerReferences: others };
          this.store.update(kind, { ...object, metadata });
        }
      }
    }
  }

  #remove(kind: Kind, object: KubeObject): KubeObject {
    const removed = this.store.remove(kind, object);
    if (kind.kind === 'CustomResourceDefinition') {
      const group = String(at(removed, 'spec', 'group'));
      const plural = String(at(removed, 'spec', 'names', 'plural'));
      for (const custom of this.registry.kinds.filter(
        each => each.group === group && each.plural === plural,
      )) {
        this.store.list(custom).forEach(o => this.store.remove(custom, o));
        this.store.end(custom);
      }
      this.registry.forget(group, plural);
    }
    return removed;
  }

  #served(kind: Kind, object: KubeObject): KubeObject {
    if (kind.kind !== 'CustomResourceDefinition') return object;
    const spec = customResourceSchema.safeParse(object.spec);
    if (!spec.success) {
      this.store.remove(kind, object);
      const { path, message } = spec.error.issues[0];
      throw StatusError.invalid(kind, object.metadata.name, [
        { field: `spec.${path.join('.')}`, message },
      ]);
    }
    this.registry.define(spec.data);
    if (listAt(object, 'status', 'conditions').length > 0) return object;
    const condition = {
      status: 'True',
      lastTransitionTime: timestamp(),
      reason: 'InitialNamesAccepted',
      message: 'the initial names have been accepted',
    };
    return this.store.update(kind, {
      ...object,
      status: {
        acceptedNames: spec.data.names,
        storedVersions: spec.data.versions.map(({ name }) => name),
        conditions: ['NamesAccepted', 'Established'].map(type => ({
          type,
          ...condition,
        })),
      },
    });
  }

  #address(service: KubeObject): void {
    if (!isFields(service.spec) || service.spec.clusterIP) return;
    this.#addresses += 1;
    const address = `10.96.${this.#addresses >> 8}.${this.#addresses & 255}`;
    Object.assign(service.spec, {
      clusterIP: address,
      clusterIPs: [address],
      ipFamilies: ['IPv4'],
    });
  }
}
