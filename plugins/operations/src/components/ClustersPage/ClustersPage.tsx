import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton, VisuallyHidden } from '@backstage/ui';
import { ClusterList } from '@operate-first/plugin-operations-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { formatTime } from '../../format/time';
import { useClusters } from '../../hooks/useClusters';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { rootRouteRef } from '../../routes';
import { clustersWords } from '../ClusterState';
import { HealthMark } from '../HealthMark';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { ClustersTable } from './ClustersTable';
import styles from './ClustersPage.module.css';

function Headline(props: { clusters: ClusterList; asOf?: number }) {
  const { clusters, asOf } = props;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  const present = clustersWords(clusters.items, t, { now, locale });
  const words =
    asOf === undefined
      ? present.words
      : t('services.headline.was', {
          time: formatTime(new Date(asOf).toISOString(), { now, locale }),
          words: present.words,
        });
  return (
    <>
      <h2 className={styles.headline}>
        <HealthMark mark={present.mark} stale={asOf !== undefined} size={22} />
        <span>{words}</span>
      </h2>
      <VisuallyHidden role="status">{words}</VisuallyHidden>
    </>
  );
}

/**
 * Every cluster: how we see it, what it has, and how its services are. Those that are not well come first.
 *
 * @internal
 */
export function ClustersPage() {
  const { t } = useOperationsTranslation();
  const clusters = useClusters();
  const asOf = oldPictureOf(clusters);
  const back = useRouteRef(rootRouteRef)?.();
  const isEmpty = clusters.data?.items.length === 0;
  return (
    <main className={styles.page}>
      <Link href={back ?? '..'} className={styles.back}>
        <RiArrowLeftLine size={16} aria-hidden /> {t('clusters.back')}
      </Link>
      {clusters.data && !isEmpty && (
        <Headline clusters={clusters.data} asOf={asOf} />
      )}
      {!clusters.data && clusters.error && (
        <h2 className={styles.headline}>
          <HealthMark mark="unknown" size={22} />
          <span>{t('clusters.headline.unanswered')}</span>
        </h2>
      )}
      <Problem of={clusters} subject="cluster" />
      {isEmpty && (
        <Empty title={t('clusters.empty')}>{t('clusters.emptyBody')}</Empty>
      )}
      {!clusters.data && !clusters.error && (
        <>
          <Skeleton width="28rem" height={28} />
          <Skeleton width="100%" height={180} />
        </>
      )}
      {clusters.data && !isEmpty && (
        <OldPicture.Provider value={asOf}>
          <Panel title={t('clusters.title')}>
            <ClustersTable clusters={clusters.data.items} />
          </Panel>
        </OldPicture.Provider>
      )}
    </main>
  );
}
