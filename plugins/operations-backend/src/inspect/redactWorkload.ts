import {
  Condition,
  Container,
  WorkloadDetail,
} from '@operate-first/plugin-operations-common';
import { InspectedWorkload } from '@operate-first/plugin-operations-node';
import { withoutDetail } from '../access/withoutDetail';

function withoutMessage<T extends { message?: string }>(item: T): T {
  return { ...item, message: undefined };
}

function redactContainer(container: Container): Container {
  const { lastExit } = container;
  return {
    ...withoutMessage(container),
    lastExit: lastExit && withoutMessage(lastExit),
  };
}

/** A workload without what machines said in their own words. */
function redact(workload: InspectedWorkload): InspectedWorkload {
  const plain = (conditions: Condition[]) => conditions.map(withoutMessage);
  return {
    ...withoutDetail(workload),
    conditions: plain(workload.conditions),
    pods: workload.pods.map(pod => ({
      ...pod,
      conditions: pod.conditions && plain(pod.conditions),
      containers: pod.containers.map(redactContainer),
    })),
    events: workload.events.map(withoutMessage),
    rollouts: workload.rollouts.map(rollout => ({
      ...rollout,
      changeCause: undefined,
    })),
  };
}

/** A workload as far as its reader may see it. @internal */
export function workloadFor(
  workload: InspectedWorkload,
  may: { readDiagnostics: boolean; readLogs: boolean },
): WorkloadDetail {
  return {
    ...(may.readDiagnostics ? workload : redact(workload)),
    diagnosticsHidden: !may.readDiagnostics,
    logsHidden: !may.readLogs,
  };
}
