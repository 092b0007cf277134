import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import { useClusters } from '../../hooks/useClusters';
import { DataScope } from '../DataScope';
import { ClusterContent } from './ClusterContent';

function NamedByEntity() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const clusters = useClusters();
  if (!clusters.data && !clusters.error) {
    return <Skeleton width="100%" height={132} />;
  }
  // A cluster may be configured under another name than its Resource has.
  const name =
    clusters.data?.items.find(cluster => cluster.entityRef === entityRef)
      ?.name ?? entity.metadata.name;
  return <ClusterContent key={name} name={name} />;
}

/**
 * The Cluster content of a Resource that is a cluster.
 *
 * @internal
 */
export function EntityCluster() {
  return (
    <DataScope>
      <NamedByEntity />
    </DataScope>
  );
}
