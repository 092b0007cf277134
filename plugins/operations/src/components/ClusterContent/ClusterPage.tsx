import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { RiArrowLeftLine } from '@remixicon/react';
import { useParams } from 'react-router-dom';
import { useCluster } from '../../hooks/useClusters';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { clustersRouteRef } from '../../routes';
import { ClusterContent } from './ClusterContent';
import styles from './ClusterContent.module.css';

/**
 * A cluster at its own address, for those without a Resource in the catalog.
 *
 * @internal
 */
export function ClusterPage() {
  const { t } = useOperationsTranslation();
  const { name = '' } = useParams();
  const back = useRouteRef(clustersRouteRef)?.();
  const { data } = useCluster(name);
  return (
    <main className={styles.main}>
      <Link href={back ?? '..'} className={styles.back}>
        <RiArrowLeftLine size={16} aria-hidden /> {t('cluster.back')}
      </Link>
      <div className={styles.title}>
        <h1>{data?.title ?? name}</h1>
        {data?.entityRef && (
          <EntityRefLink entityRef={data.entityRef} disableTooltip hideIcon>
            {t('cluster.catalog')}
          </EntityRefLink>
        )}
      </div>
      <ClusterContent key={name} name={name} />
    </main>
  );
}
