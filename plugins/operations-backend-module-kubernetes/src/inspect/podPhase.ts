import { ContainerState, ContainerStatus, PodObject } from '../finding/objects';

function sayEnd({
  reason,
  signal,
  exitCode,
}: NonNullable<ContainerState['terminated']>): string {
  if (reason) return reason;
  return signal ? `Signal:${signal}` : `ExitCode:${exitCode ?? 0}`;
}

/** How the preparation goes; undefined once it is done. */
function initPhase({ spec, status }: PodObject): string | undefined {
  const containers = spec?.initContainers ?? [];
  const statuses = status?.initContainerStatuses ?? [];
  for (const [index, { state = {}, name, ready }] of statuses.entries()) {
    const { terminated, waiting } = state;
    const staysBeside = containers.some(
      one => one.name === name && one.restartPolicy === 'Always',
    );
    if (terminated?.exitCode === 0 || (staysBeside && ready)) continue;
    if (terminated) return `Init:${sayEnd(terminated)}`;
    if (waiting?.reason && waiting.reason !== 'PodInitializing') {
      return `Init:${waiting.reason}`;
    }
    return `Init:${index}/${containers.length}`;
  }
  return undefined;
}

function containerPhase(statuses: ContainerStatus[]): string | undefined {
  for (const { state = {} } of statuses) {
    if (state.waiting?.reason) return state.waiting.reason;
    if (state.terminated) return sayEnd(state.terminated);
  }
  return undefined;
}

/** The state of a pod in a word or two, as `kubectl get pods` says it. @internal */
export function podPhase(pod: PodObject): string {
  const { metadata, status = {} } = pod;
  const { phase = 'Unknown', reason, conditions = [] } = status;
  const statuses = status.containerStatuses ?? [];
  const isTrue = (type: string) =>
    conditions.some(one => one.type === type && one.status === 'True');
  const ended = phase === 'Succeeded' || phase === 'Failed';
  if (metadata.deletionTimestamp && reason === 'NodeLost') return 'Unknown';
  if (metadata.deletionTimestamp && !ended) return 'Terminating';
  const preparing = isTrue('Initialized') ? undefined : initPhase(pod);
  if (preparing) return preparing;
  const said = containerPhase(statuses) ?? reason ?? phase;
  const isRunning = statuses.some(
    ({ ready, state }) => ready && state?.running,
  );
  if (said !== 'Completed' || !isRunning) return said;
  return isTrue('Ready') ? 'Running' : 'NotReady';
}
