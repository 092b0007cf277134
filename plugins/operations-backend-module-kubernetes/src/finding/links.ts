import { KubeObject } from '@operate-first/cluster-cache';
import {
  EventObject,
  groupOf,
  keyedKind,
  keyOf,
  ownersOf,
  PodObject,
  PointingObject,
} from './objects';

/** That one object has to do with another. @internal */
export interface Link {
  relation: 'owned by' | 'about' | 'scales' | 'delivers' | 'selects' | 'within';
  /** The key of the other; where labels select it, the namespace and one of the labels. */
  target: string;
}

/** One of the labels of a selector, by which those whom it selects can find it. @internal */
export function labelTarget(
  namespace: string,
  [label, value]: [string, string],
): string {
  return `${namespace} ${label}=${value}`;
}

/** The labels that an object's selector wants. @internal */
export function selectedLabels(object: KubeObject): Record<string, string> {
  const { selector = {} } = (object as PointingObject).spec ?? {};
  const labels =
    object.kind === 'PodDisruptionBudget'
      ? (selector as { matchLabels?: Record<string, string> }).matchLabels
      : (selector as Record<string, string>);
  return labels ?? {};
}

function selects(object: KubeObject): Link[] {
  const [first] = Object.entries(selectedLabels(object));
  const { namespace = '' } = object.metadata;
  return first
    ? [{ relation: 'selects', target: labelTarget(namespace, first) }]
    : [];
}

function within({ metadata }: KubeObject): Link[] {
  const target = keyOf('Namespace', '', metadata.namespace ?? '');
  return [{ relation: 'within', target }];
}

const BY_KIND: Readonly<Record<string, (object: KubeObject) => Link[]>> = {
  Event: object => {
    const {
      apiVersion,
      kind,
      namespace = '',
      name,
    } = (object as EventObject).involvedObject ?? {};
    // Events about nodes carry no namespace, or that in which they are kept.
    const place = kind === 'Node' ? '' : namespace;
    return kind && name
      ? [
          {
            relation: 'about',
            target: keyOf(keyedKind(groupOf(apiVersion), kind), place, name),
          },
        ]
      : [];
  },
  HorizontalPodAutoscaler: object => {
    const { kind, name } =
      (object as PointingObject).spec?.scaleTargetRef ?? {};
    const { namespace = '' } = object.metadata;
    return kind && name
      ? [{ relation: 'scales', target: keyOf(kind, namespace, name) }]
      : [];
  },
  Application: object => {
    const resources = (object as PointingObject).status?.resources ?? [];
    if (!Array.isArray(resources) || !deliversHere(object)) return [];
    return resources.flatMap(({ group = '', kind, namespace = '', name }) =>
      kind && name
        ? [
            {
              relation: 'delivers',
              target: keyOf(keyedKind(group, kind), namespace, name),
            },
          ]
        : [],
    );
  },
  PodDisruptionBudget: selects,
  Service: selects,
  ResourceQuota: within,
  LimitRange: within,
};

const IN_CLUSTER = /^https:\/\/kubernetes\.default\.svc(\.|:|\/|$)/;

/** Whether what is delivered goes into the cluster where this is written down. @internal */
export function deliversHere(object: KubeObject): boolean {
  const { destination = {}, kubeConfig } =
    (object as PointingObject).spec ?? {};
  const { server, name } = destination;
  if (kubeConfig !== undefined) return false;
  if (server) return IN_CLUSTER.test(server);
  return !name || name === 'in-cluster';
}

/** The namespace into which something delivers. @internal */
export function deliveryNamespace(object: KubeObject): string {
  const { destination, targetNamespace } =
    (object as PointingObject).spec ?? {};
  return (
    destination?.namespace ?? targetNamespace ?? object.metadata.namespace ?? ''
  );
}

/** What an object has to do with others, as it says itself. @internal */
export function linksOf(object: KubeObject): Link[] {
  const { namespace = '' } = object.metadata;
  const owned = ownersOf(object).map(({ apiVersion, kind, name }) => ({
    relation: 'owned by' as const,
    target: keyOf(keyedKind(groupOf(apiVersion), kind), namespace, name),
  }));
  return [...owned, ...(BY_KIND[object.kind]?.(object) ?? [])];
}

/** The claims that a pod mounts. @internal */
export function claimsOf(pod: PodObject): string[] {
  const volumes = pod.spec?.volumes ?? [];
  return volumes.flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
}
