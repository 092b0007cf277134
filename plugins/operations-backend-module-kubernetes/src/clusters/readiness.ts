import { ClusterState, KindState } from '@operate-first/cluster-cache';
import { HealthReason } from '@operate-first/plugin-operations-common';
import { ESSENTIAL_KINDS, GITOPS_KINDS, RUNNING_KINDS } from '../finding/kinds';

/** A kind may stumble for so long before that is worth a word. */
const TOLERATED_MS = 10_000;

function kindsOf(state: ClusterState, ids: readonly string[]): KindState[] {
  return state.kinds.filter(({ kind }) => ids.includes(kind));
}

/** As `rollouts.argoproj.io`: what serves it may be broken while the cluster itself is well. */
function isAddedToCluster(kind: string): boolean {
  return kind.split('.').length > 2;
}

function isSettled({ kind, status, listedAt }: KindState): boolean {
  return (
    listedAt !== undefined ||
    status === 'forbidden' ||
    status === 'missing' ||
    (status === 'failing' && isAddedToCluster(kind))
  );
}

/** Whether what is not found is not there: everything that runs has been listed, or refused. @internal */
export function isListed(state: ClusterState): boolean {
  return (
    state.kinds.length > 0 &&
    kindsOf(state, RUNNING_KINDS).every(isSettled) &&
    state.kinds.every(({ status }) => status !== 'connecting')
  );
}

/** Whether something that runs, or brings it there, cannot be seen at this moment. @internal */
export function isPartlyOut(state: ClusterState): boolean {
  return kindsOf(state, [...RUNNING_KINDS, ...GITOPS_KINDS]).some(
    ({ status }) => status === 'failing',
  );
}

function withoutFullStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** Why what is known of a cluster is not what is there now, for everybody and without a full stop. @internal */
export function failureOf(state: ClusterState): string | undefined {
  if (state.status === 'failing') {
    return `Kubernetes cluster ${withoutFullStop(state.publicMessage)}`;
  }
  const failing = kindsOf(state, ESSENTIAL_KINDS).find(
    ({ status, since }) =>
      status === 'failing' && Date.now() - since.getTime() > TOLERATED_MS,
  );
  return failing && withoutFullStop(failing.publicMessage);
}

/** What nobody lets us see, so that nobody takes silence for health. @internal */
export function blindSpots(state: ClusterState): HealthReason[] {
  return kindsOf(state, ESSENTIAL_KINDS).flatMap(({ kind, status, remedy }) => {
    if (status !== 'forbidden' && status !== 'missing') return [];
    const { name } = state;
    const message =
      status === 'forbidden'
        ? `The portal may not see ${kind} in ${name}, so it cannot tell how they are.`
        : `${name} does not know what ${kind} are, so nobody can tell how they are.`;
    return [
      {
        code: `kubernetes.${status}`,
        status: 'unknown' as const,
        message,
        ...(remedy && { remedy }),
      },
    ];
  });
}
