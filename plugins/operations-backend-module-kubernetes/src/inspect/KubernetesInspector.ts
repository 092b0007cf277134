import { NotFoundError } from '@backstage/errors';
import { KubeObject } from '@operate-first/cluster-cache';
import {
  KubernetesObject,
  Manifest,
  ObjectRef,
  podsOf,
  rolloutHistory,
} from '@operate-first/plugin-operations-common';
import {
  InspectedObject,
  InspectedWorkload,
  LogRequest,
  ObservedService,
  WorkloadInspector,
} from '@operate-first/plugin-operations-node';
import { Fleet } from '../clusters/Fleet';
import { failureOf } from '../clusters/readiness';
import { WatchedCluster } from '../clusters/WatchedCluster';
import { readAsk } from '../finding/Ask';
import {
  groupOf,
  keyedKind,
  keyOf,
  keyOfObject,
  ownersOf,
  PodObject,
} from '../finding/objects';
import { judge } from '../observing/judge';
import { conditionsOf, describePod, eventsAbout, refOf } from './describe';
import { readLog } from './logs';
import { manifestOf } from './manifest';

interface Belonging {
  cluster: WatchedCluster;
  object: KubeObject;
  /** Everything of the service that is there with it. */
  objects: KubeObject[];
}

function keyOfRef({ apiVersion, kind, namespace = '', name }: ObjectRef) {
  return keyOf(keyedKind(groupOf(apiVersion), kind), namespace, name);
}

/** Looks into what runs when a person opens it. @internal */
export class KubernetesInspector implements WorkloadInspector {
  readonly id = 'kubernetes';
  readonly #fleet: Fleet;

  private constructor(fleet: Fleet) {
    this.#fleet = fleet;
  }

  static create({ fleet }: { fleet: Fleet }): KubernetesInspector {
    return new KubernetesInspector(fleet);
  }

  knows(cluster: string): boolean {
    const state = this.#fleet.get(cluster)?.state;
    return state !== undefined && state.status !== 'unwatchable';
  }

  async workload(
    request: InspectedObject,
  ): Promise<InspectedWorkload | undefined> {
    const found = this.#find(request);
    const state = found?.cluster.state;
    if (!found || !state) return undefined;
    const { cluster, objects } = found;
    const { restarts, usage } = cluster;
    const now = new Date();
    const { workloads } = judge(objects, { state, restarts, usage }, now);
    const keys = chainOf(found.object, objects);
    const workload = workloads.find(({ object }) =>
      keys.includes(keyOfRef(object)),
    );
    if (!workload) return undefined;
    const key = keyOfRef(workload.object);
    const object = objects.find(one => keyOfObject(one) === key);
    const below = objects.filter(one => chainOf(one, objects).includes(key));
    const pods = podsOf(objects as KubernetesObject[], workload.object);
    const staleReason = failureOf(state);
    return {
      cluster: cluster.name,
      observedAt: (staleReason ? state.lastAnswerAt ?? now : now).toISOString(),
      stale: staleReason !== undefined,
      ...(staleReason && { staleReason }),
      workload,
      conditions: object ? conditionsOf(object) : [],
      pods: pods.map(pod => describePod(pod as PodObject, usage)),
      events: eventsAbout(new Set([key, ...below.map(keyOfObject)]), objects),
      rollouts: rolloutHistory(objects as KubernetesObject[], workload.object),
    };
  }

  async manifest(request: InspectedObject): Promise<Manifest | undefined> {
    const found = this.#find(request);
    const state = found?.cluster.state;
    if (!found || !state) return undefined;
    const isOld = failureOf(state) !== undefined;
    const observedAt = isOld ? state.lastAnswerAt ?? new Date() : new Date();
    return {
      object: refOf(found.object),
      yaml: manifestOf(found.object),
      observedAt: observedAt.toISOString(),
    };
  }

  async logs(request: LogRequest): Promise<AsyncIterable<Uint8Array>> {
    const { service, cluster, namespace, pod } = request;
    const object = { apiVersion: 'v1', kind: 'Pod', namespace, name: pod };
    const found = this.#find({ service, cluster, object });
    if (!found) {
      throw new NotFoundError(`There is no pod ${pod} of this service.`);
    }
    return readLog(found.cluster, found.object, request);
  }

  #find({ service, cluster: name, object }: InspectedObject) {
    const cluster = this.#fleet.get(name);
    return cluster && belonging(cluster, service, object);
  }
}

/** Only what is of the service: what it shares with others, such as quotas, may still be looked at. */
function belonging(
  cluster: WatchedCluster,
  service: ObservedService,
  ref: ObjectRef & { namespace: string },
): Belonging | undefined {
  const { ask } = readAsk(service);
  if (!ask) return undefined;
  for (const { objects } of cluster.finder.find(ask)) {
    const object = objects.find(
      one =>
        keyOfObject(one) === keyOfRef(ref) &&
        groupOf(one.apiVersion) === groupOf(ref.apiVersion),
    );
    if (object) return { cluster, object, objects };
  }
  return undefined;
}

/** The keys of an object and of what it belongs to, upwards. */
function chainOf(object: KubeObject, objects: KubeObject[]): string[] {
  const keys: string[] = [];
  let one: KubeObject | undefined = object;
  while (one && !keys.includes(keyOfObject(one))) {
    keys.push(keyOfObject(one));
    const { namespace = '' } = one.metadata;
    const owner = ownersOf(one).find(({ controller }) => controller);
    if (!owner) break;
    const above = keyOfRef({ apiVersion: '', ...owner, namespace });
    one = objects.find(other => keyOfObject(other) === above);
    // Where owners may not be read, their names are known all the same.
    if (!one) keys.push(above);
  }
  return keys;
}
