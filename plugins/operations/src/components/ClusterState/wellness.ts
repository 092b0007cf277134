import { Cluster } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { formatTime } from '../../format/time';
import { Translate } from '../../hooks/useOperationsTranslation';
import { Mark } from '../HealthMark';

/** The mark of a cluster. It is no service, but its mark reads the same: nobody who sees nothing is green. */
export function clusterMark(cluster: Cluster): Mark {
  switch (cluster.state) {
    case 'failing':
      return 'down';
    case 'watching':
      if (cluster.nodes > 0 && cluster.nodesReady === 0) return 'down';
      return cluster.stale || cluster.nodesReady < cluster.nodes
        ? 'degraded'
        : 'healthy';
    default:
      return 'unknown';
  }
}

/** @internal */
export function isNotWell(cluster: Cluster): boolean {
  return ['down', 'degraded'].includes(clusterMark(cluster));
}

const RANKS: Mark[] = ['down', 'degraded', 'unknown', 'healthy'];

/** What is not well first; within, by name. */
export function compareClusters(a: Cluster, b: Cluster): number {
  return (
    RANKS.indexOf(clusterMark(a)) - RANKS.indexOf(clusterMark(b)) ||
    a.name.localeCompare(b.name)
  );
}

/** A sentence as a part of another. */
export const withoutStop = (sentence: string) => sentence.replace(/\.$/, '');

/** What is wrong with a cluster, in a few words. */
function problemOf(
  cluster: Cluster,
  t: Translate,
  context: { now: number; locale: string },
): string {
  if (cluster.state === 'failing') {
    const message = withoutStop(cluster.message);
    return cluster.since
      ? t('clusters.headline.since', {
          message,
          time: formatTime(cluster.since, context),
        })
      : message;
  }
  const { name, nodes, nodesReady } = cluster;
  return nodesReady < nodes
    ? t('clusters.headline.nodes', {
        name,
        count: nodes - nodesReady,
        total: formatCount(nodes, context.locale),
      })
    : t('clusters.headline.old', { name });
}

/** The mark of all clusters together: the worst of them, and of none unknown. */
function worstMark(clusters: Cluster[]): Mark {
  const marks = clusters.map(clusterMark);
  return RANKS.find(mark => marks.includes(mark)) ?? 'unknown';
}

/**
 * How the clusters are, in words.
 *
 * @param context - brief: without what is wrong, where another page says it.
 * @internal
 */
export function clustersWords(
  clusters: Cluster[],
  t: Translate,
  context: { now: number; locale: string; brief?: boolean },
): { words: string; mark: Mark } {
  const total = clusters.length;
  const inState = (state: Cluster['state']) =>
    clusters.filter(cluster => cluster.state === state).length;
  const notWell = clusters.filter(isNotWell).sort(compareClusters);

  const words: string[] = [];
  if (total === 0) words.push(t('clusters.headline.none'));
  else if (notWell.length > 0) {
    const count = t('clusters.headline.notWell', {
      count: notWell.length,
      total: formatCount(total, context.locale),
    });
    words.push(
      context.brief
        ? count
        : t('clusters.headline.because', {
            words: count,
            problem: problemOf(notWell[0], t, context),
          }),
    );
  } else if (inState('watching') === total) {
    words.push(
      total === 2
        ? t('clusters.headline.bothWell')
        : t('clusters.headline.allWell', { count: total }),
    );
  } else words.push(t('clusters.headline.noneUnwell'));
  for (const state of ['unwatchable', 'connecting'] as const) {
    const count = inState(state);
    if (count > 0) words.push(t(`clusters.headline.${state}`, { count }));
  }
  const separator = notWell.length > 0 && !context.brief ? '; ' : ', ';
  return { words: words.join(separator), mark: worstMark(clusters) };
}
