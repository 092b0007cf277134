import { Skeleton } from '@backstage/ui';
import { useCluster } from '../../hooks/useClusters';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthBar, totalOf } from '../HealthCounts';
import { NarrowedServices } from '../NarrowedServices';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { CapacityPanel } from './CapacityPanel';
import { ClusterStrip } from './ClusterStrip';
import { NodesPanel } from './NodesPanel';
import { QuotasPanel } from './QuotasPanel';
import { WatchPanel } from './WatchPanel';
import styles from './ClusterContent.module.css';

/**
 * Everything about one cluster: the answer first, then the services on it, what it has, and how we see it.
 *
 * @internal
 */
export function ClusterContent(props: { name: string }) {
  const { t } = useOperationsTranslation();
  const cluster = useCluster(props.name);
  const { data, error, refetch } = cluster;
  return (
    <div className={styles.page}>
      <Problem of={cluster} subject="cluster" />
      {!data && !error && (
        <>
          <Skeleton width="100%" height={132} />
          <Skeleton width="100%" height={220} />
          <Skeleton width="100%" height={220} />
        </>
      )}
      {data && (
        <OldPicture.Provider value={oldPictureOf(cluster)}>
          <ClusterStrip cluster={data} />
          <Panel title={t('cluster.services.title')}>
            {totalOf(data.services) > 0 && (
              <>
                <p className={styles.quiet}>{t('cluster.services.hereIs')}</p>
                <HealthBar
                  counts={data.services}
                  label={t('cluster.services.here')}
                  stale={data.stale}
                />
                <p className={styles.quiet}>{t('cluster.services.whole')}</p>
              </>
            )}
            <NarrowedServices
              filter={{ cluster: [data.name] }}
              empty={{
                title: t('cluster.services.none'),
                body: t('cluster.services.noneBody'),
              }}
              onNews={refetch}
            />
          </Panel>
          <CapacityPanel cluster={data} />
          <NodesPanel cluster={data} />
          <QuotasPanel cluster={data} />
          <WatchPanel cluster={data} />
        </OldPicture.Provider>
      )}
    </div>
  );
}
