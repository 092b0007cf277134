import { at, KubeObject, listAt } from '../cluster/model';

/** @internal */
export interface Health {
  status: 'Healthy' | 'Suspended' | 'Progressing' | 'Missing' | 'Degraded';
  message?: string;
}

const WORST: Health['status'][] = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
];

function number(object: KubeObject, ...path: string[]): number {
  return Number(at(object, ...path) ?? 0);
}

function condition(object: KubeObject, type: string) {
  return listAt(object, 'status', 'conditions').find(
    each => each.type === type,
  );
}

function progressing(message: string): Health {
  return { status: 'Progressing', message: `Waiting for ${message}` };
}

function isUnobserved(object: KubeObject): boolean {
  const observed = number(object, 'status', 'observedGeneration');
  return observed < (object.metadata.generation ?? 0);
}

function deployment(object: KubeObject): Health {
  if (at(object, 'spec', 'paused') === true) {
    return { status: 'Suspended', message: 'Deployment is paused' };
  }
  if (isUnobserved(object)) {
    return progressing(
      'rollout to finish: observed deployment generation less than desired generation',
    );
  }
  if (condition(object, 'Progressing')?.reason === 'ProgressDeadlineExceeded') {
    return {
      status: 'Degraded',
      message: `Deployment "${object.metadata.name}" exceeded its progress deadline`,
    };
  }
  const wanted = number(object, 'spec', 'replicas');
  const all = number(object, 'status', 'replicas');
  const updated = number(object, 'status', 'updatedReplicas');
  const available = number(object, 'status', 'availableReplicas');
  if (updated < wanted) {
    return progressing(
      `rollout to finish: ${updated} out of ${wanted} new replicas have been updated...`,
    );
  }
  if (all > updated) {
    return progressing(
      `rollout to finish: ${
        all - updated
      } old replicas are pending termination...`,
    );
  }
  return available < updated
    ? progressing(
        `rollout to finish: ${available} of ${updated} updated replicas are available...`,
      )
    : { status: 'Healthy' };
}

function statefulSet(object: KubeObject): Health {
  if (isUnobserved(object)) {
    return progressing('statefulset spec update to be observed...');
  }
  const wanted = number(object, 'spec', 'replicas');
  const ready = number(object, 'status', 'readyReplicas');
  return ready < wanted
    ? progressing(`${wanted - ready} pods to be ready...`)
    : { status: 'Healthy' };
}

function daemonSet(object: KubeObject): Health {
  if (isUnobserved(object)) {
    return progressing(
      'rollout to finish: observed daemon set generation less than desired generation',
    );
  }
  const wanted = number(object, 'status', 'desiredNumberScheduled');
  const available = number(object, 'status', 'numberAvailable');
  return available < wanted
    ? progressing(
        `rollout to finish: ${available} of ${wanted} updated pods are available...`,
      )
    : { status: 'Healthy' };
}

function job(object: KubeObject): Health {
  const failed = condition(object, 'Failed');
  if (failed?.status === 'True') {
    return { status: 'Degraded', message: String(failed.message ?? '') };
  }
  return condition(object, 'Complete')?.status === 'True'
    ? { status: 'Healthy' }
    : { status: 'Progressing' };
}

function volumeClaim(object: KubeObject): Health {
  const phase = at(object, 'status', 'phase');
  if (phase === 'Bound') return { status: 'Healthy' };
  return { status: phase === 'Lost' ? 'Degraded' : 'Progressing' };
}

const BY_KIND: Record<string, (object: KubeObject) => Health> = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job,
  PersistentVolumeClaim: volumeClaim,
  Service: () => ({ status: 'Healthy' }),
};

/** How Argo CD judges an object, in its words; undefined for kinds that it does not judge. @internal */
export function healthOf(object: KubeObject): Health | undefined {
  return BY_KIND[object.kind]?.(object);
}

/** The health of an Application is that of its worst object. @internal */
export function worstOf(healths: (Health | undefined)[]): Health['status'] {
  return healths.reduce<Health['status']>((worst, health) => {
    const status = health?.status ?? 'Healthy';
    return WORST.indexOf(status) > WORST.indexOf(worst) ? status : worst;
  }, 'Healthy');
}
