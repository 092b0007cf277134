import { KubeObject } from '@operate-first/cluster-cache';
import { KIND_IDS } from './kinds';

/*
 * What this module reads of objects beside what the verdict reads. The cache has looked at what comes in; every
 * field may be missing.
 */

type Labels = Readonly<Record<string, string>>;

/** @internal */
export interface OwnerReference {
  apiVersion?: string;
  kind: string;
  name: string;
  controller?: boolean;
}

/** @internal */
export interface Resources {
  requests?: Record<string, string | number>;
  limits?: Record<string, string | number>;
}

/** @internal */
export interface ContainerSpec {
  name: string;
  image?: string;
  resources?: Resources;
  /** `Always` for one that prepares and then stays beside the others. */
  restartPolicy?: string;
}

/** @internal */
export interface ContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
  terminated?: {
    exitCode?: number;
    signal?: number;
    reason?: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
  };
}

/** @internal */
export interface ContainerStatus {
  name: string;
  ready?: boolean;
  restartCount?: number;
  state?: ContainerState;
  lastState?: ContainerState;
}

/** @internal */
export interface ObjectCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string | null;
}

/** @internal */
export interface PodObject extends KubeObject {
  spec?: {
    nodeName?: string;
    containers?: ContainerSpec[];
    initContainers?: ContainerSpec[];
    overhead?: Record<string, string | number>;
    volumes?: Array<{ persistentVolumeClaim?: { claimName?: string } }>;
  };
  status?: {
    phase?: string;
    reason?: string;
    conditions?: ObjectCondition[];
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
  };
}

/** @internal */
export interface NodeObject extends KubeObject {
  spec?: { unschedulable?: boolean };
  status?: {
    conditions?: ObjectCondition[];
    capacity?: Record<string, string>;
    allocatable?: Record<string, string>;
    nodeInfo?: { kubeletVersion?: string };
  };
}

/** @internal */
export interface QuotaObject extends KubeObject {
  status?: {
    hard?: Record<string, string | number>;
    used?: Record<string, string | number>;
  };
}

/** @internal */
export interface EventObject extends KubeObject {
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  involvedObject?: {
    apiVersion?: string;
    kind?: string;
    namespace?: string;
    name?: string;
  };
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string | null } | null;
}

/** An autoscaler, a disruption budget, a service, or what delivers from git: what they point at. @internal */
export interface PointingObject extends KubeObject {
  spec?: {
    scaleTargetRef?: { kind?: string; name?: string };
    selector?: Labels | { matchLabels?: Labels };
    destination?: { namespace?: string; server?: string; name?: string };
    targetNamespace?: string;
    kubeConfig?: object;
  };
  status?: {
    resources?: Array<{
      group?: string;
      kind?: string;
      namespace?: string;
      name?: string;
    }>;
  };
}

/** @internal */
export function ownersOf({ metadata }: KubeObject): OwnerReference[] {
  const { ownerReferences } = metadata;
  return Array.isArray(ownerReferences) ? ownerReferences : [];
}

/** The API group; empty for the core. @internal */
export function groupOf(apiVersion = ''): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** Kubernetes keeps these groups, and moves kinds between them. */
function isOfKubernetes(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

/** What a kind is called in keys: a Service of Knative is another thing than a Service. @internal */
export function keyedKind(group: string, kind: string): string {
  const id = KIND_IDS[kind];
  const isOther = id && !isOfKubernetes(group) && !id.endsWith(`.${group}`);
  return isOther ? `${kind}.${group}` : kind;
}

/** One string for an object of a cluster, by what the API calls its kind. @internal */
export function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

/** @internal */
export function keyOfObject({
  apiVersion,
  kind,
  metadata,
}: KubeObject): string {
  const keyed = keyedKind(groupOf(apiVersion), kind);
  return keyOf(keyed, metadata.namespace ?? '', metadata.name);
}
