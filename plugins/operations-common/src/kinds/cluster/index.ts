export { clusterKind } from './clusterKind';
export type { ClusterParameters } from './parameters';
export { watchRights } from './watchRights';
export type { ClusterConnection, ClusterFacts } from './facts';
