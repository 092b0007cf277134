/**
 * Measures SLIs and reads golden signals from Prometheus, Thanos and Mimir.
 *
 * @packageDocumentation
 */
export { operationsModulePrometheus as default } from './module';
