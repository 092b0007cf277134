/**
 * A source of observations that watches Kubernetes clusters.
 *
 * @packageDocumentation
 */
export { operationsModuleKubernetes as default } from './module';
