import { at, isFields, KubeObject, listAt } from '../model';
import { LabelSelector, selectorText } from '../store/labelSelector';
import { ageOf } from './age';
import { podReason } from './podReason';

/** A column: its name, what is in it, and 1 for those of `-o wide`. @internal */
export interface Column {
  name: string;
  type?: string;
  wide?: boolean;
  value: (object: KubeObject) => unknown;
}

const count =
  (...path: string[]) =>
  (object: KubeObject) =>
    Number(at(object, ...path) ?? 0);

const text =
  (...path: string[]) =>
  (object: KubeObject) =>
    String(at(object, ...path) ?? '<none>');

function containersOf(object: KubeObject) {
  const inTemplate = listAt(object, 'spec', 'template', 'spec', 'containers');
  return inTemplate.length > 0
    ? inTemplate
    : listAt(object, 'spec', 'containers');
}

const containerColumns: Column[] = [
  {
    name: 'Containers',
    wide: true,
    value: object =>
      containersOf(object)
        .map(({ name }) => name)
        .join(','),
  },
  {
    name: 'Images',
    wide: true,
    value: object =>
      containersOf(object)
        .map(({ image }) => image)
        .join(','),
  },
];

const selectorColumn: Column = {
  name: 'Selector',
  wide: true,
  value: object => {
    const selector = at(object, 'spec', 'selector');
    if (!isFields(selector)) return '<none>';
    return object.kind === 'Service'
      ? selectorText({ matchLabels: selector as Record<string, string> })
      : selectorText(selector as LabelSelector);
  },
};

const number = (name: string, value: Column['value']): Column => ({
  name,
  type: 'integer',
  value,
});

/** @internal */
export const AGE: Column = {
  name: 'Age',
  value: ({ metadata }) => ageOf(metadata.creationTimestamp),
};

function ready(done: string[], wanted: string[]): Column {
  return {
    name: 'Ready',
    value: object => `${count(...done)(object)}/${count(...wanted)(object)}`,
  };
}

function portsOf(service: KubeObject): string {
  const ports = listAt(service, 'spec', 'ports').map(
    ({ port, protocol }) => `${port}/${protocol}`,
  );
  return ports.join(',') || '<none>';
}

/** `cpu: 80%/60%` for each metric, as far as it is known. */
function targetsOf(autoscaler: KubeObject): string {
  return listAt(autoscaler, 'spec', 'metrics')
    .map(metric => {
      const name = at(metric, 'resource', 'name');
      const now = listAt(autoscaler, 'status', 'currentMetrics').find(
        current => at(current, 'resource', 'name') === name,
      );
      const is = at(now, 'resource', 'current', 'averageUtilization');
      const wanted = at(metric, 'resource', 'target', 'averageUtilization');
      return `${name}: ${is ?? '<unknown>'}${is ? '%' : ''}/${wanted}%`;
    })
    .join(', ');
}

function nodeStatus(node: KubeObject): string {
  const state = listAt(node, 'status', 'conditions').find(
    ({ type }) => type === 'Ready',
  )?.status;
  const words = state === 'True' ? 'Ready' : 'NotReady';
  return at(node, 'spec', 'unschedulable')
    ? `${words},SchedulingDisabled`
    : words;
}

/** The columns of each kind, as a real server has them. @internal */
export const COLUMNS: Record<string, Column[]> = {
  Pod: [
    {
      name: 'Ready',
      value: pod =>
        `${
          listAt(pod, 'status', 'containerStatuses').filter(c => c.ready).length
        }/${listAt(pod, 'spec', 'containers').length}`,
    },
    { name: 'Status', value: podReason },
    number('Restarts', pod =>
      listAt(pod, 'status', 'containerStatuses').reduce(
        (sum, { restartCount }) => sum + Number(restartCount ?? 0),
        0,
      ),
    ),
    AGE,
    { name: 'IP', wide: true, value: text('status', 'podIP') },
    { name: 'Node', wide: true, value: text('spec', 'nodeName') },
    { name: 'Nominated Node', wide: true, value: () => '<none>' },
    { name: 'Readiness Gates', wide: true, value: () => '<none>' },
  ],
  Deployment: [
    ready(['status', 'readyReplicas'], ['spec', 'replicas']),
    number('Up-to-date', count('status', 'updatedReplicas')),
    number('Available', count('status', 'availableReplicas')),
    AGE,
    ...containerColumns,
    selectorColumn,
  ],
  ReplicaSet: [
    number('Desired', count('spec', 'replicas')),
    number('Current', count('status', 'replicas')),
    number('Ready', count('status', 'readyReplicas')),
    AGE,
    ...containerColumns,
    selectorColumn,
  ],
  StatefulSet: [
    ready(['status', 'readyReplicas'], ['spec', 'replicas']),
    AGE,
    ...containerColumns,
  ],
  DaemonSet: [
    number('Desired', count('status', 'desiredNumberScheduled')),
    number('Current', count('status', 'currentNumberScheduled')),
    number('Ready', count('status', 'numberReady')),
    number('Up-to-date', count('status', 'updatedNumberScheduled')),
    number('Available', count('status', 'numberAvailable')),
    AGE,
    ...containerColumns,
    selectorColumn,
  ],
  Job: [
    {
      name: 'Completions',
      value: job =>
        `${count('status', 'succeeded')(job)}/${count(
          'spec',
          'completions',
        )(job)}`,
    },
    AGE,
    ...containerColumns,
    selectorColumn,
  ],
  CronJob: [
    { name: 'Schedule', value: text('spec', 'schedule') },
    {
      name: 'Suspend',
      value: cronJob =>
        at(cronJob, 'spec', 'suspend') === true ? 'True' : 'False',
    },
    number('Active', cronJob => listAt(cronJob, 'status', 'active').length),
    {
      name: 'Last Schedule',
      value: cronJob => ageOf(at(cronJob, 'status', 'lastScheduleTime')),
    },
    AGE,
  ],
  HorizontalPodAutoscaler: [
    {
      name: 'Reference',
      value: ({ spec }) =>
        `${at(spec, 'scaleTargetRef', 'kind')}/${at(
          spec,
          'scaleTargetRef',
          'name',
        )}`,
    },
    { name: 'Targets', value: targetsOf },
    number('MinPods', count('spec', 'minReplicas')),
    number('MaxPods', count('spec', 'maxReplicas')),
    number('Replicas', count('status', 'currentReplicas')),
    AGE,
  ],
  PodDisruptionBudget: [
    {
      name: 'Min Available',
      value: ({ spec }) => String(at(spec, 'minAvailable') ?? 'N/A'),
    },
    {
      name: 'Max Unavailable',
      value: ({ spec }) => String(at(spec, 'maxUnavailable') ?? 'N/A'),
    },
    number('Allowed Disruptions', count('status', 'disruptionsAllowed')),
    AGE,
  ],
  PersistentVolumeClaim: [
    { name: 'Status', value: text('status', 'phase') },
    {
      name: 'Volume',
      value: ({ spec }) => String(at(spec, 'volumeName') ?? ''),
    },
    {
      name: 'Capacity',
      value: ({ status }) => String(at(status, 'capacity', 'storage') ?? ''),
    },
    {
      name: 'StorageClass',
      value: ({ spec }) => String(at(spec, 'storageClassName') ?? ''),
    },
    AGE,
  ],
  Node: [
    { name: 'Status', value: nodeStatus },
    { name: 'Roles', value: () => '<none>' },
    AGE,
    { name: 'Version', value: text('status', 'nodeInfo', 'kubeletVersion') },
  ],
  Namespace: [{ name: 'Status', value: text('status', 'phase') }, AGE],
  Event: [
    {
      name: 'Last Seen',
      value: event =>
        ageOf(event.lastTimestamp ?? event.eventTime ?? event.firstTimestamp),
    },
    { name: 'Type', value: text('type') },
    { name: 'Reason', value: text('reason') },
    {
      name: 'Object',
      value: event =>
        `${String(at(event, 'involvedObject', 'kind')).toLocaleLowerCase(
          'en-US',
        )}/${at(event, 'involvedObject', 'name')}`,
    },
    { name: 'Message', value: text('message') },
  ],
  Service: [
    { name: 'Type', value: text('spec', 'type') },
    { name: 'Cluster-IP', value: text('spec', 'clusterIP') },
    { name: 'External-IP', value: () => '<none>' },
    { name: 'Port(s)', value: portsOf },
    AGE,
    selectorColumn,
  ],
};
