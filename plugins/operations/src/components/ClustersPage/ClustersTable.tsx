import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, VisuallyHidden } from '@backstage/ui';
import { Cluster } from '@operate-first/plugin-operations-common';
import { toGib } from '../../format/quantities';
import { useHeld } from '../../hooks/useHeld';
import { useHeldOrder } from '../../hooks/useHeldOrder';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { clusterRouteRef, rootRouteRef } from '../../routes';
import { Age } from '../Age';
import {
  clusterMark,
  compareClusters,
  isNotWell,
  NodesCount,
  ShowMore,
  UseCell,
} from '../ClusterState';
import { CountList, totalOf } from '../HealthCounts';
import { HealthMark } from '../HealthMark';
import { Numbers } from '../Panel';
import { pageStyles } from '../Page';
import styles from './ClustersPage.module.css';

const FIRST = 300;

const gib = (bytes: number | undefined) =>
  bytes === undefined ? undefined : toGib(bytes);

function ClusterLink(props: { cluster: Cluster }) {
  const { cluster } = props;
  const { name, title } = cluster;
  const clusterPath = useRouteRef(clusterRouteRef);
  return (
    <span className={styles.name}>
      <HealthMark mark={clusterMark(cluster)} />
      <Link
        href={clusterPath?.({ name }) ?? name}
        weight={isNotWell(cluster) ? 'bold' : 'regular'}
        color="primary"
        standalone
      >
        {title ?? name}
      </Link>
    </span>
  );
}

/** How we see the cluster, with what is wrong and what to do where something is. */
function Watch(props: { cluster: Cluster }) {
  const { state, since, message, remedy, clockMessage } = props.cluster;
  const { t } = useOperationsTranslation();
  return (
    <div className={styles.watch}>
      <span className={state === 'watching' ? pageStyles.quiet : undefined}>
        {t(`clusters.state.${state}`)}
        {since && (
          <>
            {' '}
            (<Age of={since} lasting />)
          </>
        )}
        {state !== 'watching' && `. ${message}`}
      </span>
      {remedy && <span className={pageStyles.quiet}> {remedy}</span>}
      {clockMessage && <span> {clockMessage}</span>}
    </div>
  );
}

function Services(props: { cluster: Cluster }) {
  const { name, title = name, services, stale } = props.cluster;
  const { t } = useOperationsTranslation();
  const listPath = useRouteRef(rootRouteRef)?.();
  const count = totalOf(services);
  return (
    <div className={styles.services}>
      <CountList
        counts={services}
        label={t('clusters.servicesOf', { name: title })}
        stale={stale}
      />
      {count > 0 && (
        <Link href={`${listPath ?? '..'}?cluster=${encodeURIComponent(name)}`}>
          {t('services.table.shown', { count })}
          <VisuallyHidden> {title}</VisuallyHidden>
        </Link>
      )}
    </div>
  );
}

/**
 * The clusters as a table. While somebody reads it, no row moves.
 *
 * @internal
 */
export function ClustersTable(props: { clusters: Cluster[] }) {
  const { t } = useOperationsTranslation();
  const { held, handlers } = useHeld();
  const clusters = useHeldOrder([...props.clusters].sort(compareClusters), {
    held,
    keyOf: ({ name }) => name,
  });
  return (
    <div className={styles.scroller} {...handlers}>
      <p className={pageStyles.quiet}>{t('clusters.legend')}</p>
      <ShowMore items={clusters} first={FIRST}>
        {shown => (
          <Numbers
            label={t('clusters.title')}
            hideLabel
            rows={shown}
            keyOf={({ name }) => name}
            columns={[
              {
                label: t('clusters.cluster'),
                header: true,
                cell: cluster => <ClusterLink cluster={cluster} />,
              },
              {
                label: t('clusters.how'),
                cell: cluster => <Watch cluster={cluster} />,
              },
              {
                label: t('clusters.version'),
                cell: ({ version }) => version ?? '—',
              },
              {
                label: t('clusters.nodes'),
                numeric: true,
                cell: cluster => <NodesCount cluster={cluster} />,
              },
              {
                label: t('clusters.cpu'),
                cell: ({ resources, stale }) => (
                  <UseCell
                    allocatable={resources.allocatable?.cpuCores}
                    requested={resources.requested?.cpuCores}
                    used={resources.used?.cpuCores}
                    stale={stale}
                  />
                ),
              },
              {
                label: t('clusters.memory'),
                cell: ({ resources, stale }) => (
                  <UseCell
                    allocatable={gib(resources.allocatable?.memoryBytes)}
                    requested={gib(resources.requested?.memoryBytes)}
                    used={gib(resources.used?.memoryBytes)}
                    stale={stale}
                  />
                ),
              },
              {
                label: t('clusters.services'),
                cell: cluster => <Services cluster={cluster} />,
              },
              {
                label: t('clusters.asOf'),
                numeric: true,
                cell: ({ observedAt }) =>
                  observedAt ? <Age of={observedAt} /> : t('clusters.never'),
              },
            ]}
          />
        )}
      </ShowMore>
    </div>
  );
}
