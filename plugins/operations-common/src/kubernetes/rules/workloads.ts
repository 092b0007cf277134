import { DisruptionBudget, WorkloadObject } from '../objects';
import { isLiving, isReady } from '../podState';
import {
  Finding,
  impact,
  missingPods,
  Rule,
  View,
  withinLimits,
} from '../rule';
import { keyOf, refOf } from '../Snapshot';
import { counted } from '../words';
import { Workload } from '../workload';
import { isYoung, versionOf } from './podTrouble';

const FAMILY = 'workloads';

function serving({ workloads }: View): Workload[] {
  return workloads.filter(({ serves }) => serves);
}

/** A new version that did not come up in time. */
export const stalled: Rule = {
  code: 'kubernetes.rollout-stalled',
  family: FAMILY,
  reads:
    'condition Progressing of deployments: ProgressDeadlineExceeded; phase Degraded of Argo Rollouts',
  verdict:
    'degraded, down where no pod is available; silent where a reason before says why',
  words:
    'The rollout of catalog-api (3.2.0) is stuck; 3 of 4 pods are available.',
  whatToDo: 'Look at the new pods, or go back to the last good version.',
  find: view =>
    serving(view)
      .filter(workload => workload.stalled && workload.wanted > 0)
      .filter(workload => !view.explained.has(workload.key))
      .map(workload => {
        const { ref, available, wanted, key } = workload;
        const status = impact(workload);
        return {
          status,
          message:
            `The rollout of ${ref.name} (${versionOf(workload)}) is stuck; ` +
            `${available} of ${wanted} pods are available.`,
          object: ref,
          down: status === 'down' ? [key] : [],
          explains: [key, missingPods(workload)],
        };
      }),
};

/** Pods that are missing and that no rule before has spoken of. */
function unexplained(view: View, workload: Workload): number {
  const { wanted, available, pods } = workload;
  const living = pods.filter(isLiving);
  const unready = living.filter(pod => !isReady(pod));
  const told = unready.filter(pod => view.explained.has(keyOf(refOf(pod))));
  const starting =
    available === 0 ? [] : unready.filter(pod => isYoung(view, pod));
  const known = new Set([...told, ...starting]).size;
  const neverMade = view.explained.has(missingPods(workload))
    ? Math.max(0, wanted - living.length)
    : 0;
  return wanted - available - known - neverMade;
}

/** Fewer pods than wanted. */
export const unavailable: Rule = {
  code: 'kubernetes.unavailable',
  family: FAMILY,
  reads:
    'wanted and available replicas of deployments, stateful sets, daemon sets, Argo Rollouts and of pods alone',
  verdict:
    'degraded where some are missing, down where none is available; not while a rollout keeps to its limits, not for pods in their first minute while others serve, silent where a reason before says why',
  words: '1 of 3 pods of payments is available.',
  whatToDo: 'Look at the pods and their events.',
  find: view =>
    serving(view).flatMap((workload): Finding[] => {
      const { wanted, available, pods, ref, key } = workload;
      if (available >= wanted || withinLimits(workload)) return [];
      if (unexplained(view, workload) <= 0) return [];
      const status = impact(workload);
      const unready = pods.filter(isLiving).filter(pod => !isReady(pod));
      const begins =
        unready.length > 0 && unready.every(pod => isYoung(view, pod));
      return [
        {
          status,
          message: `${available} of ${wanted} pods of ${ref.name} ${
            available === 1 ? 'is' : 'are'
          } available${begins ? '; the others are starting' : ''}.`,
          object: ref,
          down: status === 'down' ? [key] : [],
          explains: [key],
        },
      ];
    }),
};

function note(
  view: View,
  says: (workload: Workload) => string | undefined,
): Finding[] {
  return serving(view).flatMap(workload => {
    const message = says(workload);
    return message === undefined
      ? []
      : [{ status: 'healthy', message, object: workload.ref }];
  });
}

/** Pods that begin, while others serve. */
export const starting: Rule = {
  code: 'kubernetes.starting',
  family: FAMILY,
  reads: 'creationTimestamp of the pods that are missing',
  verdict: 'healthy, and said, in the first minute of a pod while others serve',
  words: 'Pods of payments are starting.',
  whatToDo: 'Nothing.',
  find: view =>
    note(view, workload => {
      const { ref, wanted, available, key } = workload;
      const begins =
        available > 0 && available < wanted && !withinLimits(workload);
      return begins && !view.explained.has(key)
        ? `Pods of ${ref.name} are starting.`
        : undefined;
    }),
};

/** A rollout that goes as it should. */
export const rolling: Rule = {
  code: 'kubernetes.rolling-update',
  family: FAMILY,
  reads:
    'condition Progressing, replicas and maxUnavailable; revisions of stateful sets, updated pods of daemon sets',
  verdict:
    'healthy, and said; silent where a reason before tells of its trouble',
  words: 'search-api is being updated to 7.4.0, within its limits.',
  whatToDo: 'Nothing.',
  find: view =>
    note(view, workload => {
      const { ref, key, wanted, rolling: rolls } = workload;
      const goesWell = withinLimits(workload) && !view.explained.has(key);
      return rolls && wanted > 0 && goesWell
        ? `${ref.name} is being updated to ${versionOf(
            workload,
          )}, within its limits.`
        : undefined;
    }),
};

/** Nothing runs, and nothing should. */
export const scaledToZero: Rule = {
  code: 'kubernetes.scaled-to-zero',
  family: FAMILY,
  reads: 'spec.replicas: 0; daemon sets that no node fits',
  verdict: 'healthy, and said',
  words: 'spring-promo is scaled to zero on purpose: no pods are expected.',
  whatToDo: 'Scale it up when it is needed.',
  find: view =>
    note(view, ({ ref, wanted, object }) => {
      if (wanted > 0 || !object) return undefined;
      return ref.kind === 'DaemonSet'
        ? `No node fits ${ref.name}: no pods are expected.`
        : `${ref.name} is scaled to zero on purpose: no pods are expected.`;
    }),
};

/** Changes are held back by hand. */
export const paused: Rule = {
  code: 'kubernetes.rollout-paused',
  family: FAMILY,
  reads: 'spec.paused of deployments, phase Paused of Argo Rollouts',
  verdict: 'healthy, and said',
  words: 'The rollout of payments is paused: changes wait.',
  whatToDo: 'Resume it when whoever paused it agrees.',
  find: view =>
    note(view, ({ ref, object }) => {
      const { spec, status } = (object ?? {}) as Partial<WorkloadObject>;
      return spec?.paused ||
        (ref.kind === 'Rollout' && status?.phase === 'Paused')
        ? `The rollout of ${ref.name} is paused: changes wait.`
        : undefined;
    }),
};

/** A budget that lets nobody maintain the nodes. */
export const undisruptable: Rule = {
  code: 'kubernetes.disruption-blocked',
  family: FAMILY,
  reads:
    'disruptionsAllowed, currentHealthy, desiredHealthy of disruption budgets',
  verdict: 'healthy, and said, where all pods are well and none may be moved',
  words:
    'Disruption budget web lets no pod be moved although 1 pod is well: nodes cannot be drained.',
  whatToDo: 'Run one more pod than the budget asks for.',
  find: ({ snapshot }) =>
    snapshot
      .ofKind<DisruptionBudget>('PodDisruptionBudget', 'policy')
      .flatMap((budget): Finding[] => {
        const {
          disruptionsAllowed = 0,
          expectedPods = 0,
          currentHealthy = 0,
        } = budget.status ?? {};
        return disruptionsAllowed === 0 &&
          expectedPods > 0 &&
          currentHealthy >= expectedPods
          ? [
              {
                status: 'healthy',
                message: `Disruption budget ${
                  budget.metadata.name
                } lets no pod be moved although ${counted(
                  currentHealthy,
                  'pod',
                )} ${
                  currentHealthy === 1 ? 'is' : 'are'
                } well: nodes cannot be drained.`,
                object: refOf(budget),
              },
            ]
          : [];
      }),
};
