import {
  HealthReason,
  LocationWorkloads,
  ObjectRef,
  Scope,
} from '@operate-first/plugin-operations-common';
import { createContext, useContext } from 'react';
import { WorkloadTab, WorkloadView } from './workloadAddress';

/**
 * What runs of the service, around whatever links to it.
 *
 * @internal
 */
export const RunningWorkloads = createContext<LocationWorkloads[]>([]);

/** Pods and replica sets are named after what they belong to. */
const isOf = (name: string, workload: string) =>
  name === workload || name.startsWith(`${workload}-`);

/** The object itself, or what it belongs to by its name: the longest name that fits. */
function workloadOf(locations: LocationWorkloads[], object: ObjectRef) {
  const all = locations.flatMap(({ workloads }) => workloads);
  const itself = all.find(
    workload =>
      workload.object.kind === object.kind &&
      workload.object.name === object.name &&
      workload.object.namespace === object.namespace,
  );
  if (itself) return itself;
  return all
    .filter(
      workload =>
        workload.object.namespace === object.namespace &&
        isOf(object.name, workload.object.name),
    )
    .sort((a, b) => b.object.name.length - a.object.name.length)[0];
}

/**
 * The drawer in which an object of the service is seen, if there is one.
 *
 * @internal
 */
export function viewOf(
  locations: LocationWorkloads[],
  scope: Scope | undefined,
  object: ObjectRef | undefined,
  container?: string,
): WorkloadView | undefined {
  if (!scope?.cluster || !object) return undefined;
  const { cluster } = scope;
  const found = workloadOf(
    locations.filter(location => location.scope.cluster === cluster),
    object,
  )?.object;
  if (!found?.namespace) return undefined;
  return {
    workload: {
      cluster,
      namespace: found.namespace,
      kind: found.kind,
      name: found.name,
    },
    tab: 'pods',
    pod: object.kind === 'Pod' ? object.name : undefined,
    container,
  };
}

/** What ended is told by the log of the run that ended. */
const ENDED = ['kubernetes.crash', 'kubernetes.out-of-memory'];

/**
 * Where the pods, the events and the log of a reason are, if it is about something that runs.
 *
 * @internal
 */
export function useReasonViews(
  reason: HealthReason,
): ((tab: WorkloadTab) => WorkloadView) | undefined {
  const locations = useContext(RunningWorkloads);
  const view = viewOf(locations, reason.scope, reason.object, reason.container);
  if (!view) return undefined;
  const previous = (view.pod && ENDED.includes(reason.code)) || undefined;
  return tab =>
    tab === 'logs' ? { ...view, tab, previous } : { ...view, tab };
}
