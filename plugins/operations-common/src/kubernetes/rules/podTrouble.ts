import { describeImage } from '../images';
import { KubernetesObjectRef, Pod } from '../objects';
import { isLiving, isReady } from '../podState';
import { Finding, impact, View, withinLimits } from '../rule';
import { keyOf, refOf } from '../Snapshot';
import { counted } from '../words';
import { Workload } from '../workload';

/** How long a pod may take to start before it counts as missing, as long as others serve. */
export const STARTING_SECONDS = 60;

/** Why a pod is not available. */
export interface Trouble {
  /** What so many pods do, as the end of a sentence: `cannot start: image not found`. */
  says(count: number): string;
  /** What a program or a controller said of it. */
  detail?: string | undefined;
  /** Pods with the same cause share a reason, even where their words differ. */
  cause?: string;
  /** Named instead of the pod. */
  object?: KubernetesObjectRef;
  container?: string;
  remedy?: string;
  /** Every pod is in this state while it starts; it matters only when it lasts. */
  starting?: boolean;
}

/** The tags of a workload's images, as the version people know. */
export function versionOf(workload: Workload): string {
  const [first] = workload.template?.spec?.containers ?? [];
  return first?.image ? describeImage(first.name, first.image).tag : '';
}

/** The pod was made less than a minute ago. */
export function isYoung({ snapshot }: View, pod: Pod): boolean {
  return snapshot.age(pod.metadata.creationTimestamp) < STARTING_SECONDS;
}

function isExpected(view: View, workload: Workload, pod: Pod): boolean {
  if (!workload.serves) return isYoung(view, pod);
  return (
    withinLimits(workload) || (workload.available > 0 && isYoung(view, pod))
  );
}

function subjectOf(count: number, wanted: number): string {
  if (wanted === 1 && count === 1) return 'The pod';
  return count <= wanted ? `${count} of ${wanted} pods` : counted(count, 'pod');
}

function sentence(workload: Workload, pods: Pod[], says: string): string {
  const { ref, wanted, available, newPods, stalled } = workload;
  if (!workload.serves) {
    return `${counted(pods.length, 'pod')} of job ${ref.name} ${says}.`;
  }
  const allNew = pods.every(pod => newPods.includes(pod));
  if (allNew && available > 0) {
    return (
      `The rollout of ${ref.name} (${versionOf(workload)}) ` +
      `${stalled ? 'is stuck' : 'has trouble'}: ` +
      `${counted(pods.length, 'new pod')} ${says}. ` +
      `${available} of ${wanted} pods are available.`
    );
  }
  return `${subjectOf(pods.length, wanted)} of ${ref.name} ${says}.`;
}

function byCause(
  found: Array<{ pod: Pod; trouble: Trouble }>,
): Array<{ pods: Pod[]; trouble: Trouble }> {
  const groups = new Map<string, { pods: Pod[]; trouble: Trouble }>();
  for (const { pod, trouble } of found) {
    const cause = trouble.cause ?? trouble.says(2);
    const known = groups.get(cause);
    if (known) known.pods.push(pod);
    else groups.set(cause, { pods: [pod], trouble });
  }
  return [...groups.values()];
}

/**
 * One reason per workload and cause: asks about every pod that should be available, is not, and that no
 * rule before has explained.
 */
export function podTroubles(
  view: View,
  ask: (pod: Pod, workload: Workload) => Trouble | undefined,
): Finding[] {
  return view.workloads.flatMap(workload => {
    const found = workload.pods
      .filter(pod => isLiving(pod) && !isReady(pod))
      .filter(pod => !view.explained.has(keyOf(refOf(pod))))
      .flatMap(pod => {
        const trouble = ask(pod, workload);
        if (!trouble) return [];
        return trouble.starting && isExpected(view, workload, pod)
          ? []
          : [{ pod, trouble }];
      });
    return byCause(found).map(({ pods, trouble }): Finding => {
      const status = impact(workload);
      const { object = refOf(pods[0]), container, remedy } = trouble;
      return {
        status,
        message: sentence(workload, pods, trouble.says(pods.length)),
        detail: trouble.detail,
        object,
        container,
        remedy,
        down: status === 'down' ? [workload.key] : [],
        explains: [workload.key, ...pods.map(pod => keyOf(refOf(pod)))],
      };
    });
  });
}
