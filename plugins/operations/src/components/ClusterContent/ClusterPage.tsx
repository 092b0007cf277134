import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useParams } from 'react-router-dom';
import { useCluster } from '../../hooks/useClusters';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { clustersRouteRef } from '../../routes';
import { Page } from '../Page';
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
    <Page back={{ href: back, label: t('cluster.back') }}>
      <div className={styles.title}>
        <h1>{data?.title ?? name}</h1>
        {data?.entityRef && (
          <EntityRefLink entityRef={data.entityRef} disableTooltip hideIcon>
            {t('cluster.catalog')}
          </EntityRefLink>
        )}
      </div>
      <ClusterContent key={name} name={name} />
    </Page>
  );
}
