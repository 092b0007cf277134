export { ClusterPage } from './ClusterPage';
export { EntityCluster } from './EntityCluster';
