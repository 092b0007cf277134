import { Autoscaler, WorkloadObject } from '../objects';
import { identityOf, refOf, Snapshot } from '../Snapshot';
import { KubernetesChange, Looks, timeOf } from './change';

/** An autoscaler tells when it scaled, not what: so close to it, and to the figure it wanted, it was it. */
const JUST_NOW_SECONDS = 60;

function scalable(snapshot: Snapshot): WorkloadObject[] {
  return [
    ...snapshot.ofKind<WorkloadObject>('Deployment', 'apps'),
    ...snapshot.ofKind<WorkloadObject>('StatefulSet', 'apps'),
    ...snapshot.ofKind<WorkloadObject>('Rollout', 'argoproj.io'),
  ];
}

function replicas({ spec }: WorkloadObject): number {
  return spec?.replicas ?? 1;
}

function autoscalerOf(
  snapshot: Snapshot,
  { kind, metadata }: WorkloadObject,
): Autoscaler | undefined {
  return snapshot
    .ofKind<Autoscaler>('HorizontalPodAutoscaler', 'autoscaling')
    .find(
      ({ metadata: { namespace }, spec }) =>
        namespace === metadata.namespace &&
        spec?.scaleTargetRef?.kind === kind &&
        spec.scaleTargetRef.name === metadata.name,
    );
}

/** When the autoscaler of a workload gave it the replicas that it has now; undefined where it was another. */
function scaledByItselfAt(
  { before, now }: Looks,
  object: WorkloadObject,
): string | undefined {
  const { lastScaleTime, desiredReplicas } =
    autoscalerOf(now, object)?.status ?? {};
  if (!lastScaleTime || desiredReplicas !== replicas(object)) return undefined;
  const earlier = before && autoscalerOf(before, object)?.status?.lastScaleTime;
  return now.age(lastScaleTime) <= JUST_NOW_SECONDS ||
    (earlier && earlier !== lastScaleTime)
    ? lastScaleTime
    : undefined;
}

/** Workloads whose wanted replicas changed. Nothing dates that but an autoscaler. */
export function scalings(looks: Looks): KubernetesChange[] {
  const { before, now } = looks;
  const known = new Map(
    (before ? scalable(before) : []).map(object => [
      identityOf(object),
      object,
    ]),
  );
  return scalable(now).flatMap((object): KubernetesChange[] => {
    const old = known.get(identityOf(object));
    if (!old || replicas(old) === replicas(object)) return [];
    const byItself = scaledByItselfAt(looks, object);
    const { name, generation } = object.metadata;
    const at = timeOf(now, byItself);
    return [
      {
        kind: 'scaling',
        object: refOf(object),
        at,
        summary:
          `${name} was scaled from ${replicas(old)} to ${replicas(object)}` +
          `${byItself === undefined ? '' : ' by its autoscaler'}`,
        key: `scaling/${identityOf(object)}/${generation ?? at}`,
      },
    ];
  });
}
