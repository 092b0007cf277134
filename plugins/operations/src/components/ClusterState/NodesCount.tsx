import { VisuallyHidden } from '@backstage/ui';
import { Cluster } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './ClusterState.module.css';

/**
 * How many nodes are ready; a dash where none is seen, which need not mean that there is none.
 *
 * @internal
 */
export function NodesCount(props: { cluster: Cluster }) {
  const { nodes, nodesReady, stale } = props.cluster;
  const { t, locale } = useOperationsTranslation();
  if (nodes === 0) {
    return (
      <span className={styles.quiet} title={t('cluster.noNodes')}>
        <span aria-hidden>—</span>
        <VisuallyHidden>{t('cluster.noNodes')}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span
      className={styles.nodes}
      data-not-well={nodesReady < nodes || undefined}
      data-stale={stale || undefined}
    >
      {t('clusters.nodesOf', {
        ready: formatCount(nodesReady, locale),
        total: formatCount(nodes, locale),
      })}
    </span>
  );
}
