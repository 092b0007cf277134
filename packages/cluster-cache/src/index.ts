/**
 * Watches each Kubernetes cluster once per process and answers from memory.
 *
 * @packageDocumentation
 */
export { readAccountsFromConfig, withAccount } from './accounts';
export type { ClusterAccount } from './accounts';
export { ApiError } from './ApiError';
export { ClusterCache } from './ClusterCache';
export type { ClusterCacheOptions, ClusterRequest } from './ClusterCache';
export { readClustersFromConfig, readCustomKindsFromConfig } from './config';
export { DEFAULT_KINDS } from './kinds';
export { parseLabelSelector } from './labelSelector';
export type { Requirement } from './labelSelector';
export { clusterCacheServiceFactory, clusterCacheServiceRef } from './service';
export type { ClusterCacheTiming } from './timing';
export * from './types';
