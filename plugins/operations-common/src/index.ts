/**
 * The model of operated services: types, permissions, arithmetic and the API client.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api/OperationsClient';
export * from './api/ProblemError';
export * from './api/RequestOptions';
export * from './api/SlosApi';
export * from './buckets';
export * from './health/freshness';
export * from './health/serviceHealth';
export * from './kubernetes';
export * from './maintenance';
export { parseQuantity } from './kubernetes/quantity';
export * from './permissions';
export * from './service/isService';
export * from './signals';
export * from './slo';
export * from './slo/report';
export * from './slo/rules';
export * from './openslo';
export type {
  Alert,
  AlertList,
  AvailabilityBucket,
  Budget,
  BudgetPolicy,
  BurnAlertState,
  Change,
  Cluster,
  ClusterCapacity,
  ClusterDetail,
  ClusterList,
  ClusterNode,
  ClusterQuota,
  components as OperationsComponents,
  Condition,
  ConfigurationProblem,
  Contact,
  Container,
  EnvironmentHealth,
  Exhaustion,
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
  Maintenance,
  MaintenanceInput,
  MaintenanceList,
  MaintenanceScope,
  Manifest,
  NamedRef,
  ObjectRef,
  Observation,
  operations as OperationsOperations,
  OwnerGroup,
  paths as OperationsPaths,
  Person,
  Pod,
  Problem,
  QuotaUse,
  ReleaseGate,
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
  ServiceSignals,
  ServiceSlos,
  ServiceWorkloads,
  SignalPanel,
  Slo,
  SloCoverage,
  SloDetail,
  SloDocumentProblem,
  SloFacets,
  SloHistory,
  SloList,
  SloObjective,
  SloPeriod,
  SloPoint,
  SloQuery,
  SloSeries,
  SloState,
  SloStateCounts,
  SloSuggestion,
  SloWhatIf,
  SloWindowView,
  Source,
  SourceList,
  SourceState,
  TimeMark,
  Visibility,
  WatchedKind,
  WatchState,
  WhatIfOutcome,
  Workload,
  WorkloadDetail,
  WorkloadEvent,
  WorkloadUse,
} from './generated/openapi';
