import { ClusterState, KindState } from '@operate-first/cluster-cache';
import { HealthReason } from '@operate-first/plugin-operations-common';
import { ESSENTIAL_KINDS, RUNNING_KINDS } from '../finding/kinds';

/** A kind may stumble for so long before that is worth a word. */
const TOLERATED_MS = 10_000;

function kindsOf(state: ClusterState, ids: readonly string[]): KindState[] {
  return state.kinds.filter(({ kind }) => ids.includes(kind));
}

function isSettled({ status, listedAt }: KindState): boolean {
  return (
    listedAt !== undefined || status === 'forbidden' || status === 'missing'
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
  return kindsOf(state, ESSENTIAL_KINDS)
    .filter(({ status }) => status === 'forbidden')
    .map(({ kind, remedy }) => ({
      code: 'kubernetes.forbidden',
      status: 'unknown',
      message: `The portal may not see ${kind} in ${state.name}, so it cannot tell how they are.`,
      ...(remedy && { remedy }),
    }));
}
