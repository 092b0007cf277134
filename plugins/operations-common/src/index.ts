/**
 * The model of operated services: types, permissions, arithmetic and the API client.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api/OperationsClient';
export * from './api/ProblemError';
export * from './buckets/eventBuckets';
export * from './health/freshness';
export * from './health/serviceHealth';
export * from './kubernetes';
export { parseQuantity } from './kubernetes/quantity';
export * from './permissions';
export * from './service/isService';
export * from './signals';
export type {
  AvailabilityBucket,
  Change,
  Cluster,
  ClusterCapacity,
  ClusterDetail,
  ClusterList,
  ClusterNode,
  ClusterQuota,
  Condition,
  ConfigurationProblem,
  Contact,
  Container,
  EnvironmentHealth,
  FacetValue,
  Facts,
  Health,
  HealthCounts,
  HealthReason,
  HealthStatus,
  HistorySegment,
  Image,
  LocationHealth,
  LocationWorkloads,
  Manifest,
  ObjectRef,
  Observation,
  components as OperationsComponents,
  operations as OperationsOperations,
  paths as OperationsPaths,
  OwnerGroup,
  Person,
  Pod,
  Problem,
  QuotaUse,
  ResourceUse,
  Rollout,
  Scope,
  Service,
  ServiceAvailability,
  ServiceChanges,
  ServiceDetail,
  ServiceFacets,
  ServiceHistory,
  ServiceList,
  ServicePeople,
  ServiceWorkloads,
  Source,
  SourceList,
  SourceState,
  Visibility,
  WatchedKind,
  WatchState,
  Workload,
  WorkloadDetail,
  WorkloadEvent,
  WorkloadUse,
} from './generated/openapi';
