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
export * from './permissions';
export * from './service/isService';
export * from './signals';
export type {
  AvailabilityBucket,
  components as OperationsComponents,
  ConfigurationProblem,
  Contact,
  EnvironmentHealth,
  FacetValue,
  Facts,
  Health,
  HealthReason,
  HealthStatus,
  HistorySegment,
  LocationHealth,
  Observation,
  OwnerGroup,
  operations as OperationsOperations,
  paths as OperationsPaths,
  Person,
  Problem,
  Scope,
  Service,
  ServiceAvailability,
  ServiceDetail,
  ServiceFacets,
  ServiceHistory,
  ServiceList,
  ServicePeople,
  Source,
  SourceList,
  SourceState,
  Visibility,
} from './generated/openapi';
