/**
 * Watches each Kubernetes cluster once per process and answers from memory.
 *
 * @packageDocumentation
 */
export { ClusterCache } from './ClusterCache';
export type { ClusterCacheOptions } from './ClusterCache';
export { readClustersFromConfig, readCustomKindsFromConfig } from './config';
export { DEFAULT_KINDS } from './kinds';
export type { ClusterCacheTiming } from './timing';
export * from './types';
