import { KubernetesObject } from '../objects';
import { ago, object, owner, template } from './objects';

interface SetOptions {
  /** Seconds since it was made. */
  age?: number;
  image?: string;
  /** Numbers that it had before. */
  history?: string;
  cause?: string;
  replicas?: number;
  ready?: number;
}

/** A replica set of the deployment `payments`, known by its letter, with its number. */
export function revisionSet(
  letter: string,
  number: number,
  options: SetOptions = {},
): KubernetesObject {
  const {
    age = 1000,
    image,
    history,
    cause,
    replicas = 0,
    ready = 0,
  } = options;
  const name = `payments-${letter}`;
  return object('apps/v1', 'ReplicaSet', name, {
    metadata: {
      name,
      uid: `uid-${letter}`,
      creationTimestamp: ago(age),
      ownerReferences: owner('apps/v1', 'Deployment', 'payments'),
      annotations: {
        ...(number > 0 && { 'deployment.kubernetes.io/revision': `${number}` }),
        ...(history && {
          'deployment.kubernetes.io/revision-history': history,
        }),
        ...(cause && { 'kubernetes.io/change-cause': cause }),
      },
    },
    spec: { replicas, template: template('payments', image) },
    status: { replicas, readyReplicas: ready },
  });
}
