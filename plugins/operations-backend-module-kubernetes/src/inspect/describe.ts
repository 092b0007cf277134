import { KubeObject } from '@operate-first/cluster-cache';
import {
  Condition,
  Container,
  ObjectRef,
  Pod,
  WorkloadEvent,
} from '@operate-first/plugin-operations-common';
import {
  ContainerSpec,
  ContainerStatus,
  EventObject,
  groupOf,
  keyedKind,
  keyOf,
  ObjectCondition,
  PodObject,
} from '../finding/objects';
import { Usage } from '../figures/Usage';
import { useOf } from '../observing/judge';
import { podPhase } from './podPhase';

const MOST_EVENTS = 200;

/** @internal */
export function refOf({ apiVersion, kind, metadata }: KubeObject): ObjectRef {
  const { namespace, name } = metadata;
  return { apiVersion, kind, ...(namespace && { namespace }), name };
}

function isCondition(value: unknown): value is ObjectCondition {
  const { type, status } = (value ?? {}) as Partial<ObjectCondition>;
  return typeof type === 'string' && typeof status === 'string';
}

/** @internal */
export function conditionsOf({ status }: KubeObject): Condition[] {
  const { conditions } = (status ?? {}) as { conditions?: unknown };
  if (!Array.isArray(conditions)) return [];
  return conditions.filter(isCondition).map(condition => {
    const { type, status: is, reason, message, lastTransitionTime } = condition;
    return {
      type,
      status: is === 'True' || is === 'False' ? is : 'Unknown',
      ...(reason && { reason }),
      ...(message && { message }),
      ...(lastTransitionTime && { since: lastTransitionTime }),
    };
  });
}

function stateOf({ state = {} }: ContainerStatus) {
  const { running, waiting, terminated } = state;
  if (terminated) {
    const { reason, message, finishedAt } = terminated;
    return { state: 'terminated' as const, reason, message, since: finishedAt };
  }
  if (running) {
    return { state: 'running' as const, since: running.startedAt };
  }
  return waiting
    ? { state: 'waiting' as const, ...waiting }
    : { state: 'unknown' as const };
}

function lastExitOf({ lastState }: ContainerStatus): Container['lastExit'] {
  const { exitCode, reason, message, finishedAt } = lastState?.terminated ?? {};
  return exitCode === undefined
    ? undefined
    : {
        exitCode,
        ...(reason && { reason }),
        ...(message && { message }),
        ...(finishedAt && { at: finishedAt }),
      };
}

function describeContainer(
  { name, image }: ContainerSpec,
  statuses: ContainerStatus[],
  init: boolean,
): Container {
  const status = statuses.find(one => one.name === name) ?? { name };
  const { ready = false, restartCount = 0 } = status;
  const { state, ...rest } = { reason: '', message: '', ...stateOf(status) };
  const { reason, message, since } = rest;
  const lastExit = lastExitOf(status);
  return {
    name,
    ...(image && { image }),
    ...(init && { init }),
    ready,
    restarts: restartCount,
    state,
    ...(reason && { reason }),
    ...(message && { message }),
    ...(since && { since }),
    ...(lastExit && { lastExit }),
  };
}

function tagOf(image: string | undefined): string | undefined {
  const [reference, digest] = (image ?? '').split('@');
  const tag = /:([^/:]+)$/.exec(reference)?.[1];
  return tag ?? digest?.replace(/^\w+:/, '').slice(0, 12);
}

/** @internal */
export function describePod(pod: PodObject, usage: Usage): Pod {
  const { metadata, spec = {}, status = {} } = pod;
  const containers = [
    ...(spec.initContainers ?? []).map(one =>
      describeContainer(one, status.initContainerStatuses ?? [], true),
    ),
    ...(spec.containers ?? []).map(one =>
      describeContainer(one, status.containerStatuses ?? [], false),
    ),
  ];
  const conditions = conditionsOf(pod);
  const version = tagOf(spec.containers?.[0]?.image);
  const { creationTimestamp, deletionTimestamp } = metadata;
  const use = useOf([pod], usage);
  return {
    object: refOf(pod),
    phase: podPhase(pod),
    ready: conditions.some(
      one => one.type === 'Ready' && one.status === 'True',
    ),
    restarts: containers.reduce((sum, { restarts }) => sum + restarts, 0),
    ...(spec.nodeName && { node: spec.nodeName }),
    ...(version && { version }),
    ...(creationTimestamp && { createdAt: creationTimestamp }),
    ...(deletionTimestamp && { deletedAt: deletionTimestamp }),
    containers,
    conditions,
    ...(use && { use }),
  };
}

function lastSeen(event: EventObject): string | undefined {
  const { series, lastTimestamp, eventTime, firstTimestamp, metadata } = event;
  return (
    series?.lastObservedTime ??
    lastTimestamp ??
    eventTime ??
    firstTimestamp ??
    metadata.creationTimestamp
  );
}

function describeEvent(event: EventObject): WorkloadEvent {
  const { involvedObject = {}, reason = '', message, count, series } = event;
  const { apiVersion = 'v1', kind = '', namespace, name = '' } = involvedObject;
  const firstAt = event.firstTimestamp ?? event.eventTime ?? undefined;
  const lastAt = lastSeen(event);
  return {
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason,
    ...(message && { message }),
    object: { apiVersion, kind, ...(namespace && { namespace }), name },
    count: series?.count ?? count ?? 1,
    ...(firstAt && { firstAt }),
    ...(lastAt && { lastAt }),
  };
}

/** Events about these objects, newest first. @internal */
export function eventsAbout(
  keys: ReadonlySet<string>,
  objects: KubeObject[],
): WorkloadEvent[] {
  return objects
    .filter(({ kind }) => kind === 'Event')
    .map(object => describeEvent(object))
    .filter(({ object: { apiVersion, kind, namespace = '', name } }) =>
      keys.has(keyOf(keyedKind(groupOf(apiVersion), kind), namespace, name)),
    )
    .sort((a, b) => Date.parse(b.lastAt ?? '') - Date.parse(a.lastAt ?? ''))
    .slice(0, MOST_EVENTS);
}
