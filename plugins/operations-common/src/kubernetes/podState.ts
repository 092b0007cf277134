import { Condition, Container, ContainerStatus, Pod } from './objects';

/** The condition of a type, if the object has it. */
export function conditionOf(
  conditions: Condition[] | undefined,
  type: string,
): Condition | undefined {
  return conditions?.find(condition => condition.type === type);
}

/** The pod's own word. Container statuses keep `ready: true` on a lost node; only the condition turns. */
export function isReady(pod: Pod): boolean {
  return conditionOf(pod.status?.conditions, 'Ready')?.status === 'True';
}

/** It ended, well or not, and will not run again. */
export function isFinished(pod: Pod): boolean {
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
}

/** It is meant to run: neither ended nor being deleted. */
export function isLiving(pod: Pod): boolean {
  return !isFinished(pod) && !pod.metadata.deletionTimestamp;
}

/** Statuses of all containers, those that prepare the pod first. */
export function containerStatuses(pod: Pod): ContainerStatus[] {
  return [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
}

/** What was asked for the container of a name. */
export function containerOf(pod: Pod, name: string): Container | undefined {
  return [
    ...(pod.spec?.initContainers ?? []),
    ...(pod.spec?.containers ?? []),
  ].find(container => container.name === name);
}

/** How often containers of the pod were restarted in its life. */
export function restartsOf(pod: Pod): number {
  return containerStatuses(pod).reduce(
    (sum, { restartCount = 0 }) => sum + restartCount,
    0,
  );
}

/** Names of the volume claims the pod mounts. */
export function claimsOf(pod: Pod): string[] {
  return (pod.spec?.volumes ?? []).flatMap(
    ({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName ?? [],
  );
}
