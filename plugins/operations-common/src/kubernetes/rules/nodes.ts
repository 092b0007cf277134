import { Node, Pod } from '../objects';
import { conditionOf, isLiving, isReady } from '../podState';
import { Finding, Rule, View } from '../rule';
import { refOf } from '../Snapshot';
import { counted, listed } from '../words';
import { podTroubles } from './podTrouble';

const FAMILY = 'nodes';

function nodeOf({ snapshot }: View, pod: Pod): Node | undefined {
  return snapshot
    .ofKind<Node>('Node', '')
    .find(({ metadata }) => metadata.name === pod.spec?.nodeName);
}

function isLost(node: Node | undefined): boolean {
  const ready = conditionOf(node?.status?.conditions, 'Ready');
  return ready !== undefined && ready.status !== 'True';
}

/** The kubelet is silent: nobody turns the containers' own `ready` any more, only the pod's condition. */
function looksLost(pod: Pod): boolean {
  const statuses = pod.status?.containerStatuses ?? [];
  const ready = conditionOf(pod.status?.conditions, 'Ready');
  return (
    pod.status?.reason === 'NodeLost' ||
    pod.status?.phase === 'Unknown' ||
    (statuses.length > 0 &&
      statuses.every(status => status.ready) &&
      ready?.status === 'False' &&
      ready.reason !== 'ReadinessGatesNotReady')
  );
}

function podsOn({ workloads }: View, node: Node): Pod[] {
  return workloads
    .flatMap(({ pods }) => pods)
    .filter(isLiving)
    .filter(({ spec }) => spec?.nodeName === node.metadata.name);
}

/** Pods on a node that has gone silent. */
export const lost: Rule = {
  code: 'kubernetes.node-lost',
  family: FAMILY,
  reads:
    "the node's condition Ready and the pods' condition Ready (container statuses keep saying ready)",
  verdict: 'degraded, down where no pod is available',
  words: '2 of 4 pods of gateway are on node eu-1-node-d, which is not ready.',
  whatToDo:
    'Ask who runs the cluster; the pods move by themselves after some minutes.',
  find: view =>
    podTroubles(view, pod => {
      const name = pod.spec?.nodeName;
      if (name === undefined) return undefined;
      const node = nodeOf(view, pod);
      if (!(node ? isLost(node) : looksLost(pod))) return undefined;
      return {
        says: count =>
          `${count === 1 ? 'is' : 'are'} on node ${name}, which is not ready`,
        object: node && refOf(node),
      };
    }),
};

const PRESSURES: Record<string, string> = {
  MemoryPressure: 'short of memory',
  DiskPressure: 'short of disk space',
  PIDPressure: 'short of process ids',
  NetworkUnavailable: 'without network',
};

function nodesUnderPods(
  view: View,
  ask: (node: Node, pods: Pod[]) => Finding[],
): Finding[] {
  return view.snapshot.ofKind<Node>('Node', '').flatMap(node => {
    const pods = podsOn(view, node);
    return pods.length === 0 ? [] : ask(node, pods);
  });
}

/** A node under the pods that is short of something. */
export const pressure: Rule = {
  code: 'kubernetes.node-pressure',
  family: FAMILY,
  reads:
    'conditions MemoryPressure, DiskPressure, PIDPressure, NetworkUnavailable of nodes that run pods of the service',
  verdict: 'degraded: pods may be evicted next',
  words: 'Node eu-1-node-a is short of memory; 2 pods run on it.',
  whatToDo: 'Ask who runs the cluster, or move what needs most.',
  find: view =>
    nodesUnderPods(view, (node, pods) => {
      const short = Object.keys(PRESSURES).filter(
        type => conditionOf(node.status?.conditions, type)?.status === 'True',
      );
      if (short.length === 0) return [];
      const what = listed(short.map(type => PRESSURES[type]));
      const name = node.metadata.name;
      return [
        {
          status: 'degraded',
          message: `Node ${name} is ${what}; ${counted(pods.length, 'pod')} ${
            pods.length === 1 ? 'runs' : 'run'
          } on it.`,
          object: refOf(node),
        },
      ];
    }),
};

/** A node that has just gone silent while its pods still count as ready. */
export const silent: Rule = {
  code: 'kubernetes.node-silent',
  family: FAMILY,
  reads: 'the condition Ready of nodes that run pods of the service',
  verdict: 'degraded, where no reason before speaks of the node',
  words: 'Node eu-1-node-d is not ready; 2 pods are on it.',
  whatToDo: 'Ask who runs the cluster.',
  find: view =>
    nodesUnderPods(view, (node, pods) => {
      const told = pods.some(pod => !isReady(pod));
      return isLost(node) && !told
        ? [
            {
              status: 'degraded',
              message: `Node ${node.metadata.name} is not ready; ${counted(
                pods.length,
                'pod',
              )} ${pods.length === 1 ? 'is' : 'are'} on it.`,
              object: refOf(node),
            },
          ]
        : [];
    }),
};

/** A node that takes no new pods. */
export const cordoned: Rule = {
  code: 'kubernetes.node-cordoned',
  family: FAMILY,
  reads: 'spec.unschedulable of nodes that run pods of the service',
  verdict: 'healthy, and said',
  words: 'Node eu-1-node-b takes no new pods (cordoned); 1 pod runs on it.',
  whatToDo: 'Uncordon it when its maintenance is over.',
  find: view =>
    nodesUnderPods(view, (node, pods) =>
      node.spec?.unschedulable
        ? [
            {
              status: 'healthy',
              message: `Node ${
                node.metadata.name
              } takes no new pods (cordoned); ${counted(pods.length, 'pod')} ${
                pods.length === 1 ? 'runs' : 'run'
              } on it.`,
              object: refOf(node),
            },
          ]
        : [],
    ),
};
