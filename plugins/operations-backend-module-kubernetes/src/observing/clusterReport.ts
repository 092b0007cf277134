import { ClusterState, KindState } from '@operate-first/cluster-cache';
import { WatchedKind } from '@operate-first/plugin-operations-common';
import {
  ClusterReport,
  SourceReport,
} from '@operate-first/plugin-operations-node';
import { failureOf, isListed } from '../clusters/readiness';
import { WatchedCluster } from '../clusters/WatchedCluster';
import { clusterFigures } from '../figures/clusterFigures';

const LOOK = 'Look whether its API server runs and can be reached.';

function asWatchedKind(state: KindState): WatchedKind {
  const { kind, status, publicMessage, remedy, objects, listedAt } = state;
  const { eventsPerSecond, lagSeconds, relists, resumes, bytesReceived } =
    state;
  return {
    kind,
    status,
    message: publicMessage,
    ...(remedy && { remedy }),
    objects,
    eventsPerSecond,
    ...(lagSeconds !== undefined && { lagSeconds }),
    relists,
    resumes,
    bytesReceived,
    ...(listedAt && { listedAt: listedAt.toISOString() }),
  };
}

/** How a cluster is, for its page. @internal */
export function clusterReport(
  cluster: WatchedCluster,
  state: ClusterState,
  now: Date,
): ClusterReport {
  const { name, title, status, publicMessage, remedy, since } = state;
  const canBeSeen = isListed(state) && failureOf(state) === undefined;
  return {
    name,
    title,
    state: status,
    message: publicMessage,
    remedy: remedy ?? (status === 'failing' ? LOOK : undefined),
    since,
    version: state.version,
    lastAnswerAt: state.lastAnswerAt,
    clockMessage: state.clockMessage,
    kinds: state.kinds.map(asWatchedKind),
    ...(canBeSeen && {
      figures: clusterFigures(
        { cache: cluster.cache, cluster: name, usage: cluster.usage },
        now,
      ),
    }),
  };
}

/** How the source is, in words that change only when it does. @internal */
export function sourceReport(state: ClusterState): SourceReport | undefined {
  const { name, status, publicMessage, remedy } = state;
  if (status === 'connecting') return undefined;
  const failure = failureOf(state);
  if (status !== 'watching' || failure) {
    const why = status === 'watching' ? `${failure}.` : publicMessage;
    return { state: 'failing', message: `${why} ${remedy ?? LOOK}` };
  }
  const forbidden = state.kinds
    .filter(kind => kind.status === 'forbidden')
    .map(({ kind }) => kind);
  const but =
    forbidden.length > 0
      ? `, but for what the portal may not see there: ${forbidden.join(', ')}`
      : '';
  return { state: 'running', message: `${name} is watched${but}.` };
}
