import { KubernetesObject, Pod } from '../objects';
import { isLiving, isReady } from '../podState';
import { Finding, impact, Rule, withinLimits } from '../rule';
import { keyOf, refOf } from '../Snapshot';
import { because, counted, listed, quote, verb } from '../words';

const HOUR = 3600;
/** How long after its time a pod that should be gone is worth a word. */
const OVERDUE_SECONDS = 30;

function endedAt(pod: Pod): string | undefined {
  const disrupted = pod.status?.conditions?.find(
    ({ type }) => type === 'DisruptionTarget' || type === 'Ready',
  );
  return (
    disrupted?.lastTransitionTime ??
    pod.status?.startTime ??
    pod.metadata.creationTimestamp ??
    undefined
  );
}

const SHORTAGES: Record<string, string> = {
  memory: 'memory',
  'ephemeral-storage': 'disk space',
  inodes: 'inodes',
  pids: 'process ids',
};

/** What the kubelet says of its node in words that we know. */
function shortageOf(message = ''): string | undefined {
  const resource = /low on resource: ([\w-]+)/.exec(message)?.[1] ?? '';
  const what = SHORTAGES[resource];
  return what && `its node was short of ${what}`;
}

/** Pods that a node threw out. */
export const evicted: Rule = {
  code: 'kubernetes.evicted',
  family: 'pods',
  reads: 'failed pods with the reason Evicted of the last hour',
  verdict:
    'degraded, down where no pod is available, while pods are missing; healthy, and said, once they are replaced; silent after an hour',
  words: '1 pod of payments was evicted: its node was short of memory.',
  whatToDo: 'Ask for as much memory and disk as the pods really need.',
  find: view =>
    view.workloads.flatMap((workload): Finding[] => {
      const thrown = workload.pods
        .filter(({ status }) => status?.reason === 'Evicted')
        .filter(pod => view.snapshot.age(endedAt(pod)) <= HOUR);
      if (thrown.length === 0 || !workload.serves) return [];
      const missing =
        workload.available < workload.wanted && !withinLimits(workload);
      const unready = workload.pods
        .filter(isLiving)
        .filter(pod => !isReady(pod) && !view.explained.has(keyOf(refOf(pod))));
      const { message } = thrown[0].status ?? {};
      const shortage = shortageOf(message);
      // Replacements that are in trouble of their own have been told with their own cause.
      const status =
        missing && !view.explained.has(workload.key)
          ? impact(workload)
          : 'healthy';
      return [
        {
          status,
          message: `${counted(thrown.length, 'pod')} of ${
            workload.ref.name
          } ${verb(thrown.length, 'was', 'were')} evicted${because(shortage)}.`,
          detail: shortage === undefined ? quote(message) : undefined,
          object: refOf(thrown[0]),
          down: status === 'down' ? [workload.key] : [],
          explains:
            status === 'healthy'
              ? []
              : [workload.key, ...unready.map(pod => keyOf(refOf(pod)))],
        },
      ];
    }),
};

/** Pods that should be gone and are not. */
export const stuckDeletion: Rule = {
  code: 'kubernetes.deletion-stuck',
  family: 'pods',
  reads: 'deletionTimestamp and finalizers of pods',
  verdict: `healthy, and said, ${OVERDUE_SECONDS} s after the time at which the pod should be gone`,
  words:
    '1 pod of uploads was deleted and stays: finalizer uploads.example.com/drain keeps it.',
  whatToDo: 'Ask who removes the finalizer, or look at the node of the pod.',
  find: view =>
    view.workloads.flatMap((workload): Finding[] => {
      const stuck = workload.pods.filter(
        ({ metadata }) =>
          metadata.deletionTimestamp &&
          view.snapshot.age(metadata.deletionTimestamp) >= OVERDUE_SECONDS,
      );
      if (stuck.length === 0) return [];
      const finalizers = [
        ...new Set(stuck.flatMap(pod => pod.metadata.finalizers ?? [])),
      ];
      const why =
        finalizers.length === 0
          ? 'its node does not confirm'
          : `${verb(finalizers.length, 'finalizer', 'finalizers')} ${listed(
              finalizers,
            )} ${verb(finalizers.length, 'keeps', 'keep')} it`;
      return [
        {
          status: 'healthy',
          message: `${counted(stuck.length, 'pod')} of ${
            workload.ref.name
          } ${verb(stuck.length, 'was', 'were')} deleted and ${verb(
            stuck.length,
            'stays',
            'stay',
          )}: ${why}.`,
          object: refOf(stuck[0]),
        },
      ];
    }),
};

/** The namespace is on its way out; what it says of its contents is not to be believed. */
export const namespaceGoing: Rule = {
  code: 'kubernetes.namespace-terminating',
  family: 'namespaces',
  reads: 'deletionTimestamp of namespaces',
  verdict: 'degraded: nothing new can be made in it, and what is there will go',
  words: 'Namespace payments is being deleted.',
  whatToDo: 'If nobody wants that, save what is in it now.',
  find: ({ snapshot }) =>
    snapshot
      .ofKind<KubernetesObject>('Namespace', '')
      .filter(({ metadata }) => metadata.deletionTimestamp)
      .map(namespace => ({
        status: 'degraded',
        message: `Namespace ${namespace.metadata.name} is being deleted.`,
        object: refOf(namespace),
      })),
};
